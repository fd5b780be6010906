import { canonical, hashCanonical, hashSchema, parseSchema, serializeSchema } from '../../../../schema/ir/serialize.js';
import type { SchemaIR } from '../../../../schema/ir/schema-ir.js';

const source = { file: 'schema.ts', line: 1, column: 1 };
const schema: SchemaIR = {
  version: 1,
  models: [{ name: 'Post', table: 'post', fields: [], primaryKey: ['id'], verboseName: 'post', verboseNamePlural: 'posts', source }],
};

test('what was written is read back unchanged', () => expect(parseSchema(serializeSchema(schema))).toEqual(schema));

test('the order of keys and undefined members make no difference', () => {
  expect(hashCanonical({ a: 1, b: { c: [1, 2], d: undefined } })).toBe(hashCanonical({ b: { c: [1, 2] }, a: 1 }));
  expect(JSON.stringify(canonical({ b: 1, a: 2 }))).toBe('{"a":2,"b":1}');
});

test('the order of lists and every value make one', () => {
  expect(hashCanonical([1, 2])).not.toBe(hashCanonical([2, 1]));
  expect(hashSchema(schema)).toMatch(/^[0-9a-f]{64}$/);
  expect(hashSchema({ ...schema, models: [] })).not.toBe(hashSchema(schema));
});

test('a key called __proto__ is a key', () => {
  const value = JSON.parse('{"__proto__":{"x":1}}') as object;
  expect(JSON.stringify(canonical(value))).toBe('{"__proto__":{"x":1}}');
});

test.each([[10n], [Number.NaN], [() => 1], [Symbol('s')]])('%p is refused', (value) =>
  expect(() => canonical({ value })).toThrow(TypeError),
);

test('a schema of another version is refused', () =>
  expect(() => parseSchema('{"version":2,"models":[]}')).toThrow('not a schema of version 1'));
