/** The choice that a misspelt name most likely meant, or undefined when none is near. */
export function closest(name: string, choices: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const choice of choices) {
    if (choice === name) continue;
    if (choice.toLowerCase() === name.toLowerCase()) return choice;
    const found = distance(name.toLowerCase(), choice.toLowerCase(), bestDistance);
    if (found < bestDistance) [best, bestDistance] = [choice, found];
  }
  return best;
}

/** `Did you mean 'author'? Choices are: author, title.` for the hint of a diagnostic. */
export function didYouMean(name: string, choices: Iterable<string>): string {
  const all = [...choices];
  const near = closest(name, all);
  const list = all.length === 0 ? '' : `Choices are: ${all.slice(0, MAX_LISTED).join(', ')}${all.length > MAX_LISTED ? ', …' : ''}.`;
  return [near === undefined ? '' : `Did you mean '${near}'?`, list].filter(Boolean).join(' ');
}

const MAX_LISTED = 30;

/** Edits between two words, a swap of neighbours counting as one; gives up at `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + same);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, at(beforeLast, column - 2) + 1);
      current.push(least);
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
