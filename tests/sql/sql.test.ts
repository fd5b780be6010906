import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configure, connections } from 'dunder';
import { FAMILIES } from './cases.js';
import { addFilters, FILTERED } from './filters.js';

const DATABASES = { postgres: 'postgres://nobody@localhost/none', mysql: 'mysql://nobody@localhost/none', sqlite: 'sqlite::memory:' };
const expected = join(dirname(fileURLToPath(import.meta.url)), 'expected');

void configure({ databases: { default: DATABASES.sqlite, ...DATABASES } });
afterAll(() => connections.close());

// Whole statements for every dialect, without a connection. UPDATE_GOLDEN=1 writes them anew, for a reader to look at the difference.
describe.each(Object.entries({ ...FAMILIES, filters: FILTERED }))('SQL of %s', (family, cases) => {
  // The statements are written and shown with the filters of the family, and those of the others without.
  const around = family === 'filters' ? addFilters : () => () => undefined;
  let end: () => void;
  beforeAll(() => {
    end = around();
  });
  afterAll(() => end());
  const file = join(expected, `${family}.txt`);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(expected, { recursive: true });
    const remove = around();
    const text = Object.entries(cases).map(([name, query]) => `# ${name}\n${Object.keys(DATABASES).map((alias) => show(alias, query)).join('\n')}\n`); // prettier-ignore
    writeFileSync(file, text.join('\n'));
    remove();
  }
  const known = parse(readFileSync(file, 'utf8'));

  test('every statement has its query', () => {
    expect([...known.keys()].sort()).toEqual(Object.keys(cases).sort());
  });

  test.each(Object.entries(cases))('%s', (name, query) => {
    expect(Object.keys(DATABASES).map((alias) => show(alias, query)).join('\n')).toBe(known.get(name)); // prettier-ignore
  });
});

/** One line per dialect; a plain error is part of the answer, such as what a database cannot do. */
function show(alias: string, query: () => ReturnType<(typeof FAMILIES)[string][string]>): string {
  try {
    const { sql, parameters } = query().using(alias).toSql();
    return `${alias}: ${sql === '' ? '(nothing is sent)' : sql}${parameters.length === 0 ? '' : `  -- ${JSON.stringify(parameters)}`}`;
  } catch (error) {
    return `${alias}: ${(error as Error).message.replaceAll('\n', ' ')}`;
  }
}

function parse(text: string): Map<string, string> {
  return new Map(
    text
      .split(/^# /m)
      .slice(1)
      .map((part) => {
        // prettier-ignore
        const end = part.indexOf('\n');
        return [part.slice(0, end), part.slice(end + 1).trimEnd()] as const;
      }),
  );
}
