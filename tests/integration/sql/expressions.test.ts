import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import type { ComparisonOperator, ExpressionSqlNode, PatternNode, ValueType } from '../../../runtime/sql/ast/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { arithmetic, call, equal, literal, parameter, type, typedCall } from '../../support/sql-nodes.js';
import { Evaluator } from './evaluate.js';

const p = parameter;
const NULL = literal(null);
const TRUE: ExpressionSqlNode = equal(literal(1), literal(1));
const FALSE: ExpressionSqlNode = equal(literal(1), literal(2));
const UNKNOWN: ExpressionSqlNode = equal(p(0, 'integer', { cast: true }), literal(2));

type Case = readonly [title: string, node: ExpressionSqlNode, result: ValueType['kind'], values: readonly unknown[], expected: unknown];

const pattern = (match: PatternNode['match'], insensitive: boolean): ExpressionSqlNode => ({
  kind: 'pattern',
  match,
  insensitive,
  subject: p(0),
  text: p(1),
});
/** The text looked for is another expression, which the database escapes. */
const patternOf = (match: PatternNode['match'], insensitive: boolean): ExpressionSqlNode => ({
  kind: 'pattern',
  match,
  insensitive,
  subject: p(0),
  text: typedCall('replace', 'text', p(1), literal('#'), literal('')),
});

const patterns: readonly (readonly [PatternNode['match'], boolean, string, string, boolean])[] = [
  ['contains', false, 'a 50% b', '50%', true],
  ['contains', false, 'a 501 b', '50%', false],
  ['contains', false, 'a_b', '_', true],
  ['contains', false, 'axb', '_', false],
  ['contains', false, 'a\\b', '\\', true],
  ['contains', false, 'ab', '\\', false],
  ['contains', false, "it's", "'s", true],
  ['contains', false, 'a|b', '|', true],
  ['contains', false, 'a|%b', '|%', true],
  ['contains', false, 'a[b]*?', '[b]*?', true],
  ['contains', false, 'Straße', 'aß', true],
  ['contains', false, 'émile', 'é', true],
  ['contains', false, 'emile', 'é', false],
  ['contains', false, 'abc', 'B', false],
  ['contains', false, 'abc', '', true],
  ['contains', true, 'abc', 'B', true],
  ['contains', true, 'emile', 'É', false],
  ['contains', true, 'A_B', 'a_b', true],
  ['contains', true, 'AXB', 'a_b', false],
  ['startsWith', false, 'abc', 'ab', true],
  ['startsWith', false, 'abc', 'AB', false],
  ['startsWith', false, 'abc', '', true],
  ['startsWith', false, '*bc', '*', true],
  ['startsWith', false, '[bc', '[', true],
  ['startsWith', false, 'xbc', '[', false],
  ['startsWith', false, 'abc', '*', false],
  ['startsWith', true, 'ABC', 'ab', true],
  ['endsWith', false, 'abc', 'bc', true],
  ['endsWith', false, 'abc', 'BC', false],
  ['endsWith', false, 'abc', '', true],
  ['endsWith', false, 'ab?', '?', true],
  ['endsWith', false, 'abc', '?', false],
  ['endsWith', true, 'abc', 'BC', true],
  ['equals', true, 'ABC', 'abc', true],
  ['equals', true, 'ABC', 'ab%', false],
  ['equals', true, 'abc ', 'abc', false],
];

const xor = (...operands: ExpressionSqlNode[]): ExpressionSqlNode => ({ kind: 'logical', connector: 'XOR', operands });

const cases: readonly Case[] = [
  ...patterns.map(([match, insensitive, subject, text, expected]): Case => [
    `${match}${insensitive ? ' i' : ''} ${subject} / ${text}`,
    pattern(match, insensitive),
    'boolean',
    [subject, text],
    expected,
  ]),
  ...patterns.map(([match, insensitive, subject, text, expected]): Case => [
    `${match}${insensitive ? ' i' : ''} ${subject} / expression ${text}`,
    patternOf(match, insensitive),
    'boolean',
    [subject, text],
    expected,
  ]),
  // XOR: an odd number of true operands; NULL is not true.
  ['xor of two', xor(TRUE, FALSE), 'boolean', [], true],
  ['xor of three', xor(TRUE, TRUE, TRUE), 'boolean', [], true],
  ['xor of two true', xor(TRUE, TRUE), 'boolean', [], false],
  ['xor with NULL', xor(TRUE, UNKNOWN), 'boolean', [null], true],
  ['empty AND', { kind: 'logical', connector: 'AND', operands: [] }, 'boolean', [], true],
  ['empty OR', { kind: 'logical', connector: 'OR', operands: [] }, 'boolean', [], false],
  // Arithmetic
  ['7 / 2', arithmetic('/', p(0, 'integer'), p(1, 'integer')), 'integer', [7, 2], 3],
  ['-7 / 2', arithmetic('/', p(0, 'integer'), p(1, 'integer')), 'integer', [-7, 2], -3],
  ['7.0 / 2', arithmetic('/', p(0, 'float'), p(1, 'float'), ['float', 'float', 'float']), 'float', [7, 2], 3.5],
  ['-7 % 3', arithmetic('%', p(0, 'integer'), p(1, 'integer')), 'integer', [-7, 3], -1],
  ['7.5 % 2', arithmetic('%', p(0, 'float'), p(1, 'float'), ['float', 'float', 'float']), 'float', [7.5, 2], 1.5],
  ['2 ^ 10', arithmetic('^', p(0, 'integer'), p(1, 'integer'), ['integer', 'integer', 'float']), 'float', [2, 10], 1024],
  ['6 # 3', arithmetic('#', p(0, 'integer'), p(1, 'integer')), 'integer', [6, 3], 5],
  ['-6 # 3', arithmetic('#', p(0, 'integer'), p(1, 'integer')), 'integer', [-6, 3], -7],
  ['-5 & 3', arithmetic('&', p(0, 'integer'), p(1, 'integer')), 'integer', [-5, 3], 3],
  ['-8 & -4', arithmetic('&', p(0, 'integer'), p(1, 'integer')), 'integer', [-8, -4], -8],
  ['5 | 2', arithmetic('|', p(0, 'integer'), p(1, 'integer')), 'integer', [5, 2], 7],
  ['3 << 2', arithmetic('<<', p(0, 'integer'), p(1, 'integer')), 'integer', [3, 2], 12],
  ['-8 >> 1', arithmetic('>>', p(0, 'integer'), p(1, 'integer')), 'integer', [-8, 1], -4],
  ['-7 >> 1', arithmetic('>>', p(0, 'integer'), p(1, 'integer')), 'integer', [-7, 1], -4],
  ['a - (b - c)', arithmetic('-', p(0, 'integer'), arithmetic('-', p(1, 'integer'), literal(-3))), 'integer', [10, 2], 5],
  ['date - date', arithmetic('-', p(0, 'date'), p(1, 'date'), ['date', 'date', 'duration']), 'duration', ['2024-03-01', '2024-02-28'], 172_800_000], // prettier-ignore
  [
    'dateTime - dateTime',
    arithmetic('-', p(0, 'dateTime'), p(1, 'dateTime'), ['dateTime', 'dateTime', 'duration']),
    'duration',
    ['2024-03-01T00:00:00.250001Z', '2024-02-29T23:59:59.250Z'],
    1000.001,
  ],
  [
    'time - time',
    arithmetic('-', p(0, 'time'), p(1, 'time'), ['time', 'time', 'duration']),
    'duration',
    ['10:00:00', '09:59:59.500000'],
    500,
  ],
  [
    'dateTime + duration',
    arithmetic('+', p(0, 'dateTime'), p(1, 'duration'), ['dateTime', 'duration', 'dateTime']),
    'dateTime',
    ['1969-12-31T23:59:59.900Z', 150],
    new Date('1970-01-01T00:00:00.050Z'),
  ],
  [
    'dateTime - duration',
    arithmetic('-', p(0, 'dateTime'), p(1, 'duration'), ['dateTime', 'duration', 'dateTime']),
    'dateTime',
    ['1970-01-01T00:00:00.050Z', 150],
    new Date('1969-12-31T23:59:59.900Z'),
  ],
  [
    'date + duration',
    arithmetic('+', p(0, 'date'), p(1, 'duration'), ['date', 'duration', 'dateTime']),
    'dateTime',
    ['2024-02-28', 86_400_000],
    new Date('2024-02-29T00:00:00Z'),
  ],
  [
    'time + duration',
    arithmetic('+', p(0, 'time'), p(1, 'duration'), ['time', 'duration', 'time']),
    'time',
    ['23:30:00', 3_600_000],
    '00:30:00',
  ],
  // GREATEST and LEAST overlook NULL.
  ['greatest with NULL', typedCall('greatest', 'integer', p(0, 'integer'), p(1, 'integer')), 'integer', [null, 4], 4],
  ['least with NULL', typedCall('least', 'integer', p(0, 'integer'), p(1, 'integer'), p(2, 'integer')), 'integer', [7, null, 4], 4],
  ['greatest of NULLs', typedCall('greatest', 'integer', p(0, 'integer'), p(1, 'integer')), 'integer', [null, null], null],
  // Text
  ['concat with NULL', typedCall('concat', 'text', p(0), p(1), p(2)), 'text', ['a', null, 'b'], 'ab'],
  [
    'concat with a number',
    { ...call('concat', p(0), p(1, 'integer')), argumentTypes: [type('text'), type('integer')] },
    'text',
    ['a', 5],
    'a5',
  ],
  ['length', call('length', p(0)), 'integer', ['Straße'], 6],
  ['substr', call('substr', p(0), p(1, 'integer'), p(2, 'integer')), 'text', ['héllo', 2, 3], 'éll'],
  ['left', call('left', p(0), p(1, 'integer')), 'text', ['héllo', 2], 'hé'],
  ['right', call('right', p(0), p(1, 'integer')), 'text', ['héllo', 2], 'lo'],
  ['right, more than there is', call('right', p(0), p(1, 'integer')), 'text', ['abc', 5], 'abc'],
  ['right of 0', call('right', p(0), p(1, 'integer')), 'text', ['abc', 0], ''],
  ['repeat', call('repeat', p(0), p(1, 'integer')), 'text', ['ab', 3], 'ababab'],
  ['repeat 0', call('repeat', p(0), p(1, 'integer')), 'text', ['ab', 0], ''],
  ['repeat NULL', call('repeat', p(0), p(1, 'integer')), 'text', ['ab', null], null],
  ['lpad', call('lpad', p(0), p(1, 'integer'), p(2)), 'text', ['abc', 7, 'xy'], 'xyxyabc'],
  ['lpad cuts', call('lpad', p(0), p(1, 'integer'), p(2)), 'text', ['abc', 2, 'xy'], 'ab'],
  ['rpad', call('rpad', p(0), p(1, 'integer'), p(2)), 'text', ['abc', 6, 'xy'], 'abcxyx'],
  ['reverse', call('reverse', p(0)), 'text', ['añb'], 'bña'],
  ['reverse NULL', call('reverse', p(0)), 'text', [null], null],
  ['strindex', call('strindex', p(0), p(1)), 'integer', ['abcB', 'B'], 4],
  ['strindex, none', call('strindex', p(0), p(1)), 'integer', ['abc', 'x'], 0],
  ['chr', call('chr', p(0, 'integer')), 'text', [233], 'é'],
  ['chr beyond the plane', call('chr', p(0, 'integer')), 'text', [0x1f600], '😀'],
  ['ord', call('ord', p(0)), 'integer', ['éa'], 233],
  ['ord of emoji', call('ord', p(0)), 'integer', ['😀'], 0x1f600],
  ['replace', call('replace', p(0), p(1), p(2)), 'text', ['aXbx', 'x', '-'], 'aXb-'],
  ['trim', call('trim', p(0)), 'text', ['  a '], 'a'],
  // Numbers
  ['mod', typedCall('mod', 'float', p(0, 'float'), p(1, 'float')), 'float', [-7.5, 2], -1.5],
  ['log', typedCall('log', 'float', p(0, 'float'), p(1, 'float')), 'float', [2, 8], 3],
  ['sqrt', typedCall('sqrt', 'float', p(0, 'float')), 'float', [2], Math.SQRT2],
  ['pi', call('pi'), 'float', [], Math.PI],
  ['ceil', typedCall('ceil', 'float', p(0, 'float')), 'float', [1.2], 2],
  ['round', typedCall('round', 'float', p(0, 'float'), p(1, 'integer')), 'float', [1.257, 2], 1.26],
  ['sign', typedCall('sign', 'float', p(0, 'float')), 'float', [-3], -1],
  ['cot', typedCall('cot', 'float', p(0, 'float')), 'float', [1], 0.6420926159343306],
  [
    'decimals add',
    arithmetic('+', p(0, 'decimal'), p(1, 'decimal'), ['decimal', 'decimal', 'decimal']),
    'decimal',
    ['0.1', '0.2'],
    new Decimal('0.3'),
  ],
  // CAST
  ['float to integer', { kind: 'cast', operand: p(0, 'float'), type: type('integer') }, 'integer', [3.7], 4],
  ['text to integer', { kind: 'cast', operand: p(0), type: type('integer') }, 'integer', ['42'], 42],
  ['integer to text', { kind: 'cast', operand: p(0, 'integer'), type: type('text') }, 'text', [42], '42'],
  ['to varchar(2)', { kind: 'cast', operand: p(0), type: { kind: 'char', maxLength: 2 } }, 'text', ['abc'], 'ab'],
  ['dateTime to date', { kind: 'cast', operand: p(0, 'dateTime'), type: type('date') }, 'date', ['2024-02-29T12:00:00Z'], '2024-02-29'],
  // Time
  ['the date', { kind: 'trunc', unit: 'date', operand: p(0, 'dateTime'), operandType: type('dateTime'), timeZone: null, type: type('date') }, 'date', ['2024-02-29T23:59:59.999999Z'], '2024-02-29'], // prettier-ignore
  ['the time', { kind: 'trunc', unit: 'time', operand: p(0, 'dateTime'), operandType: type('dateTime'), timeZone: 'UTC', type: type('time') }, 'time', ['2024-02-29T23:59:59.999999Z'], '23:59:59.999999'], // prettier-ignore
  // JSON
  ['a number in JSON', json(['a', 0, 'b "c\\']), 'json', [{ a: [{ 'b "c\\': 5 }] }], 5],
  ['a text in JSON', json(['a']), 'json', [{ a: "it's" }], "it's"],
  ['a text in JSON as text', json(['a'], true), 'text', [{ a: "it's" }], "it's"],
  ['the last in JSON', json([-1]), 'json', [[1, 2, 3]], 3],
  ['JSON null is there', { kind: 'isNull', operand: json(['a']), negated: false }, 'boolean', [{ a: null }], false],
  ['JSON null as text', json(['a'], true), 'text', [{ a: null }], null],
  ['a key that is not there', { kind: 'isNull', operand: json(['b']), negated: false }, 'boolean', [{ a: null }], true],
  ['JSON 1 = 1', compareJson('='), 'boolean', [{ a: 1 }, 1], true],
  ["JSON 1 = '1'", compareJson('='), 'boolean', [{ a: 1 }, '1'], false],
  ['JSON 10 > 9', compareJson('>'), 'boolean', [{ a: 10 }, 9], true],
  ['JSON true = true', compareJson('='), 'boolean', [{ a: true }, true], true],
  ['JSON true = 1', compareJson('='), 'boolean', [{ a: true }, 1], false],
  ['JSON null = null', compareJson('='), 'boolean', [{ a: null }, null], null],
  ['has key', { kind: 'customOperator', operator: '?', left: p(0, 'json'), right: p(1) }, 'boolean', [{ 'a"b': 1 }, 'a"b'], true],
  ['has no key', { kind: 'customOperator', operator: '?', left: p(0, 'json'), right: p(1) }, 'boolean', [{ ab: 1 }, 'b'], false],
  ['object', { ...call('jsonObject', literal('k'), p(0, 'integer'), literal('b'), p(1, 'boolean')), argumentTypes: [type('text'), type('integer'), type('text'), type('boolean')] }, 'json', [5, true], { k: 5, b: true }], // prettier-ignore
  // NULL stays NULL
  ['NULL in a list', { kind: 'in', operand: p(0, 'integer'), list: [] }, 'boolean', [1], null],
  ['coalesce', typedCall('coalesce', 'integer', NULL, p(0, 'integer')), 'integer', [3], 3],
];

function json(path: readonly (string | number)[], asText = false): ExpressionSqlNode {
  return { kind: 'jsonPath', operand: p(0, 'json'), path, asText };
}

function compareJson(operator: ComparisonOperator): ExpressionSqlNode {
  return { kind: 'comparison', operator, left: json(['a']), right: p(1, 'json') };
}

describeEachDatabase('expressions have one answer', (database) => {
  let evaluator: Evaluator;
  beforeAll(async () => {
    evaluator = await Evaluator.open(database.url);
  }, 30_000);
  afterAll(() => evaluator.close());

  test.each(cases)('%s', async (_title, node, result, values, expected) => {
    const actual = await evaluator.value(node, type(result), values);
    if (typeof expected === 'number' && result === 'float') expect(actual).toBeCloseTo(expected, 12);
    else expect(actual).toEqual(expected);
  });

  test('uuid4 is of version 4', async () => {
    const uuid = await evaluator.value(call('uuid4'), type('uuid'));
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('now is now', async () => {
    const now = (await evaluator.value(call('now'), type('dateTime'))) as Date;
    expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(60_000);
  });

  test('random is between 0 and 1', async () => {
    const random = await evaluator.value(call('random'), type('float'));
    expect(random).toBeGreaterThanOrEqual(0);
    expect(random).toBeLessThanOrEqual(1);
  });
});
