import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import type {
  AggregateNode,
  DatePart,
  ExpressionSqlNode,
  InsertNode,
  SelectNode,
  TruncNode,
  ValueType,
} from '../../../runtime/sql/ast/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { aggregate, column, equal, insert, literal, parameter, select, type } from '../../support/sql-nodes.js';
import { Evaluator } from './evaluate.js';

const p = parameter;
const COLUMNS: Readonly<Record<string, ValueType>> = {
  id: type('integer'),
  grp: { kind: 'char', maxLength: 20 },
  n: type('integer'),
  d: { kind: 'decimal', maxDigits: 10, decimalPlaces: 2 },
  live: type('boolean'),
  day: type('date'),
  at: type('dateTime'),
  data: type('json'),
};
const NAMES = Object.keys(COLUMNS);
const ROWS: readonly (readonly unknown[])[] = [
  [1, 'a', 1, '1.50', true, '2024-12-30', '2024-12-30T23:59:59.999999Z', { k: 2 }],
  [2, 'a', 2, '2.50', false, '2021-01-03', '2021-01-03T00:00:00Z', { k: 10 }],
  [3, 'a', null, null, null, '2000-02-29', '1969-12-31T23:59:59.500Z', { k: '1' }],
  [4, 'b', -8, '0.10', true, null, null, null],
  [5, 'c', null, null, false, null, null, null],
];
const item = { kind: 'table', table: 'it"em`', alias: 'it"em`' } as const;
const from = (more: Partial<SelectNode>): SelectNode => select({ from: item, ...more });
const n = column('n');

describeEachDatabase('queries have one answer', (database) => {
  let evaluator: Evaluator;
  beforeAll(async () => {
    evaluator = await Evaluator.open(database.url);
    const { codecs, compiler } = evaluator.dialect;
    const columns = NAMES.map(
      (name) => `${compiler.quote(name)} ${codecs.sqlType(COLUMNS[name]!)}${name === 'id' ? ' PRIMARY KEY' : ' NULL'}`,
    );
    await evaluator.connection.script(`CREATE TABLE ${compiler.quote(item.table)} (${columns.join(', ')})`);
    const rows = ROWS.map((row, at) => row.map((_value, index) => p(at * NAMES.length + index, COLUMNS[NAMES[index]!]!.kind)));
    await evaluator.run(insert({ table: item.table, columns: NAMES, source: { kind: 'rows', rows } }), [], ROWS.flat());
  }, 30_000);
  afterAll(() => evaluator.close());

  const ids = async (query: Partial<SelectNode>, values: readonly unknown[] = []): Promise<unknown[]> =>
    (await evaluator.run(from({ columns: [{ expression: column('id'), alias: 'id' }], ...query }), [type('integer')], values)).map(
      ([id]) => id,
    );

  test('conditions on boolean columns', async () => {
    const orderBy = [{ expression: column('id'), descending: false, nulls: null }];
    expect(await ids({ where: column('live'), orderBy })).toEqual([1, 4]);
    expect(await ids({ where: { kind: 'not', operand: column('live') }, orderBy })).toEqual([2, 5]);
  });

  test.each([
    [false, 'first', [3, 5, 4, 1, 2]],
    [false, 'last', [4, 1, 2, 3, 5]],
    [true, 'first', [3, 5, 2, 1, 4]],
    [true, 'last', [2, 1, 4, 3, 5]],
  ] as const)('descending %s, nulls %s', async (descending, nulls, expected) => {
    const byId = { expression: column('id'), descending: false, nulls: null };
    expect(await ids({ orderBy: [{ expression: n, descending, nulls }, byId] })).toEqual(expected);
  });

  test('limits', async () => {
    const orderBy = [{ expression: column('id'), descending: false, nulls: null }];
    expect(await ids({ orderBy, limit: { limit: 2, offset: null } })).toEqual([1, 2]);
    expect(await ids({ orderBy, limit: { limit: null, offset: p(0, 'count') } }, [3])).toEqual([4, 5]);
    expect(await ids({ orderBy, limit: { limit: 2, offset: literal(1) } })).toEqual([2, 3]);
  });

  test('a compound of limited parts', async () => {
    const part = (descending: boolean): SelectNode =>
      from({
        columns: [{ expression: column('id'), alias: 'id' }],
        orderBy: [{ expression: column('id'), descending, nulls: null }],
        limit: { limit: 2, offset: null },
      });
    const orderBy = [{ expression: { kind: 'reference', name: 'id' }, descending: true, nulls: null }] as const;
    const rows = await evaluator.run(
      { kind: 'compound', operator: 'unionAll', parts: [part(false), part(true)], orderBy, limit: { limit: 3, offset: null } },
      [type('integer')],
    );
    expect(rows.flat()).toEqual([5, 4, 2]);
    const plain = (where: ExpressionSqlNode): SelectNode => from({ columns: [{ expression: column('grp'), alias: 'grp' }], where });
    const except = await evaluator.run({
      kind: 'compound',
      operator: 'except',
      parts: [plain({ kind: 'isNull', operand: n, negated: false }), { kind: 'compound', operator: 'union', parts: [plain(equal(column('grp'), p(0))), plain(equal(column('grp'), p(1)))], orderBy: [], limit: null }], // prettier-ignore
      orderBy: [],
      limit: null,
    }, [], ['a', 'b']); // prettier-ignore
    expect(except).toEqual([['c']]);
  });

  const perGroup = (more: Partial<AggregateNode> & { name: string }): SelectNode =>
    from({
      columns: [{ expression: aggregate(more.name, n, more), alias: 'x' }],
      groupBy: [column('grp')],
      orderBy: [{ expression: column('grp'), descending: false, nulls: null }],
    });
  const live: ExpressionSqlNode = column('live');
  const FLOAT = type('float');

  test.each<readonly [Partial<AggregateNode> & { name: string }, readonly unknown[]]>([
    [{ name: 'count' }, [2, 1, 0]],
    [{ name: 'count', arguments: [{ kind: 'star' }] }, [3, 1, 1]],
    [{ name: 'count', arguments: [{ kind: 'star' }], filter: live }, [1, 1, 0]],
    [{ name: 'sum' }, [3, -8, null]],
    [{ name: 'sum', filter: live }, [1, -8, null]],
    [{ name: 'avg', type: FLOAT }, [1.5, -8, null]],
    [{ name: 'stddevPop', type: FLOAT }, [0.5, 0, null]],
    [{ name: 'stddevSamp', type: FLOAT }, [Math.SQRT1_2, null, null]],
    [{ name: 'varPop', type: FLOAT }, [0.25, 0, null]],
    [{ name: 'varSamp', type: FLOAT }, [0.5, null, null]],
    [{ name: 'varSamp', type: FLOAT, filter: live }, [null, null, null]],
    [{ name: 'bitOr' }, [3, -8, null]],
    [{ name: 'bitAnd' }, [0, -8, null]],
    [{ name: 'anyValue', arguments: [column('grp')], argumentType: type('text'), type: type('text') }, ['a', 'b', 'c']],
    [{ name: 'max', arguments: [live], argumentType: type('boolean'), type: type('boolean') }, [true, true, false]],
    [{ name: 'stringAgg', arguments: [{ kind: 'cast', operand: n, type: type('text') }, p(0)], type: type('text'), argumentType: type('text'), orderBy: [{ expression: n, descending: true, nulls: null }] }, ['2; 1', '-8', null]], // prettier-ignore
    [{ name: 'jsonAgg', type: type('json'), filter: live }, [[1], [-8], null]],
    [
      { name: 'jsonAgg', arguments: [column('grp')], argumentType: type('text'), type: type('json'), filter: column('live') },
      [['a'], ['b'], null],
    ],
    [
      { name: 'jsonAgg', type: type('json'), orderBy: [{ expression: column('id'), descending: true, nulls: null }] },
      [[null, 2, 1], [-8], [null]],
    ],
  ])('%j', async (parts, expected) => {
    const rows = (await evaluator.run(perGroup(parts), [parts.type ?? type('integer')], ['; '])).flat();
    if (parts.type === FLOAT)
      rows.forEach((row, at) => (expected[at] === null ? expect(row).toBeNull() : expect(row).toBeCloseTo(expected[at] as number, 12))); // prettier-ignore
    else expect(rows).toEqual(expected);
  });

  test('the sum of decimals', async () => {
    const d = { argumentType: COLUMNS['d']!, type: type('decimal') };
    const [row] = await evaluator.run(from({ columns: [{ expression: aggregate('sum', column('d'), d), alias: 'x' }] }), [type('decimal')]);
    expect(row).toEqual([new Decimal('4.1')]);
  });

  test('aggregates and their casts over windows', async () => {
    const window = (name: string): ExpressionSqlNode => ({
      kind: 'window',
      expression: aggregate(name, n, { type: FLOAT }),
      partitionBy: [column('grp')],
      orderBy: [],
      frame: null,
    });
    const rank: ExpressionSqlNode = {
      kind: 'window',
      expression: { kind: 'function', name: 'rowNumber', arguments: [], type: type('count') },
      partitionBy: [],
      orderBy: [{ expression: column('id'), descending: true, nulls: null }],
      frame: null,
    };
    const rows = await evaluator.run(
      from({
        columns: [window('avg'), window('varSamp'), rank].map((expression, at) => ({ expression, alias: `x${at}` })),
        where: equal(column('grp'), p(0)),
        orderBy: [{ expression: column('id'), descending: false, nulls: null }],
      }),
      [FLOAT, FLOAT, type('count')],
      ['a'],
    );
    expect(rows).toEqual([
      [1.5, 0.5, 3],
      [1.5, 0.5, 2],
      [1.5, 0.5, 1],
    ]);
  });

  test('the order of numbers in JSON', async () => {
    const path: ExpressionSqlNode = { kind: 'jsonPath', operand: column('data'), path: ['k'], asText: false };
    // How a number compares with a text, each database has its own mind about.
    const larger: ExpressionSqlNode = { kind: 'comparison', operator: '>', left: path, right: p(0, 'json') };
    const first: ExpressionSqlNode = { kind: 'comparison', operator: '<', left: column('id'), right: literal(3) };
    expect(await ids({ where: { kind: 'logical', connector: 'AND', operands: [larger, first] } }, [5])).toEqual([2]);
    expect(await ids({ where: equal(path, p(0, 'json')) }, ['1'])).toEqual([3]);
    expect(await ids({ where: equal(column('data'), p(0, 'json')) }, [{ k: 2 }])).toEqual([1]);
  });

  test('GROUP BY an expression with a parameter', async () => {
    const key: ExpressionSqlNode = { kind: 'function', name: 'concat', arguments: [column('grp'), p(0)], argumentTypes: [type('text'), type('text')], type: type('text') }; // prettier-ignore
    const rows = await evaluator.run(
      from({
        columns: [
          { expression: key, alias: 'k' },
          { expression: aggregate('count', { kind: 'star' }), alias: 'c' },
        ],
        groupBy: evaluator.dialect.name === 'mysql' ? [{ kind: 'reference', name: 'k' }] : [key],
        orderBy: [{ expression: { kind: 'reference', name: 'k' }, descending: false, nulls: null }],
      }),
      [type('text'), type('count')],
      ['!'],
    );
    expect(rows).toEqual([
      ['a!', 3],
      ['b!', 1],
      ['c!', 1],
    ]);
  });

  test('a regular expression, where there is one', async () => {
    const regex = (insensitive: boolean): ExpressionSqlNode => ({ kind: 'regex', insensitive, subject: column('grp'), pattern: p(0) });
    if (!evaluator.dialect.features.regex) {
      await expect(ids({ where: regex(false) }, ['^A$'])).rejects.toMatchObject({ code: 'DATABASE.NOT_SUPPORTED' });
      return;
    }
    expect(await ids({ where: regex(false) }, ['^[BC]$'])).toEqual([]);
    expect((await ids({ where: regex(true) }, ['^[BC]$'])).sort()).toEqual([4, 5]);
  });

  test('names are quoted', async () => {
    const alias = 'x"`\'--\\';
    const [row] = await evaluator.run(
      from({ columns: [{ expression: literal('a\'b\\c"--`'), alias }], limit: { limit: 1, offset: null } }),
    );
    expect(row).toEqual(['a\'b\\c"--`']);
  });

  test('inserting: a row of defaults, clashes', async () => {
    const { compiler, features } = evaluator.dialect;
    await evaluator.connection.script(
      `CREATE TABLE ${compiler.quote('defaults')} (k varchar(10) DEFAULT 'x' PRIMARY KEY, v integer DEFAULT 7)`,
    );
    await evaluator.run(insert({ table: 'defaults', columns: [], source: { kind: 'rows', rows: [[]] } }));
    const row = (more: Partial<InsertNode>): Promise<unknown> =>
      evaluator.run(
        insert({ table: 'defaults', columns: ['k', 'v'], source: { kind: 'rows', rows: [[p(0), p(1, 'integer')]] }, ...more }),
        [],
        ['x', 9],
      );
    const target = features.conflictTarget ? ['k'] : [];
    const all = (): Promise<unknown> => evaluator.run(select({ columns: [{ expression: column('v'), alias: null }], from: { kind: 'table', table: 'defaults', alias: 'defaults' } }), [type('integer')]); // prettier-ignore
    await row({ conflict: { action: 'ignore', target, update: [] } });
    expect(await all()).toEqual([[7]]);
    await row({ conflict: { action: 'update', target, update: ['v'] } });
    expect(await all()).toEqual([[9]]);
    const source = { kind: 'select', select: select({ columns: [{ expression: column('k'), alias: null }, { expression: literal(11), alias: null }], from: { kind: 'table', table: 'defaults', alias: 'd2' } }) } as const; // prettier-ignore
    await row({ source, conflict: { action: 'update', target, update: ['v'] } });
    expect(await all()).toEqual([[11]]);
    if (!features.arrays) return;
    await evaluator.run(insert({ table: 'defaults', columns: ['k', 'v'], source: { kind: 'arrays', slots: [0, 1], types: [type('text'), type('integer')] } }), [], [['y', 'z'], [1, null]]); // prettier-ignore
    expect(await all()).toEqual([[11], [1], [null]]);
  });

  describe('parts of dates', () => {
    const PARTS: readonly DatePart[] = ['year', 'isoYear', 'quarter', 'month', 'week', 'day', 'weekDay', 'isoWeekDay'];
    const UNITS = ['year', 'quarter', 'month', 'week', 'day'] as const;

    test('every day around the turns of 30 years', async () => {
      const days = Array.from({ length: 30 }, (_, year) =>
        [-4, -3, -2, -1, 0, 1, 2, 3, 4, 59, 90].map((day) => new Date(Date.UTC(1995 + year, 0, 1 + day))),
      ).flat();
      const text = (date: Date): string => date.toISOString().slice(0, 10);
      const INTEGER = type('integer');
      const rows = days.map((_day, slot) => select({
        columns: [
          ...PARTS.map((part): ExpressionSqlNode => ({ kind: 'extract', part, operand: p(slot, 'date', { cast: true }), operandType: type('date'), timeZone: null })),
          ...UNITS.map((unit): ExpressionSqlNode => ({ kind: 'trunc', unit, operand: p(slot, 'date', { cast: true }), operandType: type('date'), timeZone: null, type: type('date') })),
        ].map((expression, at) => ({ expression, alias: `x${at}` })),
        from: null,
      })); // prettier-ignore
      const actual: unknown[][] = [];
      for (let at = 0; at < rows.length; at += 30) {
        const node = { kind: 'compound', operator: 'unionAll', parts: rows.slice(at, at + 30), orderBy: [], limit: null } as const;
        actual.push(...(await evaluator.run(node, [...PARTS.map(() => INTEGER), ...UNITS.map(() => type('date'))], days.map(text))));
      }
      expect(actual).toEqual(days.map((day) => expectedParts(day, text)));
    }, 30_000);

    test('of an instant with microseconds', async () => {
      const parts: readonly DatePart[] = ['day', 'hour', 'minute', 'second', 'microsecond', 'epoch'];
      const rows = await evaluator.run(
        from({
          columns: parts.map((part) => ({ expression: { kind: 'extract', part, operand: column('at'), operandType: type('dateTime'), timeZone: null }, alias: part })),
          where: { kind: 'isNull', operand: column('at'), negated: true },
          orderBy: [{ expression: column('id'), descending: false, nulls: null }],
        }),
        [...parts.slice(1).map(() => type('integer')), FLOAT],
      ); // prettier-ignore
      expect(rows).toEqual([
        [30, 23, 59, 59, 999_999, 1_735_603_199.999999],
        [3, 0, 0, 0, 0, 1_609_632_000],
        [31, 23, 59, 59, 500_000, -0.5],
      ]);
    });

    test('to the units of an instant', async () => {
      const units: readonly TruncNode['unit'][] = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'];
      const [row] = await evaluator.run(
        from({
          columns: units.map((unit) => ({ expression: { kind: 'trunc', unit, operand: column('at'), operandType: type('dateTime'), timeZone: 'UTC', type: type('dateTime') }, alias: unit })),
          where: equal(column('id'), p(0, 'integer')),
        }),
        units.map(() => type('dateTime')),
        [1],
      ); // prettier-ignore
      expect((row as Date[]).map((date) => date.toISOString().slice(0, 19))).toEqual([
        '2024-01-01T00:00:00', '2024-10-01T00:00:00', '2024-12-01T00:00:00', '2024-12-30T00:00:00', '2024-12-30T00:00:00',
        '2024-12-30T23:00:00', '2024-12-30T23:59:00', '2024-12-30T23:59:59',
      ]); // prettier-ignore
    });
  });
});

/** The parts of a day, counted by the rules of ISO 8601. */
function expectedParts(day: Date, text: (date: Date) => string): unknown[] {
  const [year, month, weekDay] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDay()];
  const shifted = (days: number): Date => new Date(day.getTime() + days * 86_400_000);
  const monday = shifted(-((weekDay + 6) % 7));
  const thursday = new Date(monday.getTime() + 3 * 86_400_000);
  const isoYear = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(isoYear, 0, 1)) / (7 * 86_400_000)) + 1;
  const quarter = Math.floor(month / 3);
  const first = (at: number): string => text(new Date(Date.UTC(year, at, 1)));
  return [year, isoYear, quarter + 1, month + 1, week, day.getUTCDate(), weekDay + 1, ((weekDay + 6) % 7) + 1,
    first(0), first(quarter * 3), first(month), text(monday), text(day)]; // prettier-ignore
}
