import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { configure, connections, Prefetch } from 'dunder';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type { ValueType } from '../../../runtime/sql/ast/index.js';
import { createTables } from '../../../runtime/testing/index.js';
import { statements } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';
import { everywhere, inexactOnSqlite, onPostgres } from '../codecs/values.js';
import { type EveryType, everyType, plain, type Rows } from './every-type.js';

/** Values that JSON, or a number of JavaScript, would alter on the way. */
const more: readonly { readonly type: ValueType; readonly values: readonly unknown[] }[] = [
  { type: { kind: 'float' }, values: [0.1 + 0.2, 1e-300, 5e-324, -0, Number.MAX_VALUE, 123456789.12345679, 2 ** 53 + 2] },
  { type: { kind: 'binary' }, values: [Uint8Array.from({ length: 256 }, (_, byte) => byte), new Uint8Array(2_000).fill(255)] },
  {
    type: { kind: 'json' },
    values: [
      null,
      '"quoted"',
      'null',
      { nested: Array.from({ length: 200 }, (_, depth) => ({ depth, text: 'Ünïcödé 🦆 "\\/\b\f\n\r\t' })) },
      [[], {}, '', 0.1, 1e21, -1e-7],
    ],
  },
  { type: { kind: 'text' }, values: ['[1,2]', '{"a":1}', 'null', '\\u0041', '\u0001\u001f\u007f\u2028', '𝒳 e\u0301 \u200d', 'true'] },
  { type: { kind: 'duration' }, values: [0.001, -86_400_000.001, 9_000_000_000_000] },
];

const many: ValueType[] = Array.from({ length: 130 }, () => ({ kind: 'integer' }));

describeEachDatabase('values in one statement', (database) => {
  const isSqlite = database.dialect === 'sqlite';
  const decimals: readonly { readonly type: ValueType; readonly values: readonly unknown[] }[] = isSqlite
    ? [{ type: { kind: 'decimal' }, values: ['9007199254740993', '-1e-10', '1e20'].map((text) => new Decimal(text)) }]
    : [{ type: { kind: 'decimal', maxDigits: 38, decimalPlaces: 19 }, values: inexactOnSqlite }];
  const cases = [
    ...everywhere,
    ...more,
    ...decimals,
    ...(database.dialect === 'postgres' ? onPostgres.filter((one) => one.extension === undefined) : []),
  ];
  const own = database.dialect === 'postgres' ? [{ type: { kind: 'float' } as const, values: [Number.NaN, Infinity, -Infinity] }] : [];
  const all = [...cases, ...own];
  let models: EveryType;
  let wide: EveryType;

  beforeAll(async () => {
    await configure({ databases: { default: database.url }, routers: [] });
    models = everyType(all.map(({ type }) => type));
    await createTables(models.registry);
    const { Holder, Sample } = models;
    const holders = [await Holder.objects.create({ name: 'full' }), await Holder.objects.create({ name: 'empty' })];
    const longest = Math.max(...all.map(({ values }) => values.length));
    let twin: object | null = null;
    for (let row = 0; row <= longest; row++) {
      // The last row has NULL everywhere.
      const entries = all.map(({ values }, index) => [`v${index}`, row < longest ? values[row % values.length] : null] as const);
      twin = await Sample.objects.create({ holder: holders[0], twin, ...Object.fromEntries(entries) });
    }
  }, 60_000);
  afterAll(async () => {
    await configure({ databases: {} });
  });

  /** The rows of a query by a query for each relation, and in one statement, which is one statement. */
  async function both(query: Rows): Promise<readonly [queries: Record<string, unknown>[], statement: Record<string, unknown>[]]> {
    const queries = await query.prefetchStrategy('queries');
    let statement: Record<string, unknown>[] = [];
    const sent = await statements(async () => {
      statement = await query.prefetchStrategy('statement');
    });
    expect(sent).toHaveLength(1);
    return [queries, statement];
  }

  test('every type, over a relation to many', async () => {
    const [queries, statement] = await both(
      models.Holder.objects.prefetchRelated(Prefetch('samples', models.Sample.objects.orderBy('id') as never)).orderBy('id'),
    );
    const expected = queries.map((one) => plain(one, 'samples'));
    expect((expected[0]!['samples'] as object[]).length).toBeGreaterThan(8);
    expect(expected[1]!['samples']).toEqual([]);
    expect(statement.map((one) => plain(one, 'samples'))).toEqual(expected);
  });

  describe('field by field', () => {
    test.each(all.map(({ type }, index) => [`v${index}: ${type.kind}`, index] as const))('%s', async (_title, index) => {
      const name = `v${index}`;
      const [queries, statement] = await both(
        models.Holder.objects.prefetchRelated(Prefetch('samples', models.Sample.objects.only(name).orderBy('id') as never)).orderBy('id'),
      );
      const values = (holders: typeof queries) =>
        [...(holders[0]!['samples'] as Iterable<Record<string, unknown>>)].map((one) => one[name]);
      expect(values(statement)).toEqual(values(queries));
      expect(values(statement).map(kindOf)).toEqual(values(queries).map(kindOf));
    });
  });

  test('every type, over a foreign key, and two levels', async () => {
    const [queries, statement] = await both(models.Sample.objects.prefetchRelated('twin', 'holder__samples').orderBy('id'));
    expect(statement.map((one) => plain(one, 'twin', 'holder'))).toEqual(queries.map((one) => plain(one, 'twin', 'holder')));
    const last = (rows: typeof queries) => plain(rows.at(-1)!['holder'] as Record<string, unknown>, 'samples');
    expect(last(statement)).toEqual(last(queries));
    expect(statement[0]!['holder']).toBe(statement[1]!['holder']);
  });

  test('more columns than a function takes', async () => {
    wide = everyType(many);
    await connections.default.script('DROP TABLE sample');
    await connections.default.script('DROP TABLE holder');
    await createTables(wide.registry);
    const { Holder, Sample } = wide;
    const holder = await Holder.objects.create({ name: 'wide' });
    await Sample.objects.create({ holder, ...Object.fromEntries(many.map((_, index) => [`v${index}`, index])) });
    const [queries, statement] = await both(Holder.objects.prefetchRelated('samples__twin'));
    expect(statement.map((one) => plain(one, 'samples'))).toEqual(queries.map((one) => plain(one, 'samples')));
    expect(([...(statement[0]!['samples'] as Iterable<Record<string, unknown>>)][0] as Record<string, unknown>)['v129']).toBe(129);
  });

  test('whatever is stored is read alike', async () => {
    const kinds = Object.keys(arbitraries) as (keyof typeof arbitraries)[];
    const typed = everyType(kinds.map((kind) => ARBITRARY_TYPES[kind] ?? ({ kind } as ValueType)));
    await connections.default.script('DROP TABLE sample');
    await connections.default.script('DROP TABLE holder');
    await createTables(typed.registry);
    const row = fc.record(
      Object.fromEntries(kinds.map((kind, index) => [`v${index}`, fc.option(arbitraries[kind] as fc.Arbitrary<unknown>)])),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const holder = await typed.Holder.objects.create({ name: 'some' });
        await typed.Sample.objects.bulkCreate(rows.map((values) => new typed.Sample({ holder, ...values })));
        const [queries, statement] = await both(typed.Holder.objects.filter({ id: holder['id'] }).prefetchRelated('samples'));
        const [expected, given] = [queries, statement].map(([one]) => plain(one!, 'samples')['samples'] as { readonly id: number }[]);
        expect(expected).toHaveLength(rows.length);
        const byId = (a: { readonly id: number }, b: { readonly id: number }) => a.id - b.id;
        expect(given!.sort(byId)).toEqual(expected!.sort(byId));
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

const instant = fc.date({ min: new Date('0100-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });
// PostgreSQL keeps no zero bytes, neither in text nor in JSON.
const word = fc
  .oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
  .filter((text) => !text.includes('\0') && !/[\ud800-\udfff]/u.test(text));
const arbitraries = {
  integer: fc.integer(),
  bigInteger: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  float: fc.double({ noNaN: true, noDefaultInfinity: true }),
  decimal: fc.integer({ min: -(10 ** 14), max: 10 ** 14 }).map((digits) => new Decimal(digits).div(10_000)),
  boolean: fc.boolean(),
  text: word,
  json: fc
    .json({ stringUnit: 'grapheme' })
    .filter((text) => !text.includes('\\u0000'))
    .map((text) => JSON.parse(text) as unknown),
  date: instant.map((date) => date.toISOString().slice(0, 10)),
  dateTime: instant,
  duration: fc.integer({ min: -(2 ** 45), max: 2 ** 45 }),
  // MariaDB refuses some others.
  uuid: fc.uuid({ version: 4 }),
  binary: fc.uint8Array({ maxLength: 40 }),
};
const ARBITRARY_TYPES: Partial<Record<keyof typeof arbitraries, ValueType>> = {
  decimal: { kind: 'decimal', maxDigits: 15, decimalPlaces: 4 },
};

/** Equal objects may be of two classes. */
function kindOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? value.constructor.name : typeof value;
}
