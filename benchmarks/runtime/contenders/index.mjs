/** Every contender is a module beside this one whose default export makes it: ({ url }) => { operations, close }. The first is the floor. */
export const contenders = [
  'pg-named',
  'pg-unnamed',
  'pg-tuned',
  'pg-pipelined',
  'kysely',
  'drizzle',
  'drizzle-prepared',
  'prisma',
  'dunder',
  'dunder-statement',
];
export const floor = contenders[0];
