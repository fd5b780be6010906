import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './compile.js';

/** The package as it is written: the folder of its runtime, and the ending of its files. */
export const SOURCES: Package = { runtime: path.join(root, 'runtime'), extension: '.ts' };
/** Where a project finds the package: its sources, or the declarations that are published. */
export interface Package {
  readonly runtime: string;
  readonly extension: '.ts' | '.d.ts';
}

/**
 * Writes generated code for `count` models, each with 13 scalar fields, 3 foreign keys, their reverse sides, a many-to-many and its
 * reverse, and a file of 50 queries over them; and projects: without and with the queries, and with a file that is being edited.
 */
export function writeBudgetProject(count: number, from: Package): string {
  const folder = mkdtempSync(path.join(tmpdir(), `dunder-budget-${count}-`));
  const models = modelShapes(count);
  mkdirSync(path.join(folder, 'generated'));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  write('generated/registry.ts', `import * as orm from 'dunder/codegen';\nexport const registry = new orm.Registry();\n`);
  for (const model of models) write(`generated/m${model.index}.ts`, modelFile(model));
  write('generated/index.ts', models.map(({ index }) => `export { M${index}, type M${index}Schema } from './m${index}.js';\n`).join(''));
  write('base.ts', `export * from './generated/index.js';\n`);
  write('queries.ts', queriesFile(models, from));
  write('probe.ts', '');
  for (const name of ['base', 'queries']) write(`tsconfig.${name}.json`, project([`${name}.ts`], from));
  write('tsconfig.json', project(['queries.ts', 'probe.ts'], from));
  return folder;
}

interface ModelShape {
  readonly index: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly m: number;
  /** The models whose a, b, c and m point here. */
  readonly reverse: { readonly a: number; readonly b: number; readonly c: number; readonly m: number };
}

function modelShapes(count: number): ModelShape[] {
  const target = {
    a: (i: number) => (7 * i + 1) % count,
    b: (i: number) => (13 * i + 2) % count,
    c: (i: number) => (17 * i + 3) % count,
    m: (i: number) => (3 * i + 5) % count,
  };
  const indexes = Array.from({ length: count }, (_, i) => i);
  const inverse = (of: (i: number) => number) => new Map(indexes.map((i) => [of(i), i]));
  const back = { a: inverse(target.a), b: inverse(target.b), c: inverse(target.c), m: inverse(target.m) };
  return indexes.map((i) => ({
    index: i,
    a: target.a(i),
    b: target.b(i),
    c: target.c(i),
    m: target.m(i),
    reverse: { a: back.a.get(i)!, b: back.b.get(i)!, c: back.c.get(i)!, m: back.m.get(i)! },
  }));
}

function modelFile({ index, a, b, c, m, reverse }: ModelShape): string {
  const neighbours = [...new Set([a, b, c, m, reverse.a, reverse.b, reverse.c, reverse.m])]
    .filter((other) => other !== index)
    .sort((x, y) => x - y);
  const text = ['s1', 's2', 's3', 's4'];
  const integers = ['i1', 'i2', 'i3'];
  const keys = [
    ['a', a],
    ['b', b],
    ['c', c],
  ] as const;
  const backs = [
    ['ra', reverse.a, 'a'],
    ['rb', reverse.b, 'b'],
    ['rc', reverse.c, 'c'],
  ] as const;
  const column = (name: string, type: string, more = '') =>
    `    { name: '${name}', attribute: '${name}', column: '${name}', type: { kind: '${type}' }${more} },`;
  return `import * as orm from 'dunder/codegen';
${neighbours.map((other) => `import type { ${[a, b, c].includes(other) ? `M${other}, ` : ''}M${other}Schema } from './m${other}.js';`).join('\n')}
import { registry } from './registry.js';

export interface M${index}Schema extends orm.ModelSchema {
  readonly name: 'M${index}';
  readonly is: 'M${index}';
  readonly model: M${index};
  readonly pk: number;
  readonly key: 'id';
  readonly required: 'a' | 'b' | 'c' | ${[...text, ...integers].map((name) => `'${name}'`).join(' | ')} | 'b1' | 'f1' | 'd1' | 'j1';
  readonly own: {
    readonly aId: orm.IntegerField;
    readonly b1: orm.BooleanField;
    readonly bId: orm.IntegerField;
    readonly cId: orm.IntegerField;
    readonly d1: orm.DateTimeField;
    readonly f1: orm.FloatField;
${integers.map((name) => `    readonly ${name}: orm.IntegerField;`).join('\n')}
    readonly id: orm.IntegerField;
    readonly j1: orm.JsonField<unknown>;
    readonly n1: orm.Nullable<orm.TextField>;
    readonly pk: orm.IntegerField;
${text.map((name) => `    readonly ${name}: orm.TextField;`).join('\n')}
  };
  readonly rels: {
${keys.map(([name, to]) => `    readonly ${name}: orm.One<M${to}Schema>;`).join('\n')}
    readonly m: orm.Many<M${m}Schema>;
${backs.map(([name, to]) => `    readonly ${name}: orm.Many<M${to}Schema>;`).join('\n')}
    readonly rm: orm.Many<M${reverse.m}Schema>;
  };
  readonly links: M${index}Schema['rels'];
}

export class M${index} extends orm.Model<M${index}Schema> {
  declare static readonly objects: orm.ManagerOf<orm.QuerySet<M${index}Schema>>;

  declare aId: number;
  declare b1: boolean;
  declare bId: number;
  declare cId: number;
  declare d1: Date;
  declare f1: number;
${integers.map((name) => `  declare ${name}: number;`).join('\n')}
  declare id: number;
  declare j1: unknown;
  declare n1: string | null;
${text.map((name) => `  declare ${name}: string;`).join('\n')}
}
export interface M${index} {
${keys.map(([name, to]) => `  get ${name}(): orm.Related<this, '${name}', M${to}>;\n  set ${name}(value: M${to});`).join('\n')}
  get m(): orm.RelatedMany<this, 'm', orm.ManyToManyManager<orm.QuerySet<M${m}Schema>>>;
${backs.map(([name, to, field]) => `  get ${name}(): orm.RelatedMany<this, '${name}', orm.RelatedManager<orm.QuerySet<M${to}Schema>, '${field}'>>;`).join('\n')}
  get rm(): orm.RelatedMany<this, 'rm', orm.ManyToManyManager<orm.QuerySet<M${reverse.m}Schema>>>;
}

orm.defineModel(registry, M${index}, () => ({
  name: 'M${index}',
  table: 'm${index}',
  fields: [
${column('id', 'bigAuto', ', primaryKey: true')}
${[...text, 'n1'].map((name) => column(name, 'text')).join('\n')}
${integers.map((name) => column(name, 'integer')).join('\n')}
${column('b1', 'boolean')}
${column('f1', 'float')}
${column('d1', 'dateTime')}
${column('j1', 'json')}
${keys
  .map(
    ([name, to]) =>
      `    { name: '${name}', attribute: '${name}Id', column: '${name}_id', type: { kind: 'bigInteger' }, index: true, relation: { kind: 'foreignKey', model: 'M${to}', toField: 'id', onDelete: { action: 'CASCADE' }, reverse: { accessor: 'r${name}', queryName: 'r${name}' } } },`,
  )
  .join('\n')}
    { name: 'm', attribute: 'm', column: null, type: null, blank: true, relation: { kind: 'manyToMany', model: 'M${m}', through: 'MM${index}', throughFields: ['from', 'to'], reverse: { accessor: 'rm', queryName: 'rm' } } },
  ],
  primaryKey: ['id'],
  verboseName: 'm${index}',
  verboseNamePlural: 'm${index}s',
}));
`;
}

const queries: readonly ((name: string) => string)[] = [
  (M) =>
    `const r = await ${M}.objects.filter({ a__b__s1__contains: 'x', a__b__i1__gt: 5, b__s2: 'y' }).orderBy('i1').slice(0, 20); use(r[0]!.s1.length + r[0]!.i1);`,
  (M) =>
    `const r = await ${M}.objects.filter({ b1: true }).selectRelated('a__b').prefetchRelated('ra__c', 'm'); use(r[0]!.a.b.s1.length); for (const x of r[0]!.ra) use(x.c.i1); for (const x of r[0]!.m) use(x.i2);`,
  (M) =>
    `const r = await ${M}.objects.filter({ i1__gte: 1, ra__s1: 'q' }).values('id', 's1', 'i1', 'a__s1', 'a__b__i2'); use(r[0]!.a__b__i2 + r[0]!.i1);`,
  (M) =>
    `const r = await ${M}.objects.filter({ a__s1: 'x' }).values('s1').annotate({ n: Count('id'), avg: Avg('i1') }); use(r[0]!.n + (r[0]!.avg ?? 0));`,
  (M) =>
    `const r = await ${M}.objects.filter({ ra__c__i2__lt: 9 }).selectRelated('b').annotate({ n: Count('ra') }).orderBy('-n'); use(r[0]!.b.i3 + r[0]!.n);`,
];

function queriesFile(models: readonly ModelShape[], { runtime }: Package): string {
  const lines = Array.from({ length: 50 }, (_, k) => {
    const name = `M${models[(k * 3) % models.length]!.index}`;
    return `export async function q${k}() {\n  ${queries[k % 5]!(`models.${name}`)}\n}`;
  });
  return `import type { AverageFunction, CountFunction } from '${runtime}/expressions/signatures.js';
import * as models from './generated/index.js';
declare const Count: CountFunction;
declare const Avg: AverageFunction;
declare function use(x: number): void;
${lines.join('\n')}
`;
}

function project(files: readonly string[], { runtime, extension }: Package): string {
  return JSON.stringify({
    extends: path.join(root, 'tsconfig.base.json'),
    compilerOptions: {
      noEmit: true,
      types: ['node'],
      typeRoots: [path.join(root, 'node_modules/@types')],
      paths: { dunder: [path.join(runtime, `index${extension}`)], 'dunder/codegen': [path.join(runtime, `codegen${extension}`)] },
    },
    files,
  });
}
