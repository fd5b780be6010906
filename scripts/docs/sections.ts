import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseTable } from './database-table.js';
import { MEANINGS, METHODS } from './meanings.js';
import { readCodes, type ToldCode } from './read-codes.js';
import { type Documented, readDocs } from './read-docs.js';

/** The generated parts of the reference pages, by the name between `<!-- begin: name -->` and `<!-- end: name -->`. */
export function sections(root: string): ReadonlyMap<string, string> {
  const docs = (path: string): readonly Documented[] =>
    typescriptFiles(join(root, path)).flatMap((file) => readDocs(file, readFileSync(file, 'utf8')));
  return new Map([
    ['errors', errors(root)],
    ['diagnostics', diagnostics(root)],
    ['fields', fieldTypes(docs('schema/vocabulary/fields'))],
    ['options', options(docs('schema/vocabulary/options'))],
    ['meta', members(docs('schema/vocabulary/meta.ts'), 'Meta')],
    ['validators', functions(docs('schema/vocabulary/validators'), 'validators.')],
    ['refining', methods(docs('runtime/query/refining-methods.ts'))],
    ['reading', methods([...docs('runtime/query/reading-query-set.ts'), ...docs('runtime/query/reading-methods.ts')])],
    ['writing', methods([...docs('runtime/query/writing-methods.ts'), ...docs('runtime/query/query-set.ts')])],
    ['database-options', members(docs('runtime/connection/database-options.ts'), 'DatabaseOptions')],
    ['configure', members(docs('runtime/connection/configure.ts'), 'Configuration', 'Defaults')],
    ['log', members(docs('runtime/connection/query-log.ts'), 'LogOptions')],
    ['atomic', members(docs('runtime/connection/transaction-options.ts'), 'AtomicOptions')],
    ['text-functions', functions(docs('runtime/expressions/functions/text-functions.ts'), '')],
    ['math-functions', functions(docs('runtime/expressions/functions/math-functions.ts'), '')],
    ['date-functions', functions(docs('runtime/expressions/functions/date-functions.ts'), '')],
    ['comparison-functions', functions(docs('runtime/expressions/functions/comparison-functions.ts'), '')],
    ['aggregates', functions(docs('runtime/expressions/aggregates/aggregates.ts'), '')],
    ['postgres-aggregates', functions(docs('runtime/expressions/postgres/aggregates.ts'), '')],
    ['json-functions', functions(docs('runtime/expressions/functions/json-functions.ts'), '')],
    [
      'postgres-functions',
      functions([...docs('runtime/expressions/postgres/array-subquery.ts'), ...docs('runtime/expressions/postgres/functions.ts')], ''),
    ],
    ['search', functions(docs('runtime/expressions/search'), '')],
    ['uuid-functions', functions(docs('runtime/expressions/functions/uuid-functions.ts'), '')],
    ['databases', databaseTable()],
    ['replica', members(docs('runtime/connection/primary-replica-router.ts'), 'PrimaryReplicaOptions')],
  ]);
}

/** Every code of the sources, with all the places that tell it. */
function codesOf(root: string): ReadonlyMap<string, readonly ToldCode[]> {
  const told = ['runtime', 'generator', 'cli', 'schema'].flatMap((room) =>
    typescriptFiles(join(root, room)).flatMap((file) => readCodes(file, readFileSync(file, 'utf8'))),
  );
  const byCode = new Map<string, ToldCode[]>();
  for (const one of told) byCode.set(one.code, [...(byCode.get(one.code) ?? []), one]);
  return new Map([...byCode].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function errors(root: string): string {
  const byFamily = new Map<string, string[]>();
  for (const [code, told] of codesOf(root)) {
    const family = code.split('.')[0] ?? '';
    if (family === 'SCHEMA') continue;
    const said = told.find((one) => one.message !== undefined);
    const meaning = MEANINGS[code] ?? (said?.message === undefined ? undefined : { message: said.message, hint: said.hint ?? '' });
    if (meaning === undefined)
      throw new Error(`${code} has no text beside it in the source: say what it means in scripts/docs/meanings.ts.`);
    const classes = [...new Set(told.flatMap(({ errorClass }) => errorClass ?? []))].sort().map((name) => `\`${name}\``);
    const row = [`\`${code}\``, classes.join(', '), escape(meaning.message), escape(meaning.hint)];
    byFamily.set(family, [...(byFamily.get(family) ?? []), `| ${row.join(' | ')} |`]);
  }
  return [...byFamily]
    .map(([family, rows]) =>
      [`### ${family}`, '', '| Code | Class | What it says | What works |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    )
    .join('\n\n');
}

/** Each code with a report that the golden tests compare byte by byte. */
function diagnostics(root: string): string {
  const golden = join(root, 'tests/golden');
  const reports = readdirSync(golden)
    .sort()
    .flatMap((folder) =>
      readdirSync(join(golden, folder, '..')).includes(folder) ? readReports(join(golden, folder, 'expected/diagnostics.txt')) : [],
    );
  return [...codesOf(root)]
    .filter(([code]) => code.startsWith('SCHEMA.'))
    .map(([code, told]) => {
      const shown = reports.filter((report) => report.includes(` ${code}: `)).sort((a, b) => a.length - b.length)[0];
      const said = told.find((one) => one.message !== undefined);
      return `### ${code}\n\n\`\`\`text\n${shown ?? [`${code}: ${said?.message ?? ''}`, ...(said?.hint ? [`  → ${said.hint}`] : [])].join('\n')}\n\`\`\``;
    })
    .join('\n\n');
}

function readReports(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8')
      .trim()
      .split(/\n\n(?=\S+:\d+:\d+ )/);
  } catch {
    return [];
  }
}

function fieldTypes(docs: readonly Documented[]): string {
  return functions(docs, 'fields.');
}

function functions(docs: readonly Documented[], prefix: string): string {
  const rows = docs
    .filter(({ owner, text }) => owner === undefined && text !== '')
    .map(({ name, text, example, see }) => [
      `${code(`${prefix}${name === 'enumeration' ? 'enum' : name}`)}`,
      escape(oneLine(text)),
      example === undefined ? '' : code(oneLine(example)),
      link(see),
    ]);
  return grid(['Name', 'What it is', 'Example', 'Django'], rows);
}

function options(docs: readonly Documented[]): string {
  const seen = new Set<string>();
  const rows = docs.flatMap(({ name, text, example, see }) => {
    if (text === '' || seen.has(name)) return [];
    seen.add(name);
    return [[code(name), escape(oneLine(text)), example === undefined ? '' : code(oneLine(example)), link(see)]];
  });
  return grid(['Option', 'What it does', 'Example', 'Django'], rows);
}

function members(docs: readonly Documented[], ...owners: readonly string[]): string {
  const rows = docs
    .filter(({ owner, text }) => owner !== undefined && owners.includes(owner) && text !== '')
    .map(({ name, type, text }) => [code(name), code(type), escape(oneLine(text))]);
  return grid(['Name', 'Type', 'What it does'], rows);
}

function methods(docs: readonly Documented[]): string {
  const rows = docs
    .filter(({ owner, name }) => owner !== undefined && !['then', 'catch', 'finally', 'constructor'].includes(name))
    .map(({ name, text }) => [code(`${name}()`), escape(text === '' ? (METHODS[name] ?? '') : text)]);
  return grid(['Method', 'What it does'], rows);
}

function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function typescriptFiles(path: string): readonly string[] {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function link(url: string | undefined): string {
  return url === undefined ? '' : `[docs](${url})`;
}

function code(text: string): string {
  return text === '' ? '' : `\`${text.replaceAll('|', '\\|')}\``;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function escape(text: string): string {
  return oneLine(text).replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
