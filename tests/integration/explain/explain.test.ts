import { expect, test } from '@jest/globals';
import { NotSupportedError, QueryError } from 'dunder';
import { Post } from '../../../generated/index.js';
import { planTree, readableTable } from '../../../runtime/query/terminals/explain-text.js';
import { features, statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('explain', (database) => {
  useBlog(database);
  const query = () => Post.objects.filter({ title: 'first' }).selectRelated('author').orderBy();
  const postgres = database.dialect === 'postgres';
  const mysql = database.dialect === 'mysql';
  /** MySQL 9 shows the tree that it also measures. */
  const showsTree = () => features().explain.formats.includes('tree');

  test('is readable', async () => {
    const text = await query().explain();
    if (showsTree()) expect(text).toMatch(/^-> Nested loop.*\n {4}-> .* on post/);
    if (mysql) {
      const [head, ...rows] = (await query().explain({ format: 'traditional' })).split('\n');
      expect(head).toMatch(/^id *\| select_type *\| table *\|.*\| Extra$/);
      expect(rows).toHaveLength(2);
      expect(rows[0]!.indexOf('|')).toBe(head!.indexOf('|'));
    } else expect(text).toMatch(postgres ? /(Scan|Join|Loop).*post/s : /SEARCH post USING INDEX|SCAN post/);
    expect(text).not.toContain('undefined');
  });

  test('formats', async () => {
    if (postgres || mysql) expect(JSON.parse(await query().explain({ format: 'json' }))).toBeTruthy();
    if (postgres) expect(await query().explain({ format: 'yaml' })).toContain('Plan:');
    await expect(query().explain({ format: postgres ? 'tree' : 'xml' })).rejects.toThrow(QueryError);
    await expect(query().explain({ format: 'nope' as never })).rejects.toThrow('has no format "nope"');
  });

  test('analyze runs the query', async () => {
    if (database.dialect === 'sqlite') return expect(query().explain({ analyze: true })).rejects.toThrow(NotSupportedError);
    expect(await query().explain({ analyze: true })).toMatch(postgres || showsTree() ? /actual time/ : /r_rows/);
  });

  test('options of PostgreSQL, refused elsewhere before anything is sent', async () => {
    if (postgres) {
      const text = await query().explain({ analyze: true, buffers: true, timing: false, summary: true, verbose: true, costs: false });
      expect(text).toMatch(/Output:/);
      expect(text).not.toMatch(/cost=/);
      await expect(query().explain({ analyze: true, genericPlan: true })).rejects.toThrow(/genericPlan|generic plan/);
      return;
    }
    const sent = await statements(() => expect(query().explain({ buffers: true })).rejects.toThrow(NotSupportedError));
    expect(sent).toEqual([]);
  });

  test('unknown options and wrong values', async () => {
    await expect(query().explain({ analyse: true } as never)).rejects.toThrow("Did you mean 'analyze'");
    if (database.dialect !== 'sqlite') await expect(query().explain({ analyze: 'yes' as never })).rejects.toThrow('true or false');
  });
});

test('a table is aligned, and a tree indented', () => {
  expect(readableTable(['id', 'table'], [[1, 'post'], [22, null]])).toBe('id | table\n1  | post\n22 | NULL'); // prettier-ignore
  expect(planTree([[3, 0, 0, 'SCAN a'], [5, 0, 0, 'LIST'], [8, 5, 0, 'SCAN b']])).toBe('SCAN a\nLIST\n  SCAN b'); // prettier-ignore
});
