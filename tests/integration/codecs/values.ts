import { Decimal } from 'decimal.js';
import type { ValueType } from '../../../runtime/sql/ast/index.js';

export interface Case {
  readonly type: ValueType;
  readonly values: readonly unknown[];
  /** What is read back, where it is not what was written. */
  readonly read?: readonly unknown[];
  readonly extension?: string;
}

const texts = ['', ' ', 'a ', 'Ünïcödé 🦆', "it's", 'back\\slash', '"quotes"', 'line\nbreak\ttab', '%_', 'NULL'];
const dates = [
  '0001-01-01T00:00:00.000Z',
  '1582-10-15T00:00:00.000Z',
  '1969-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00.000Z',
  '2024-02-29T12:34:56.789Z',
  '9999-12-31T23:59:59.999Z',
].map((text) => new Date(text));

/** Extremes that every database must give back. */
export const everywhere: readonly Case[] = [
  { type: { kind: 'integer' }, values: [0, 1, -1, 2_147_483_647, -2_147_483_648] },
  { type: { kind: 'smallInteger' }, values: [0, 32_767, -32_768] },
  { type: { kind: 'positiveInteger' }, values: [0, 2_147_483_647] },
  { type: { kind: 'positiveSmallInteger' }, values: [0, 32_767] },
  { type: { kind: 'bigAuto' }, values: [1, 9_007_199_254_740_991, -9_007_199_254_740_991] },
  { type: { kind: 'bigInteger' }, values: [0n, 9_007_199_254_740_993n, 9_223_372_036_854_775_807n, -9_223_372_036_854_775_808n] },
  { type: { kind: 'positiveBigInteger' }, values: [0n, 9_223_372_036_854_775_807n] },
  { type: { kind: 'float' }, values: [0, 0.1, -1.5, 1e300, 5e-300, 9_007_199_254_740_992, 1 / 3] },
  {
    type: { kind: 'decimal', maxDigits: 15, decimalPlaces: 4 },
    values: ['0', '0.1', '0.3000', '-12345678901.2345', '99999999999.9999'].map((text) => new Decimal(text)),
  },
  { type: { kind: 'boolean' }, values: [true, false] },
  { type: { kind: 'char', maxLength: 30 }, values: texts },
  { type: { kind: 'text' }, values: [...texts, 'x'.repeat(100_000)] },
  { type: { kind: 'email', maxLength: 254 }, values: ['a@example.com'] },
  { type: { kind: 'uuid' }, values: ['0190163d-8694-739b-aea5-966c26f8ad91', '00000000-0000-0000-0000-000000000000'] },
  {
    type: { kind: 'uuid' },
    values: ['0190163D-8694-739B-AEA5-966C26F8AD91', '0190163d8694739baea5966c26f8ad91'],
    read: ['0190163d-8694-739b-aea5-966c26f8ad91', '0190163d-8694-739b-aea5-966c26f8ad91'],
  },
  { type: { kind: 'date' }, values: ['0001-01-01', '2000-02-29', '2024-02-29', '9999-12-31'] },
  { type: { kind: 'dateTime' }, values: dates },
  {
    type: { kind: 'dateTime' },
    values: ['2024-02-29T12:34:56.123456+02:00', '2024-02-29T00:00:00+05:30'],
    read: [new Date('2024-02-29T10:34:56.123Z'), new Date('2024-02-28T18:30:00Z')],
  },
  { type: { kind: 'time' }, values: ['00:00:00', '23:59:59', '23:59:59.999999', '12:00:00.500000'] },
  { type: { kind: 'time' }, values: ['12:30', '12:30:00.5', '12:30:00.000'], read: ['12:30:00', '12:30:00.500000', '12:30:00'] },
  {
    type: { kind: 'duration' },
    values: [0, 1, -1, 1.5, 0.001, -0.001, 86_400_000, -86_400_000.5, 90_061_001.001, -3_600_000, 31_536_000_000_000],
  },
  { type: { kind: 'binary' }, values: [new Uint8Array(), new Uint8Array([0, 1, 255, 92, 39]), new Uint8Array([9, 8, 7]).subarray(1, 2)] },
  {
    type: { kind: 'json' },
    values: [{}, [], '', 'text', 0, 1.5, true, false, { a: [1, null, { b: 'Ü"\\' }], __proto__key: 1 }, [[]]],
  },
  {
    type: { kind: 'ipAddress' },
    values: ['192.168.0.1', '2001:DB8::0', '::FFFF:10.0.0.1'],
    read: ['192.168.0.1', '2001:db8::', '::ffff:10.0.0.1'],
  },
];

/** 38 digits, and what 0.1 + 0.2 is in floating point. */
export const inexactOnSqlite: readonly string[] = [
  '1234567890123456789.0123456789012345678',
  '0.3000000000000000444',
  '-9999999999999999999.9999999999999999999',
];

const nested = [
  [
    ['a"b', 'c\\d', 'NULL'],
    ['', null, '{,}'],
  ],
];

export const onPostgres: readonly Case[] = [
  { type: { kind: 'array', base: { kind: 'text' } }, values: [[], ['a', null, 'NULL', '', 'null', ' x ', '"', '\\', '{}', ',', 'Ü\n']] },
  { type: { kind: 'array', base: { kind: 'array', base: { kind: 'char', maxLength: 20 } } }, values: [[], ...nested] },
  { type: { kind: 'array', base: { kind: 'integer' } }, values: [[1, -2, null, 0]] },
  { type: { kind: 'array', base: { kind: 'bigInteger' } }, values: [[1n, 9_223_372_036_854_775_807n]] },
  { type: { kind: 'array', base: { kind: 'decimal' } }, values: [[new Decimal('0.10'), new Decimal('1e-10')]] },
  { type: { kind: 'array', base: { kind: 'boolean' } }, values: [[true, false, null]] },
  { type: { kind: 'array', base: { kind: 'dateTime' } }, values: [[new Date(0), new Date('2024-02-29T12:00:00.5Z')]] },
  { type: { kind: 'array', base: { kind: 'binary' } }, values: [[new Uint8Array([0, 255]), new Uint8Array()]] },
  { type: { kind: 'array', base: { kind: 'json' } }, values: [[{ a: 'b"c' }, [1], 'x', null]] },
  { type: { kind: 'array', base: { kind: 'float' } }, values: [[Number.NaN, Number.POSITIVE_INFINITY, -0.5, 1e-7]] },
  {
    type: { kind: 'integerRange' },
    values: [
      { lower: 1, upper: 5, bounds: '[]' },
      { lower: null, upper: 5 },
      { lower: 3, upper: 3, bounds: '()' },
      { lower: null, upper: null },
    ],
    read: [
      { lower: 1, upper: 6, bounds: '[)' },
      { lower: null, upper: 5, bounds: '()' },
      { lower: null, upper: null, bounds: '()', empty: true },
      { lower: null, upper: null, bounds: '()' },
    ],
  },
  { type: { kind: 'bigIntegerRange' }, values: [{ lower: -5n, upper: 9_223_372_036_854_775_807n, bounds: '[)' }] },
  { type: { kind: 'decimalRange' }, values: [{ lower: new Decimal('0.1'), upper: new Decimal('99.99'), bounds: '(]' }] },
  { type: { kind: 'dateRange' }, values: [{ lower: '2024-02-29', upper: '2024-03-01', bounds: '[)' }] },
  {
    type: { kind: 'dateTimeRange' },
    values: [
      { lower: new Date(0), upper: new Date('2024-02-29T12:00:00.5Z'), bounds: '[]' },
      { lower: new Date(0), upper: null, bounds: '[)' },
    ],
  },
  {
    type: { kind: 'hstore' },
    values: [{}, { a: '1', b: null, 'c"d': 'e\\f', '': '', '=>': ',', Ü: 'x\ny' }],
    extension: 'hstore',
  },
  { type: { kind: 'citext' }, values: ['Hello', ''], extension: 'citext' },
  { type: { kind: 'vector', dimensions: 3 }, values: [[1, 2.5, -3]], extension: 'vector' },
];
