import { expect, test } from '@jest/globals';
import { Lag, NthValue, Ntile, Window } from 'dunder';
import { Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// MySQL takes a parameter in these places, and no cast of one: its syntax error.
describeEachDatabase('window functions that count', (database) => {
  useBlog(database);
  const asked = (of: Parameters<typeof Window>[0]) =>
    Post.objects
      .annotate({ x: Window(of, { orderBy: ['id'] }) })
      .orderBy('id')
      .valuesList('x', { flat: true });

  test('take how many', async () => {
    expect(await asked(Ntile(2))).toEqual([1, 1, 2, 2]);
    expect(await asked(NthValue('title', 2))).toEqual([null, 'second', 'second', 'second']);
    expect(await asked(Lag('title', 2))).toEqual([null, null, 'first', 'second']);
  });
});
