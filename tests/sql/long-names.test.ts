import { expect, test } from '@jest/globals';
import { Count, Cte, F, Lower } from 'dunder';
import { Author, Post } from '../../generated/index.js';

const fits = 'x'.repeat(63);
const long = 'x'.repeat(64);
/** Sixty-four bytes in thirty-two letters. */
const wide = 'é'.repeat(32);

// PostgreSQL cuts names off after 63 bytes, where two of them may become one.
test.each([long, wide])('%s is refused as a name', (name) => {
  const ids = Post.objects.values('id');
  for (const make of [
    () => Cte(name, ids),
    () => Cte('rows', Post.objects.values({ [name]: F('id') })),
    () => Author.objects.lateral({ [name]: ids.slice(0, 1) }),
    () => Author.objects.annotate({ [name]: Count('posts') }),
    () => Author.objects.alias({ [name]: Count('posts') }),
    () => Author.objects.values({ [name]: Lower('name') }),
  ])
    expect(make).toThrow('QUERY.LONG_NAME');
});

test('63 bytes are a name', () => {
  expect(() => Cte(fits, Post.objects.values('id'))).not.toThrow();
  expect(() => Author.objects.annotate({ [fits]: Count('posts'), ['é'.repeat(31)]: Count('posts') })).not.toThrow();
});

test('a path that is too long as a column of a common table takes a name', () => {
  const path = 'author__mentor__mentor__mentor__mentor__mentor__mentor__mentor__name' as never;
  expect(() => Cte('rows', Post.objects.values(path))).toThrow('QUERY.LONG_NAME');
  expect(() => Cte('rows', Post.objects.values({ name: F(path) }))).not.toThrow();
});
