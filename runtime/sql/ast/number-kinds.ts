/** Kinds of integer column whose values are a `number` in JavaScript: what they hold is exact in it. Those of 64 bits are a `bigint`. */
const NUMBER_KINDS: ReadonlySet<string> = new Set([
  'auto',
  'bigAuto',
  'smallAuto',
  'integer',
  'smallInteger',
  'positiveInteger',
  'positiveSmallInteger',
]);

export const isNumberKind = (kind: string): boolean => NUMBER_KINDS.has(kind);
