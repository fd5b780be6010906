import { beforeAll, expect, test } from '@jest/globals';
import { configure } from 'dunder';
import { Tag } from '../../generated/index.js';

/** limit() and offset() are SQL's: in either order they name the same rows, where slices of slices compose. */
beforeAll(() => configure({ databases: { default: 'sqlite:none.db' } }));

const tail = (query: { toSql(): { readonly sql: string; readonly parameters: readonly unknown[] } }): unknown => {
  const { sql, parameters } = query.toSql();
  return [sql.slice(sql.indexOf(' LIMIT')), parameters];
};

test('limit() before offset() is offset() before limit()', () => {
  const wanted = tail(Tag.objects.slice(20, 30));
  expect(wanted).toEqual([' LIMIT 10 OFFSET ?', [20]]);
  expect(tail(Tag.objects.limit(10).offset(20))).toEqual(wanted);
  expect(tail(Tag.objects.offset(20).limit(10))).toEqual(wanted);
  expect(tail(Tag.objects.limit(10).offset(15).offset(5))).toEqual(wanted);
});

test('slices of slices compose, and no rows stay no rows', () => {
  expect(tail(Tag.objects.slice(0, 30).slice(20))).toEqual([' LIMIT 10 OFFSET ?', [20]]);
  expect(Tag.objects.limit(0).offset(5).toSql().sql).toBe('');
  expect(() => Tag.objects.limit(5).offset(-1)).toThrow('QUERY.BAD_SLICE');
});
