import fc from 'fast-check';
import { format } from 'prettier';
import { type Literal, printLiteral } from '../../../../generator/emit/literal.js';
import { quote } from '../../../../generator/emit/safe-identifier.js';
import { PRETTIER_OPTIONS } from '../../../../generator/output/format.js';

describe('printLiteral', () => {
  test('keeps what fits on one line', () => {
    expect(printLiteral({ a: 1, b: [true, null], 'c-d': 'x' })).toBe("{ a: 1, b: [true, null], 'c-d': 'x' }");
  });

  test('leaves undefined members out', () => {
    expect(printLiteral({ a: undefined, b: 1 })).toBe('{ b: 1 }');
    expect(printLiteral({ a: undefined })).toBe('{}');
  });

  test('breaks a list of several objects whatever its width, as prettier does', () => {
    expect(
      printLiteral([
        { a: 1, b: 2 },
        { a: 3, b: 4 },
      ]),
    ).toBe('[\n  { a: 1, b: 2 },\n  { a: 3, b: 4 },\n]');
    expect(printLiteral([{ a: 1 }, { a: 2 }])).toBe('[{ a: 1 }, { a: 2 }]');
  });

  test('breaks what does not fit, one member per line', () => {
    const long = 'x'.repeat(80);
    expect(printLiteral({ a: long, b: { c: long } })).toBe(`{\n  a: '${long}',\n  b: { c: '${long}' },\n}`);
  });

  // The generator does not run prettier over literals: this is what lets it.
  test('prettier changes nothing', async () => {
    const key = fc.constantFrom('name', 'kind', 'a', 'longerNameOfAMember', 'with space', '9', '_x');
    const leaf = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom("it's", '"', '\\', '\n'),
    );
    const { value } = fc.letrec<{ value: Literal }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.dictionary(key, tie('value'), { maxKeys: 5 }),
        fc.array(tie('value'), { maxLength: 4 }).filter((list) => list.length < 2 || !list.every((item) => typeof item === 'number')),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(value, async (literal) => {
        const text = `export const x = ${printLiteral(literal, 0, 'export const x = '.length)};\n`;
        fc.pre(text.split('\n').every((line) => line.length <= 140));
        expect(await format(text, PRETTIER_OPTIONS)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});

describe('quote', () => {
  test.each([
    ['plain', "'plain'"],
    ["it's", '"it\'s"'],
    ['"it\'s"', "'\"it\\'s\"'"],
    ['a\nb\\c', "'a\\nb\\\\c'"],
    ['\u2028', "'\\u2028'"],
  ])('%j', (text, quoted) => {
    expect(quote(text)).toBe(quoted);
    expect(new Function(`return ${quoted}`)()).toBe(text);
  });

  test('any text comes back unchanged', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => new Function(`return ${quote(text)}`)() === text));
  });
});
