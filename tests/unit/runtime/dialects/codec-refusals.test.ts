import { describe, expect, test } from '@jest/globals';
import { ValueError } from '../../../../runtime/errors/value-error.js';
import { mysqlCodecs } from '../../../../runtime/dialects/mysql/codecs.js';
import { postgresCodecs } from '../../../../runtime/dialects/postgres/codecs.js';
import { sqliteCodecs } from '../../../../runtime/dialects/sqlite/codecs.js';
import type { ColumnKind } from '../../../../schema/ir/index.js';
import type { ValueType } from '../../../../runtime/sql/ast/index.js';

const circle: { self?: unknown } = {};
circle.self = circle;

/** Kind, value, and what the message says of it. */
const refused: readonly (readonly [kind: ColumnKind | 'count', value: unknown, message: string])[] = [
  ['integer', 'x', "VALUE.WRONG_TYPE: Post.field takes a number, not the string 'x'."],
  ['integer', 5n, 'VALUE.WRONG_TYPE: Post.field takes a number, not the bigint 5n.\nConvert it: Number(5n).'],
  ['integer', true, 'VALUE.WRONG_TYPE: Post.field takes a number, not the boolean true.'],
  ['integer', 1.5, 'VALUE.NOT_AN_INTEGER: Post.field takes a whole number, not the number 1.5.'],
  ['integer', Number.NaN, 'VALUE.NOT_AN_INTEGER'],
  ['integer', Number.POSITIVE_INFINITY, 'VALUE.NOT_AN_INTEGER'],
  ['integer', 2_147_483_648, 'VALUE.OUT_OF_RANGE: Post.field takes a number from -2147483648 to 2147483647, not the number 2147483648.'],
  ['smallInteger', -32_769, 'VALUE.OUT_OF_RANGE'],
  ['positiveSmallInteger', -1, 'VALUE.OUT_OF_RANGE: Post.field takes a number from 0'],
  ['bigAuto', 2 ** 53, 'VALUE.OUT_OF_SAFE_RANGE'],
  ['count', 2 ** 53, 'VALUE.OUT_OF_SAFE_RANGE'],
  ['bigInteger', 2n ** 63n, 'VALUE.OUT_OF_RANGE'],
  ['bigInteger', -(2n ** 63n) - 1n, 'VALUE.OUT_OF_RANGE'],
  ['bigInteger', 2 ** 53, 'VALUE.WRONG_TYPE'],
  ['bigInteger', '1', "VALUE.WRONG_TYPE: Post.field takes a bigint, not the string '1'."],
  ['positiveBigInteger', -1n, 'VALUE.OUT_OF_RANGE'],
  ['float', '1.5', 'VALUE.WRONG_TYPE'],
  ['decimal', Number.NaN, 'VALUE.INVALID: Post.field takes a finite decimal, not the number NaN.'],
  ['decimal', '1,5', 'VALUE.INVALID'],
  ['decimal', '', 'VALUE.INVALID'],
  ['decimal', '0x10', 'VALUE.INVALID'],
  ['decimal', {}, 'VALUE.WRONG_TYPE'],
  ['boolean', 1, 'VALUE.WRONG_TYPE: Post.field takes a boolean, not the number 1.'],
  ['boolean', 'true', 'VALUE.WRONG_TYPE'],
  ['char', 5, 'VALUE.WRONG_TYPE: Post.field takes a string, not the number 5.'],
  ['char', '\ud83e', 'VALUE.INVALID: Post.field takes text that Unicode can write'],
  [
    'date',
    new Date(0),
    "VALUE.WRONG_TYPE: Post.field takes a date such as '2024-02-29', not the Date 1970-01-01T00:00:00.000Z.\nA Date is an instant.",
  ],
  ['date', '2023-02-29', 'VALUE.INVALID'],
  ['date', '1900-02-29', 'VALUE.INVALID'],
  ['date', '2024-1-1', 'VALUE.INVALID'],
  ['date', '0000-01-01', 'VALUE.INVALID'],
  ['date', '2024-01-01T00:00:00Z', 'VALUE.INVALID'],
  ['dateTime', new Date(Number.NaN), 'VALUE.INVALID: Post.field takes a valid Date, not an invalid Date.'],
  ['dateTime', new Date('+010000-01-01T00:00:00Z'), 'VALUE.INVALID: Post.field takes an instant of the years 1 to 9999'],
  ['dateTime', '2024-01-01T00:00:00', 'VALUE.INVALID'],
  ['dateTime', '2023-02-30T00:00:00Z', 'VALUE.INVALID'],
  ['dateTime', '2024-01-01T24:00:00Z', 'VALUE.INVALID'],
  ['dateTime', 0, 'VALUE.WRONG_TYPE'],
  ['time', '24:00:00', 'VALUE.INVALID'],
  ['time', '12:60', 'VALUE.INVALID'],
  ['time', 12, 'VALUE.WRONG_TYPE'],
  ['duration', '1 day', 'VALUE.WRONG_TYPE: Post.field takes a number of milliseconds'],
  ['duration', Number.POSITIVE_INFINITY, 'VALUE.INVALID'],
  ['duration', 2 ** 60, 'VALUE.OUT_OF_RANGE'],
  ['uuid', 'x', 'VALUE.INVALID'],
  ['uuid', '0190163d-8694-739b-aea5-966c26f8ad9g', 'VALUE.INVALID'],
  ['uuid', '0190163d-8694739baea5-966c26f8ad91', 'VALUE.INVALID'],
  ['binary', 'text', 'VALUE.WRONG_TYPE: Post.field takes a Uint8Array'],
  ['binary', [1, 2], 'VALUE.WRONG_TYPE'],
  [
    'json',
    { a: 1n },
    "VALUE.INVALID: Post.field takes a value that JSON can say, not the bigint 1n.\nConvert it before, for example to a string. It stands at 'a'.",
  ],
  ['json', [Number.NaN], 'VALUE.INVALID'],
  ['json', { at: new Date(Number.NaN) }, 'VALUE.INVALID'],
  ['json', () => 1, 'VALUE.INVALID'],
  ['json', circle, 'VALUE.INVALID'],
  ['ipAddress', '256.0.0.1', 'VALUE.INVALID'],
  ['ipAddress', 'fe80::1%eth0', 'VALUE.INVALID'],
];

describe.each([
  ['postgres', postgresCodecs],
  ['mysql', mysqlCodecs],
  ['sqlite', sqliteCodecs],
])('%s refuses', (_name, codecs) => {
  test.each(refused)('%s: %p', (kind, value, message) => {
    const encode = codecs.encoder({ kind } as ValueType, 'Post.field');
    expect(() => encode(value)).toThrow(ValueError);
    expect(() => encode(value)).toThrow(message);
  });

  test.each(['integer', 'text', 'json', 'dateTime', 'decimal', 'boolean'] as const)('undefined as %s, and takes null', (kind) => {
    const encode = codecs.encoder({ kind }, 'Post.field');
    expect(() => encode(undefined)).toThrow('VALUE.UNDEFINED: Post.field was given undefined.');
    expect(encode(null)).toBeNull();
  });

  test('a value that is no member of an enum', () => {
    const encode = codecs.encoder({ kind: 'enum', name: 'mood', values: ['sad', 'ok'] }, 'Post.mood');
    expect(() => encode('happy')).toThrow("VALUE.INVALID: Post.mood takes one of 'sad', 'ok', not the string 'happy'.");
    expect(encode('ok')).toBe('ok');
  });

  test.each(['infinity', '-infinity', 'yesterday', '2024-13-01 00:00:00'])('to read the timestamp %s', (text) => {
    expect(() => codecs.decoder({ kind: 'dateTime' })?.(text)).toThrow(/VALUE.UNREADABLE/);
  });
});

test('every error names its field', () => {
  try {
    postgresCodecs.encoder({ kind: 'integer' }, 'Post.views')('x');
  } catch (error) {
    expect(error).toMatchObject({ name: 'ValueError', code: 'VALUE.WRONG_TYPE', subject: 'Post.views' });
  }
  expect.assertions(1);
});
