// node compile/calls.mjs [part of a name]: calls of TypeScript 6's functions, in thousands, for the first query of a kind in a file and for each further one.
//
// Other programs of the machine do not change a count, so it shows what a change of the types is worth where times do not.
import { Session } from 'node:inspector/promises';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { table } from '../statistics.mjs';
import { measureGeneration } from './generate.mjs';
import { writeProject } from './write-project.mjs';

/** Bodies of a function; O is `models.Model3.objects`, of another model in each function. */
const queries = {
  objects: 'O;',
  slice: 'O.slice(0, 20);',
  'await slice': 'await O.slice(0, 20);',
  orderBy: "O.orderBy('i1');",
  filter: 'O.filter({ i1: 5 });',
  'filter by three paths': "O.filter({ a__b__s1__contains: 'x', a__b__i1__gt: 5, b__s2: 'y' });",
  'filter by F': "O.filter({ i1__gt: F('i2') });",
  'filter by Q': 'O.filter(Q({ i1: 1 }).or({ i2: 3 }));',
  only: "O.only('s1', 'i1');",
  'distinct of a field': "O.distinct('s1');",
  latest: "O.latest('d1');",
  selectRelated: "O.selectRelated('a__b');",
  prefetchRelated: "O.prefetchRelated('m');",
  'values of five paths': "O.values('id', 's1', 'i1', 'a__s1', 'a__b__i2');",
  valuesList: "O.valuesList('id', { flat: true });",
  'annotate Count': "O.annotate({ n: Count('m') });",
  'annotate Case': "O.annotate({ x: Case(When({ i1: 1 }, { then: Value('a') }), { default: Value('b') }) });",
  'annotate Coalesce': "O.annotate({ x: Coalesce('n1', 's1') });",
  'annotate Window': "O.annotate({ x: Window(RowNumber(), { partitionBy: 'i1', orderBy: '-i2' }) });",
  aggregate: "O.aggregate({ n: Sum('i1') });",
  update: 'O.update({ i1: 3 });',
  create: "O.create({ s1: 'a', s2: 'b', s3: 'c', s4: 'd', i1: 1, i2: 2, i3: 3, f1: 1, d1: new Date(), j1: {}, aId: 1, bId: 1, cId: 1 });",
};
const HEAD = `import { Case, Coalesce, Count, F, Q, RowNumber, Sum, Value, When, Window } from 'dunder';
import * as models from './generated/index.js';
`;
/** Models that no relation of the queries leads to twice. */
const MODELS = Array.from({ length: 10 }, (_, index) => 3 + 5 * index);

const ts = createRequire(import.meta.url)('typescript-6');
const folder = writeProject('dunder', 100, 'calls');
measureGeneration('dunder', folder, 1);
const file = join(folder, 'queries.ts');
let text = HEAD;
let version = 0;
const service = ts.createLanguageService(languageHost(), ts.createDocumentRegistry());
const session = new Session();
session.connect();
await session.post('Profiler.enable');

await calls(HEAD);
const base = await calls(`${HEAD}export {};\n`);
const rows = [];
for (const [name, query] of Object.entries(queries)) {
  if (!name.includes(process.argv[2] ?? '')) continue;
  const [one, three, ten] = [await calls(program(query, 1)), await calls(program(query, 3)), await calls(program(query, 10))];
  const further = (ten - three) / 7;
  rows.push([name, Math.round((one - base) / 1_000), Math.round(further / 1_000)]);
}
if (process.argv[2] === undefined) {
  const queries = readFileSync(file, 'utf8');
  rows.push(['all 50 of `npm run compile`', Math.round((await calls(queries)) / 1_000), '']);
}
console.log(table(['query, 100 models', 'the first of a file, thousands of calls', 'each further one'], rows));
process.exit(0);

function program(query, count) {
  const functions = MODELS.slice(0, count).map(
    (model) => `export async function query${model}() { ${query.replaceAll('O', `models.Model${model}.objects`)} }`,
  );
  return HEAD + functions.join('\n');
}

/** Calls until the compiler has told the faults of `content`: none. */
async function calls(content) {
  text = content;
  version++;
  service.getSyntacticDiagnostics(file);
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const faults = service.getSemanticDiagnostics(file);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  await session.post('Profiler.stopPreciseCoverage');
  if (faults.length > 0) throw new Error(ts.flattenDiagnosticMessageText(faults[0].messageText, '\n'));
  const compiler = result.filter(({ url }) => url.endsWith('typescript.js'));
  return compiler.flatMap(({ functions }) => functions).reduce((sum, { ranges }) => sum + ranges[0].count, 0);
}

function languageHost() {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(folder, 'tsconfig.queries.json'), ts.sys.readFile).config,
    ts.sys,
    folder,
  );
  const snapshots = new Map();
  const read = (name) => {
    if (!snapshots.has(name)) snapshots.set(name, ts.ScriptSnapshot.fromString(ts.sys.readFile(name)));
    return snapshots.get(name);
  };
  return {
    ...ts.sys,
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: (name) => (name === file ? String(version) : '1'),
    getScriptSnapshot: (name) => (name === file ? ts.ScriptSnapshot.fromString(text) : ts.sys.fileExists(name) ? read(name) : undefined),
    useCaseSensitiveFileNames: () => true,
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  };
}
