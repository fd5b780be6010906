import { describe, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import { runCheck } from '../../../../runtime/model/validators/index.js';
import { VALIDATORS } from '../../../../generator/build/build-validators.js';
import { ValidationError } from '../../../../runtime/errors/validation-error.js';
import type { Json } from '../../../../schema/ir/json.js';

const cases: readonly (readonly [name: string, parameters: readonly Json[], good: readonly unknown[], bad: readonly unknown[]])[] = [
  ['minValue', [0], [0, 1, 0n, new Decimal('0.0')], [-1, -1n, new Decimal('-0.1')]],
  ['minValue', ['2020-01-01'], ['2020-01-01', new Date('2020-01-02')], ['2019-12-31', new Date(0)]],
  ['maxValue', [5], [5, 4.5, 5n], [5.1, 6n, new Decimal('5.01')]],
  ['maxValue', ['1.5'], [1.5, new Decimal('1.5')], [1.6]],
  ['stepValue', [5], [0, 10, -5, 15n], [1, 12]],
  ['stepValue', [0.1], [0.3, new Decimal('0.7')], [0.35]],
  ['stepValue', [5, 1], [1, 6], [5]],
  ['minLength', [2], ['ab', '😀😀', new Uint8Array(2)], ['a', '😀', new Uint8Array(1)]],
  ['maxLength', [2], ['ab', '😀😀'], ['abc', new Uint8Array(3)]],
  ['regex', [{ pattern: '^[a-z]+$', flags: 'i' }], ['abc', 'ABC'], ['a1']],
  ['regex', ['^b'], ['ba'], ['ab']],
  ['regex', [{ pattern: 'x', flags: 'g' }, { inverseMatch: true }], ['abc'], ['axb', 'x']],
  ['email', [], ['a@b.co', 'a.b+c@sub.example.com', '"ab"@example.com', 'a@localhost', 'a@[127.0.0.1]', 'a@bücher.de'], ['a', 'a@', '@b.co', 'a@b', 'a b@c.de', 'a@-b.de', 'a..b@c.de', `a@${'b'.repeat(64)}.de`]], // prettier-ignore
  ['url', [], ['http://example.com', 'https://example.com:80/a?b#c', 'ftp://localhost/', 'http://[::1]/', 'http://1.2.3.4'], ['example.com', 'http://', 'gopher://example.com', 'http://a b.com', 'http://example', 'http://.com', 'javascript:alert(1)']], // prettier-ignore
  ['url', [{ schemes: ['https'] }], ['https://example.com'], ['http://example.com']],
  ['slug', [], ['a-b_1'], ['a b', 'é', 'a\n']],
  ['unicodeSlug', [], ['é-1'], ['é!']],
  ['ipv4', [], ['1.2.3.4'], ['1.2.3', '::1', '1.2.3.256']],
  ['ipv6', [], ['::1', '2001:db8::1'], ['1.2.3.4', ':::']],
  ['ipv46', [], ['::1', '1.2.3.4'], ['x']],
  ['integer', [], ['12', '-3', 4, 5n], ['1.5', 'x']],
  ['decimal', [5, 2], ['123.45', '-0.01', 0, new Decimal('999.99')], ['1234.5', '1.234', '123456', 'x']],
  ['integerList', [], ['1,2', '3'], ['1,', '1;2', '-1']],
  ['integerList', [{ separator: ';', allowNegative: true }], ['1;-2'], ['1,2']],
  ['fileExtension', [['pdf', 'TXT']], ['a.pdf', 'a.PDF', 'b.c.txt'], ['a', 'a.exe', 'dir.pdf/a']],
  ['prohibitNullCharacters', [], ['a'], ['a\0']],
  ['keys', [['a']], [{ a: 1 }, { a: 1, b: 2 }], [{}]],
  ['keys', [['a'], { strict: true }], [{ a: 1 }], [{ a: 1, b: 2 }]],
  ['arrayMinLength', [1], [[1]], [[]]],
  ['arrayMaxLength', [1], [[], [1]], [[1, 2]]],
  [
    'rangeMinValue',
    [0],
    [{ lower: 0, upper: null }],
    [
      { lower: -1, upper: 1 },
      { lower: null, upper: 1 },
    ],
  ],
  [
    'rangeMaxValue',
    [9],
    [{ lower: null, upper: 9 }],
    [
      { lower: 1, upper: 10 },
      { lower: 1, upper: null },
    ],
  ],
];

describe('validators', () => {
  test.each(cases)('%s(%j)', (name, parameters, good, bad) => {
    for (const value of good) expect([value, runCheck(name, value, parameters)]).toEqual([value, undefined]);
    for (const value of bad) expect([value, runCheck(name, value, parameters)?.message]).toEqual([value, expect.any(String)]);
  });

  test('every validator of the schema language is there', () => {
    for (const name of Object.keys(VALIDATORS)) expect(cases.some(([known]) => known === name)).toBe(true);
    expect(() => runCheck('nope', 1, [])).toThrow('MODEL.UNKNOWN_VALIDATOR');
  });

  test('messages and codes', () => {
    expect(runCheck('minValue', 1, [2])).toEqual({ message: 'Ensure this value is greater than or equal to 2.', code: 'minValue' });
    expect(runCheck('email', 'x', [])).toEqual({ message: 'Enter a valid email address.', code: 'invalid' });
    expect(runCheck('regex', 'x', ['y', { message: 'No.', code: 'own' }])).toEqual({ message: 'No.', code: 'own' });
    expect(runCheck('maxLength', 'ab', [1])?.message).toBe('Ensure this value has at most 1 character (it has 2).');
    expect(runCheck('decimal', '12.345', [5, 2])?.message).toBe('Ensure that there are no more than 2 decimal places.');
  });
});

describe('ValidationError', () => {
  test('takes a message, a list, or either by field', () => {
    expect(new ValidationError('No.', { code: 'own' }).errors).toEqual({ __all__: [{ message: 'No.', code: 'own' }] });
    expect(new ValidationError(['A', 'B']).messages).toEqual({ __all__: ['A', 'B'] });
    const error = new ValidationError({ a: 'A', b: [{ message: 'B', code: 'c' }] });
    expect(error.messages).toEqual({ a: ['A'], b: ['B'] });
    expect(error.message).toBe('VALIDATION.INVALID: a: A b: B');
  });
});
