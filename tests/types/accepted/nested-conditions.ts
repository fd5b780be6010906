import { Count, Max, Q, Sum, Window } from 'dunder';
import { Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** Conditions of an aggregate that is not written where the schema is known: they are checked where it is used. */
const best = Max('views', { filter: Q({ status: 'published' }) });

export async function conditions() {
  const row = await Post.objects
    .annotate({
      best: Window(best, { partitionBy: ['author'] }),
      sum: Window(Sum('views', { filter: Q({ author__name__startswith: 'A' }), default: 0 })),
      n: Count('comments', { filter: Q({ comments__approved: true }) }).add(1),
    })
    .get();
  assertType<Equal<typeof row.best, number | null>>();
  assertType<Equal<typeof row.sum, number>>();
  assertType<Equal<typeof row.n, number>>();
}
