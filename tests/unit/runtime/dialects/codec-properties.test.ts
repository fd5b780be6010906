import { describe, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type { TypeCodecs } from '../../../../runtime/dialects/dialect.js';
import { mariadbCodecs, mysqlCodecs } from '../../../../runtime/dialects/mysql/codecs.js';
import { postgresCodecs } from '../../../../runtime/dialects/postgres/codecs.js';
import { sqliteCodecs } from '../../../../runtime/dialects/sqlite/codecs.js';
import type { ValueType } from '../../../../runtime/sql/ast/index.js';

const dialects: readonly (readonly [string, TypeCodecs])[] = [
  ['postgres', postgresCodecs],
  ['mysql', mysqlCodecs],
  ['mariadb', mariadbCodecs],
  ['sqlite', sqliteCodecs],
];

/** What is sent can be read back: for the types whose parameter has the form of a result. */
function throughText(codecs: TypeCodecs, type: ValueType, value: unknown): unknown {
  const wire = codecs.encoder(type, 'Model.field')(value);
  return codecs.decoder(type)?.(wire) ?? wire;
}

const instant = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });
const digits = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n });
const word = fc.string({ unit: 'grapheme' });
const milliseconds = fc.integer({ min: -(2 ** 45), max: 2 ** 45 });

describe.each(dialects)('%s', (_name, codecs) => {
  const holds = <T>(
    type: ValueType,
    values: fc.Arbitrary<T>,
    same: (read: unknown, value: T) => void = (read, value) => expect(read).toEqual(value),
  ) => fc.assert(fc.property(values, (value) => same(throughText(codecs, type, value), value)));

  test('integers', () => holds({ kind: 'integer' }, fc.integer()));
  test('keys', () => holds({ kind: 'bigAuto' }, fc.maxSafeInteger()));
  test('bigints', () => holds({ kind: 'bigInteger' }, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })));
  test('floats', () => holds({ kind: 'float' }, fc.double({ noNaN: true, noDefaultInfinity: true })));
  test('decimals of 15 digits are read as they were written', () => {
    fc.assert(
      fc.property(digits, fc.nat(12), (unscaled, places) => {
        const value = new Decimal(unscaled.toString()).div(new Decimal(10).pow(places));
        expect(String(throughText(codecs, { kind: 'decimal' }, value))).toBe(String(value));
      }),
    );
  });
  test('booleans', () => holds({ kind: 'boolean' }, fc.boolean()));
  test('texts', () => holds({ kind: 'text' }, word));
  test('uuids', () => holds({ kind: 'uuid' }, fc.uuid()));
  test('days', () =>
    holds(
      { kind: 'date' },
      instant.map((date) => date.toISOString().slice(0, 10)),
    ));
  test('json', () => holds({ kind: 'json' }, fc.jsonValue(), (read, value) => expect(read).toEqual(JSON.parse(JSON.stringify(value)))));
  test('instants', () => holds({ kind: 'dateTime' }, instant));
  test('instants sort as their texts do', () => {
    if (codecs === postgresCodecs) return expect(codecs.encoder({ kind: 'dateTime' }, 'v')(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    const encode = codecs.encoder({ kind: 'dateTime' }, 'v');
    return fc.assert(
      fc.property(instant, instant, (a, b) => {
        const [first, second] = [String(encode(a)), String(encode(b))];
        expect(first < second).toBe(a < b);
      }),
    );
  });
  test('bytes', () => {
    if (codecs === postgresCodecs) return;
    holds({ kind: 'binary' }, fc.uint8Array());
  });
});

describe('durations', () => {
  test.each(dialects.slice(1))('%s: microseconds', (_name, codecs) => {
    fc.assert(
      fc.property(milliseconds, fc.nat(999), (whole, micro) => {
        const value = whole + micro / 1000;
        expect(throughText(codecs, { kind: 'duration' }, value)).toBeCloseTo(value, 3);
      }),
    );
  });

  test.each([
    ['1 day 02:03:04.5', 93_784_500],
    ['-1 days +02:00:00', -79_200_000],
    ['-00:00:00.000001', -0.001],
    ['1 year 2 mons 3 days', (365 + 60 + 3) * 86_400_000],
    ['-1 mons', -30 * 86_400_000],
    ['100000:00:00', 360_000_000_000],
    ['00:00:00', 0],
  ])('postgres: %s', (text, expected) => {
    expect(postgresCodecs.decoder({ kind: 'duration' })?.(text)).toBe(expected);
  });
});

describe('postgres', () => {
  const element = fc.option(fc.oneof(word, fc.constantFrom('NULL', '', '"', '\\', '{', '}', ',', '{NULL}', ' ')), { freq: 5 });

  test('arrays of text', () => {
    const type: ValueType = { kind: 'array', base: { kind: 'text' } };
    fc.assert(fc.property(fc.array(element), (value) => expect(throughText(postgresCodecs, type, value)).toEqual(value)));
  });
  test('arrays in arrays', () => {
    const type: ValueType = { kind: 'array', base: { kind: 'array', base: { kind: 'text' } } };
    fc.assert(
      fc.property(fc.array(fc.array(element, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (value) =>
        expect(throughText(postgresCodecs, type, value)).toEqual(value),
      ),
    );
  });
  test('hstore', () => {
    const pairs = fc.dictionary(word, element);
    fc.assert(fc.property(pairs, (value) => expect(throughText(postgresCodecs, { kind: 'hstore' }, value)).toEqual({ ...value })));
  });
  test('ranges of instants', () => {
    const ends = fc.record({ lower: fc.option(instant), upper: fc.option(instant), bounds: fc.constantFrom('[)', '[]', '(]', '()') });
    fc.assert(fc.property(ends, (value) => expect(throughText(postgresCodecs, { kind: 'dateTimeRange' }, value)).toEqual(value)));
  });
  test('bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (value) => {
        expect(postgresCodecs.decoder({ kind: 'binary' })?.(`\\x${Buffer.from(value).toString('hex')}`)).toEqual(value);
      }),
    );
  });
  test('timestamps are read as Date reads them', () => {
    const zone = fc.constantFrom('+00', '+00:00', '-03', '+05:30', '');
    fc.assert(
      fc.property(instant, fc.nat(999_999), zone, (date, micro, offset) => {
        const day = date.toISOString().slice(0, 10);
        const fraction = micro === 0 ? '' : `.${String(micro).padStart(6, '0').replace(/0+$/, '')}`;
        const text = `${day} 12:34:56${fraction}`;
        const full = offset === '' ? 'Z' : offset.length === 3 ? `${offset}:00` : offset;
        const expected = new Date(`${day}T12:34:56.${String(micro).padStart(6, '0').slice(0, 3)}${full}`);
        expect(postgresCodecs.decoder({ kind: 'dateTime' })?.(text + offset)).toEqual(expected);
      }),
    );
  });
});
