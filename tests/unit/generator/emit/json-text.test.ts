import { describe, expect, test } from '@jest/globals';
import { jsonText } from '../../../../generator/emit/json-text.js';

/** What generated code reads of it. */
function read(text: string): unknown {
  return JSON.parse(new Function(`return String.raw\`${text}\`;`)() as string);
}

describe('jsonText', () => {
  test.each([
    ['backquotes and ${expressions}', 'a `b` ${process.exit()} $ {'],
    ['backslashes, also at the end', '^\\d+\\`\\u0041$\\'],
    ['lines and quotes', 'a\n"b"\r\n\t\'c\''],
    ['other letters', 'é \u2028 \u0000 😀'],
  ])('keeps %s', (_, text) => {
    expect(read(jsonText({ [text]: [text] }))).toEqual({ [text]: [text] });
  });

  test.each([[null], [true], [-0], [1e21], [-1.5e-7], [[]], [{}], [[[], {}, [1, [2]]]]])('keeps %j', (value) => {
    expect(read(jsonText(value))).toEqual(value);
  });

  test('leaves members out that are undefined', () => {
    expect(jsonText({ a: 1, b: undefined })).toBe('{ "a": 1 }');
  });

  test('is on one line when it fits, else has a line for each member', () => {
    const type = { kind: 'char', maxLength: 60 };
    expect(jsonText({ name: 'owner', type })).toBe('{ "name": "owner", "type": { "kind": "char", "maxLength": 60 } }');
    expect(jsonText({ name: 'a'.repeat(80), types: [type, type] })).toBe(`{
  "name": "${'a'.repeat(80)}",
  "types": [{ "kind": "char", "maxLength": 60 }, { "kind": "char", "maxLength": 60 }]
}`);
  });
});
