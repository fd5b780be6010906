import { globalType, nameModels, propertyKey } from '../../../../generator/emit/safe-identifier.js';

function names(...models: string[]) {
  return nameModels(models.map((name) => ({ name })));
}

test('files are kebab-case', () => {
  expect(names('BlogPost', 'HTTPServer').get('BlogPost')!.file).toBe('blog-post');
  expect(names('HTTPServer').get('HTTPServer')!.file).toBe('http-server');
});

test('a model cannot take the place of the generator’s own files, nor of a device of Windows', () => {
  const found = names('Aux', 'Index', 'Registry');
  expect([...found.values()].map((model) => model.file)).toEqual(['aux-model', 'index-model', 'registry-model']);
});

test('two models never share a file', () => {
  expect([...names('AbC', 'AB_C').values()].map((model) => model.file)).toEqual(['ab-c', 'ab-c-2']);
});

test('names that another model has get a $', () => {
  const found = nameModels([{ name: 'Post', modelClass: {} }, { name: 'PostBase' }, { name: 'PostSchema' }]);
  expect(found.get('Post')).toEqual({ model: 'Post', generated: 'PostBase$', schema: 'PostSchema$', file: 'post' });
});

test('a model may be called Date', () => {
  expect(globalType('Date', names('Date'))).toBe('globalThis.Date');
  expect(globalType('Date', names('Post'))).toBe('Date');
});

test.each([
  ['name', 'name'],
  ['with-dash', "'with-dash'"],
  ['9', "'9'"],
  ['', "''"],
])('the key %j', (name, key) => expect(propertyKey(name)).toBe(key));
