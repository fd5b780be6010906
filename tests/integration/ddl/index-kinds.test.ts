import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDriver } from '../../../runtime/connection/open-driver.js';
import { createDialect } from '../../../runtime/dialects/dialects.js';
import type { Dialect } from '../../../runtime/dialects/dialect.js';
import type { Driver, DriverConnection } from '../../../runtime/dialects/driver.js';
import type { ModelIR, SchemaIR } from '../../../schema/ir/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { hasExtension, withExtensions } from '../../support/extensions.js';

const written = JSON.parse(readFileSync(join(process.cwd(), 'tests/golden/indexes/expected/ir.json'), 'utf8')) as SchemaIR;

// The schema of tests/golden/indexes, on each database without what it has no columns for.
describeEachDatabase('kinds of indexes', (database) => {
  let driver: Driver;
  let connection: DriverConnection;
  let dialect: Dialect;
  let page: ModelIR;

  beforeAll(async () => {
    driver = await openDriver({ ...(await withExtensions(database)), poolSize: 1, connectTimeout: 20_000, preparedStatements: 100 });
    connection = await driver.acquire();
    dialect = createDialect(driver.dialect, await driver.serverVersion());
    const isPostgres = database.dialect === 'postgres';
    page = without(written.models[0]!, isPostgres ? ((await hasExtension(connection, 'vector')) ? [] : ['vector']) : ['vector', 'array']);
    if (!isPostgres) page = { ...page, constraints: [] };
  }, 60_000);
  afterAll(async () => {
    driver.release(connection);
    await driver.close();
  });

  test('are made, and what the database has no index for is left out with a warning', async () => {
    const schema = { ...written, models: [page] };
    const made = (await dialect.ddl()).createTables([page], schema);
    const warnings = made.warnings.join('\n');
    for (const sql of made.statements) await connection.script(sql);
    const text = (await asked()).join('\n');
    if (database.dialect === 'sqlite') {
      expect(warnings).toMatch(/has no fulltext indexes[\s\S]*has no brin indexes/);
      return;
    }
    if (database.dialect === 'mysql') {
      expect(warnings).toMatch(/has no brin indexes/);
      expect(warnings).not.toContain('fulltext');
      expect(text.match(/FULLTEXT/g)).toHaveLength(2);
      return;
    }
    expect(warnings).toMatch(/has no fulltext indexes/);
    expect(text).toMatch(/USING gin \(tags\) WITH \(fastupdate='?false'?\)/);
    expect(text).toMatch(/USING brin \(written_at\) WITH \(autosummarize='?true'?, pages_per_range='?32'?\)/);
    expect(text).toMatch(/USING btree \(title\) WITH \(fillfactor='?70'?\)/);
    expect(text).toMatch(/one_token .*USING hash \(token\)/);
    const vectors = /USING hnsw \(meaning vector_cosine_ops\) WITH \(ef_construction='?64'?, m='?16'?\)[\s\S]*USING ivfflat \(meaning\)/;
    if (page.fields.some(({ name }) => name === 'meaning')) expect(text).toMatch(vectors);
  });

  async function asked(): Promise<string[]> {
    const sql = {
      postgres: `SELECT indexdef FROM pg_indexes WHERE tablename = 'page' ORDER BY indexdef ~ 'ivfflat', indexname`,
      mysql: `SELECT DISTINCT index_type, index_name FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'page'`,
      sqlite: `SELECT sql FROM sqlite_master WHERE type = 'index'`,
    }[database.dialect];
    return (await connection.query({ sql, parameters: [] }, (row) => String(row[0]))).rows;
  }
});

function without(model: ModelIR, kinds: readonly string[]): ModelIR {
  const gone = new Set(model.fields.filter(({ type }) => type !== null && kinds.includes(type.kind)).map(({ name }) => name));
  return {
    ...model,
    fields: model.fields.filter(({ name }) => !gone.has(name)),
    indexes: (model.indexes ?? []).filter(({ terms }) =>
      terms.every(({ expression }) => expression.kind !== 'path' || !gone.has(expression.path)),
    ),
  };
}
