import { fingerprint } from '../../../../schema/ir/fingerprint.js';

const SOURCE = `import { fields, Model } from 'dunder/schema';

/** A post. */
export class Post extends Model {
  title = fields.char({ maxLength: 100, help: "it's" }); // the title
}
`;
const same = fingerprint(SOURCE);

test.each<[string, string]>([
  ['comments', SOURCE.replace('/** A post. */', '').replace('// the title', '/* 9 */')],
  ['white space and line ends', SOURCE.replaceAll('\n', '\r\n').replace('{ maxLength', '{\n    maxLength')],
  ['quotes', SOURCE.replace("'dunder/schema'", '"dunder/schema"')],
  ['trailing commas', SOURCE.replace('"it\'s" }', '"it\'s", }')],
])('%s do not count', (_, text) => {
  expect(text).not.toBe(SOURCE);
  expect(fingerprint(text)).toBe(same);
});

test.each<[string, string]>([
  ['a number', SOURCE.replace('100', '101')],
  ['a name', SOURCE.replace('title =', 'tilte =')],
  ['white space within a text', SOURCE.replace("it's", "it 's")],
  ['what looks like a comment within a text', SOURCE.replace("it's", "it's // not")],
  ['a field that is commented out', SOURCE.replace('  title', '  // title')],
])('%s counts', (_, text) => {
  expect(text).not.toBe(SOURCE);
  expect(fingerprint(text)).not.toBe(same);
});

test('it is short, and the same in every runtime', () => {
  expect(fingerprint('title = fields.char({ maxLength: 100 });')).toBe('052e1a3904769e');
});
