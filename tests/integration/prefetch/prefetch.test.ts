import { atomic, DunderError, fields, onQuery, Prefetch, RawSQL, sql, type QueryEvent } from 'dunder';
import { Comment, Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';
import { prefetchCases } from './prefetch-cases.js';

describeEachDatabase('prefetching', (database) => prefetchCases(database, 'queries'));

describeEachDatabase('relations of one level', (database) => {
  useBlog(database);

  const order = async (work: () => PromiseLike<unknown>): Promise<string[]> => {
    const seen: string[] = [];
    const note =
      (sign: string) =>
      ({ sql }: QueryEvent): void => {
        const table = /FROM [`"](\w+)/.exec(sql)?.[1];
        if (table !== undefined) seen.push(`${sign}${table}`);
      };
    const stop = onQuery({ before: note('>'), after: note('<') });
    try {
      await work();
    } finally {
      stop();
    }
    return seen;
  };
  const read = () => Post.objects.orderBy('id').prefetchRelated('tags', 'comments__author', 'author__posts');
  const together = ['>post', '<post', '>tag', '>comment', '>author', '<tag', '<comment', '<author', '>author', '>post', '<author', '<post'];

  test.each([
    ['in a transaction', () => atomic(read)],
    ['on one session of a pool', read],
  ])('travel together where the wire can: %s', async (_, work) => {
    const seen = await order(work);
    if (database.dialect === 'postgres') expect(seen).toEqual(together);
    expect(seen.toSorted()).toEqual(together.toSorted());
  });

  test('a failure of one fails all, and the transaction goes on in the block around', async () => {
    const broken = Comment.objects.annotate({ x: RawSQL(sql`no_such_function(1)`, { outputField: fields.integer() }) });
    await atomic(async () => {
      await expect(atomic(() => Post.objects.prefetchRelated('tags', Prefetch('comments', broken)))).rejects.toBeInstanceOf(DunderError);
      expect(await Post.objects.count()).toBe(4);
    });
  });
});
