import {
  MAX_NAME_LENGTH,
  camelCase,
  choiceLabel,
  columnName,
  objectName,
  parentLinkName,
  reverseNames,
  shorten,
  snakeCase,
  tableName,
  throughFieldNames,
  throughModelName,
  throughTableName,
} from '../../../../schema/ir/naming.js';

test.each([
  ['Post', 'post'],
  ['PostTag', 'post_tag'],
  ['createdAt', 'created_at'],
  ['HTTPServer', 'http_server'],
  ['ipV4Address', 'ip_v4_address'],
  ['URL', 'url'],
  ['already_snake', 'already_snake'],
])('snakeCase(%s)', (name, expected) => expect(snakeCase(name)).toBe(expected));

test.each([
  ['Post', 'post'],
  ['PostTag', 'postTag'],
  ['HTTPServer', 'httpServer'],
  ['URL', 'url'],
  ['URL2', 'url2'],
  ['A', 'a'],
])('camelCase(%s)', (name, expected) => expect(camelCase(name)).toBe(expected));

test('tables, columns and links', () => {
  expect([tableName('PostTag'), columnName('author', true), columnName('createdAt', false), parentLinkName('Place')]).toEqual([
    'post_tag',
    'author_id',
    'created_at',
    'placePtr',
  ]);
});

test('join models', () => {
  expect([throughModelName('Post', 'tags'), throughTableName('post', 'coAuthors')]).toEqual(['PostTags', 'post_co_authors']);
  expect(throughFieldNames('Post', 'Tag')).toEqual(['post', 'tag']);
  expect(throughFieldNames('Person', 'Person')).toEqual(['fromPerson', 'toPerson']);
});

test.each([
  ['foreignKey', {}, { accessor: 'blogPostSet', queryName: 'blogPost' }],
  ['manyToMany', {}, { accessor: 'blogPostSet', queryName: 'blogPost' }],
  ['oneToOne', {}, { accessor: 'blogPost', queryName: 'blogPost' }],
  ['foreignKey', { relatedName: 'posts' }, { accessor: 'posts', queryName: 'posts' }],
  ['foreignKey', { relatedName: 'posts', relatedQueryName: 'post' }, { accessor: 'posts', queryName: 'post' }],
  ['foreignKey', { relatedQueryName: 'entry' }, { accessor: 'blogPostSet', queryName: 'entry' }],
  ['foreignKey', { relatedName: '+' }, { accessor: null, queryName: 'blogPost+' }],
  ['foreignKey', { relatedName: '{model}s' }, { accessor: 'blogPosts', queryName: 'blogPosts' }],
  ['foreignKey', { relatedName: '%(class)s_all' }, { accessor: 'blogPost_all', queryName: 'blogPost_all' }],
  ['foreignKey', { defaultRelatedName: 'entries' }, { accessor: 'entries', queryName: 'entries' }],
  ['foreignKey', { defaultRelatedName: 'entries', relatedName: 'posts' }, { accessor: 'posts', queryName: 'posts' }],
] as const)('reverse names of a %s with %j', (kind, naming, expected) => expect(reverseNames('BlogPost', kind, naming)).toEqual(expected));

test('a name that is too long keeps its beginning and ends in a hash of the whole', () => {
  const [one, two] = [shorten(`${'x'.repeat(80)}a`), shorten(`${'x'.repeat(80)}b`)];
  expect([one?.length, two?.length]).toEqual([MAX_NAME_LENGTH, MAX_NAME_LENGTH]);
  expect(one).not.toBe(two);
  expect(one).toMatch(/^x+_[0-9a-f]{8}$/);
  expect(shorten('short')).toBe('short');
});

test('names of indexes are stable, short and different for different columns', () => {
  expect(objectName('index', 'post', ['status', 'created_at'])).toMatch(/^post_status_created_at_[0-9a-f]{6}_idx$/);
  expect(objectName('index', 'a_b', ['c'])).not.toBe(objectName('index', 'a', ['b_c']));
  expect(objectName('unique', 't'.repeat(100), ['c']).length).toBe(MAX_NAME_LENGTH);
  // `ä` is two bytes, and no character is cut in two.
  expect(Buffer.byteLength(objectName('unique', 'ä'.repeat(40), ['c']))).toBeLessThanOrEqual(MAX_NAME_LENGTH);
  expect(Buffer.byteLength(shorten('😀'.repeat(16)))).toBeLessThanOrEqual(MAX_NAME_LENGTH);
  expect(shorten('😀'.repeat(16))).toMatch(/^(?:😀)+_[0-9a-f]{8}$/u);
  expect(objectName('index', 'post', ['a'])).toBe(objectName('index', 'post', ['a']));
  expect(objectName('index', 'post', ['a'], '-')).not.toBe(objectName('index', 'post', ['a'], '+'));
});

test('labels of choices', () =>
  expect(['draft', 'in_review', 'InReview', ''].map(choiceLabel)).toEqual(['Draft', 'In review', 'In review', '']));
