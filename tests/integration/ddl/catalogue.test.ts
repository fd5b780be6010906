import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure, connections, sql } from 'dunder';
import { registry } from '../../../generated/index.js';
import { connectDialect } from '../../../runtime/connection/dialect-of.js';
import { getConnection } from '../../../runtime/connection/databases.js';
import type { ModelIR, SchemaIR } from '../../../schema/ir/index.js';
import { describeEachDatabase, type TestDatabase } from '../../support/databases.js';
import { circle, shop } from '../../support/ddl-models.js';
import { withExtensions } from '../../support/extensions.js';
import { constantText, expectedTable, type Place } from './catalogue/expected-table.js';
import { everyOption } from './catalogue/every-option.js';
import { EVERY_WORD, wordsOf } from './catalogue/every-word.js';
import { possible } from './catalogue/possible.js';
import { objectsOfMysql, readMysql } from './catalogue/read-mysql.js';
import { objectsOfPostgres, readPostgres } from './catalogue/read-postgres.js';
import { objectsOfSqlite, readSqlite } from './catalogue/read-sqlite.js';
import type { TableShape } from './catalogue/shape.js';

const reference: SchemaIR = { version: 1, models: [...registry.definitions()] };
const golden = join(process.cwd(), 'tests/golden');
const written = readdirSync(golden)
  .map((name) => [name, join(golden, name, 'expected/ir.json')] as const)
  .filter(([, path]) => existsSync(path))
  .map(([name, path]): [string, SchemaIR] => [name, JSON.parse(readFileSync(path, 'utf8')) as SchemaIR]);
const schemas: readonly (readonly [string, SchemaIR])[] = [
  ['reference', reference],
  ['shop', shop],
  ['circle', circle],
  ...written.filter(([, schema]) => schema.models.length > 0),
];

test('there is a table with every kind of column and every option', () => {
  const words = wordsOf([...schemas.flatMap(([, { models }]) => models), ...everyOption('postgres').models]);
  expect(EVERY_WORD.filter((word) => !words.has(word))).toEqual([]);
});

/** What the tables of the schemas are in the catalogue of the database, against what the schemas ask for. */
describeEachDatabase('the catalogue', (database) => {
  let place: Place;
  beforeAll(async () => {
    await configure({ databases: { default: await withExtensions(database) }, routers: [] });
    const dialect = await connectDialect(getConnection());
    place = { database, dialect, isMariaDb: dialect.features.label.startsWith('MariaDB'), warnings: [] };
  }, 60_000);
  afterAll(() => configure({ databases: {} }));

  test.each([['every option', everyOption(database.dialect)] as const, ...schemas])(
    '%s',
    async (_name, schema) => {
      const models = await possible(schema.models, place);
      expect(models.length).toBeGreaterThan(0);
      const whole = { ...schema, models };
      const send = (statements: readonly string[]) => connections.default.script(statements.map((one) => `${one};`).join('\n'));
      const ddl = await place.dialect.ddl();
      const made = ddl.createTables(models, whole);
      const here = { ...place, warnings: made.warnings };
      try {
        await send(made.statements);
        for (const model of models) {
          if (model.proxyFor !== undefined || model.managed === false) continue;
          const expected = expectedTable(model, whole, here);
          expect([model.name, named(await read(model, here), expected)]).toEqual([model.name, expected]);
        }
      } finally {
        await send(ddl.dropTables(models, whole));
      }
      expect(await objects(database)).toEqual([]);
    },
    60_000,
  );
});

async function objects({ dialect }: TestDatabase): Promise<string[]> {
  return await { postgres: objectsOfPostgres, mysql: objectsOfMysql, sqlite: objectsOfSqlite }[dialect]();
}

function read(model: ModelIR, { database, dialect, isMariaDb }: Place): Promise<TableShape> {
  /** What a default of the catalogue is, asked of the database itself. */
  const constant = async (text: string, column: string): Promise<string> => {
    const { type } = model.fields.find((one) => one.column === column)!;
    const [row] = await connections.default.query<{ value: unknown }>(sql`SELECT ${sql.unsafe(text)} AS value`);
    return constantText(type!, row!.value, dialect);
  };
  if (database.dialect === 'postgres') return readPostgres(model.table, constant);
  return database.dialect === 'mysql' ? readMysql(model.table, constant, isMariaDb) : readSqlite(model.table, constant);
}

/** Operator classes that are those of the type anyway are told as the schema tells them: by their names, or not at all. */
function named(actual: unknown, expected: unknown): unknown {
  if (typeof actual === 'string' && actual.startsWith('default ')) return expected === null ? null : actual.slice('default '.length);
  if (typeof actual !== 'object' || actual === null) return actual;
  const other = expected as Readonly<Record<string, unknown>> | undefined;
  if (Array.isArray(actual)) return actual.map((one, at) => named(one, (other as readonly unknown[] | undefined)?.[at]));
  return Object.fromEntries(Object.entries(actual).map(([name, value]) => [name, named(value, other?.[name])]));
}
