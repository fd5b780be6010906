/** The members of a list in lists of `size`, the last perhaps shorter: `inParts([1, 2, 3], 2)` is `[[1, 2], [3]]`. */
export function inParts<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, part) => list.slice(part * size, (part + 1) * size));
}
