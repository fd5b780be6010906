import { beforeAll, expect, test } from '@jest/globals';
import { Author, Member, Place, Post } from '../../generated/index.js';
import { Avg, configure, Subquery } from '../../runtime/index.js';

/** What docs/reference/differences-from-django.md says of calls that need no row. */
beforeAll(() => configure({ databases: { default: 'sqlite:none.db' } }));

interface Query {
  toSql(): { readonly sql: string };
}

test.each<[string, string, () => Query]>([
  [
    'an annotation named like a field',
    'QUERY.ALIAS_CLASH',
    () => Author.objects.values('name').annotate({ age: Avg('mentees__age') as never }),
  ],
  ['a Subquery as a list', 'QUERY.BAD_LIST', () => Post.objects.filter({ id__in: Subquery(Post.objects.values('id')) as never })],
  ['a row of the parent', 'QUERY.WRONG_MODEL', () => Member.objects.filter({ kitchens: new Place({ name: 'Inn', address: '' }) as never })],
])('%s is refused', (_title, code, make) => {
  expect(() => make().toSql()).toThrow(expect.objectContaining({ code }));
});

test('selectRelated() without a path joins nothing', () => {
  expect(Post.objects.selectRelated().toSql().sql).toBe(Post.objects.toSql().sql);
});

test('the last of only() and defer() counts', () => {
  const sql = (query: Query): string => query.toSql().sql;
  expect(sql(Author.objects.defer('name').only('name', 'age'))).toBe(sql(Author.objects.only('name', 'age')));
  expect(sql(Author.objects.only('name').defer('name'))).toBe(sql(Author.objects.only('id')));
});
