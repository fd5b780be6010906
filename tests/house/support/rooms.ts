/** A part of the tree and what it may import. What is not named here is refused. */
export interface Room {
  readonly name: string;
  /** The files, by the first room whose pattern matches. */
  readonly files: RegExp;
  /** Rooms and packages. A room always may import itself; `node:` stands for every module of Node. */
  readonly may: readonly string[];
  /** Rooms of which it may import types alone: nothing of them runs. */
  readonly types?: readonly string[];
}

/** What everything that runs may stand on. */
const ground = ['errors', 'values', 'decimal.js', 'node:'];

export const rooms: readonly Room[] = [
  { name: 'schema/ir', files: /^schema\/ir\//, may: [] },
  { name: 'schema/vocabulary', files: /^schema\/(vocabulary\/|index\.ts$)/, may: [], types: ['schema/ir'] },
  // Written as users write: schema files and the classes over generated ones.
  { name: 'reference', files: /^schema\/reference/, may: ['dunder', 'dunder/schema', 'generated'] },
  { name: 'generated', files: /^generated\//, may: ['dunder/codegen', 'reference'] },

  { name: 'generator', files: /^generator\//, may: ['schema/ir', 'ts-morph', 'prettier', 'node:'] },

  { name: 'errors', files: /^runtime\/(errors\/|assert-never\.ts$)/, may: [] },
  { name: 'values', files: /^runtime\/values\//, may: ground },
  { name: 'sql', files: /^runtime\/sql\//, may: [...ground, 'schema/ir'], types: ['contracts'] },
  {
    name: 'query/types',
    files: /^runtime\/query\/types\//,
    may: ['decimal.js'],
    types: ['values', 'errors', 'sql', 'connection', 'expressions', 'query', 'model'],
  },
  { name: 'expressions', files: /^runtime\/expressions\//, may: [...ground, 'sql'], types: ['schema/ir', 'query/types'] },
  { name: 'lookups', files: /^runtime\/lookups\//, may: [...ground, 'sql', 'expressions'], types: ['schema/ir'] },

  // The only two files that know every database: one makes its dialect, one opens its driver.
  { name: 'choice of dialect', files: /^runtime\/dialects\/dialects\.ts$/, may: [...ground, 'contracts', 'postgres', 'mysql', 'sqlite'] },
  {
    name: 'choice of driver',
    files: /^runtime\/connection\/open-driver\.ts$/,
    may: [...ground, 'contracts', 'connection', ...driversOf()],
  },
  { name: 'contracts', files: /^runtime\/dialects\/([^/]+\.ts$|codecs\/)/, may: [...ground, 'sql'], types: ['schema/ir'] },
  // Drivers before dialects: only they know a package, and they need no dialect.
  {
    name: 'postgres drivers',
    files: /^runtime\/dialects\/postgres\/drivers\//,
    may: [...ground, 'contracts', 'postgres', 'pg', '@electric-sql/pglite'],
  },
  {
    name: 'mysql drivers',
    files: /^runtime\/dialects\/mysql\/drivers\//,
    may: [...ground, 'contracts', 'mysql', 'mysql2', 'mysql2/promise'],
  },
  {
    name: 'sqlite drivers',
    files: /^runtime\/dialects\/sqlite\/drivers\//,
    may: [...ground, 'contracts', 'sqlite', 'libsql', 'better-sqlite3'],
  },
  { name: 'postgres', files: /^runtime\/dialects\/postgres\//, may: [...ground, 'contracts', 'sql', 'schema/ir'] },
  { name: 'mysql', files: /^runtime\/dialects\/mysql\//, may: [...ground, 'contracts', 'sql', 'schema/ir'] },
  { name: 'sqlite', files: /^runtime\/dialects\/sqlite\//, may: [...ground, 'contracts', 'sql', 'schema/ir'] },

  { name: 'connection', files: /^runtime\/connection\//, may: [...ground, 'choice of dialect', 'choice of driver'], types: ['contracts'] },

  // A row becomes an instance through its metadata: no query knows the class of models.
  {
    name: 'model class',
    files: /^runtime\/model\/model\.ts$/,
    may: [...ground, 'model', 'query', 'connection'],
    types: ['query/types', 'expressions', 'contracts'],
  },
  {
    name: 'query',
    files: /^runtime\/query\//,
    may: [...ground, 'query/types', 'sql', 'expressions', 'lookups', 'model', 'connection'],
    types: ['schema/ir', 'contracts'],
  },
  {
    name: 'model',
    files: /^runtime\/model\//,
    may: [...ground, 'schema/ir', 'sql', 'query', 'expressions', 'connection', 'model class'],
    types: ['query/types', 'contracts'],
  },

  {
    name: 'doors',
    files: /^runtime\/(index|codegen|testing\/.+)\.ts$/,
    may: [
      ...ground,
      'sql',
      'query',
      'expressions',
      'lookups',
      'model',
      'model class',
      'connection',
      'choice of driver',
      'choice of dialect',
    ],
    types: ['schema/ir', 'query/types', 'contracts'],
  },

  { name: 'cli', files: /^cli\//, may: ['schema/ir', 'generator', 'dunder', 'yargs', 'yargs/helpers', 'node:'] },
  {
    name: 'users',
    files: /^(examples|benchmarks)\//,
    may: ['dunder', 'dunder/schema', 'dunder/codegen', 'dunder/testing', 'generated', 'reference', '*'],
  },
];

/** The room of a file; tests and scripts may import what they like. */
export function roomOf(file: string): Room | undefined {
  return rooms.find((room) => room.files.test(file));
}

function driversOf(): readonly string[] {
  return ['postgres drivers', 'mysql drivers', 'sqlite drivers'];
}
