import { Avg, Case, Coalesce, Count, F, Max, Now, OuterRef, Q, Rank, StringAgg, Subquery, Sum, Value, When, Window } from 'dunder';
import { Post } from '../../../generated/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** Each kind of expression where it can stand. */
export async function places(post: Post) {
  void Post.objects.create({ author: 1, slug: 'x', title: Coalesce(Value('x'), Value('y')), publishedAt: Now() });
  void Post.objects.updateOrCreate({ slug: 'x' }, { defaults: { views: F('views').add(1) }, createDefaults: { author: 1, title: 'x' } });
  void Post.objects.update({ views: F('views').add(1), title: Case(When({ views: 3 }, { then: 'slug' }), { default: 'title' }) });
  post.assign({
    views: Subquery(
      Post.objects
        .filter({ author: OuterRef('author') })
        .values('views')
        .slice(0, 1),
    ),
  });

  // HAVING: by name, or beside an aggregate that was annotated.
  const popular = Post.objects.annotate({ n: Count('tags') }).filter({ n__gt: 3, views__gt: F('n') });
  popular.filter(Count('comments').gt(3)).exclude(Q({ views: Max('comments__id') }));
  Post.objects.alias({ n: Count('tags') }).filter(Count('tags').gt(1));
  Post.objects
    .values('author')
    .annotate({ n: Count('id') })
    .filter({ n__gt: 3 });
  // A condition on a window stands around the query.
  Post.objects.filter(Window(Rank(), { partitionBy: 'author', orderBy: '-views' }).lte(3));
  // Inside an expression that is annotated an aggregate may be compared.
  Post.objects.annotate({ big: Case(When(Count('tags').gt(3), { then: Value(1) }), { default: Value(0) }) }).filter({ big: 1 });
  const mean = Post.objects
    .filter({ author: OuterRef('author') })
    .values('author')
    .annotate({ mean: Avg('views') })
    .values('mean');
  Post.objects.filter({ views__gt: Subquery(mean) });

  const totals = await Post.objects.aggregate({
    perRow: Sum('views').div(Count('*')),
    orZero: Coalesce(Sum('views'), 0),
    any: Case(When(Count('*').gt(0), { then: Value(true) }), { default: Value(false) }),
    slugs: StringAgg('slug', { delimiter: ', ', orderBy: ['slug'] }),
  });
  assertType<Equal<typeof totals, { perRow: number | null; orZero: number; any: boolean; slugs: string | null }>>();
  const ofNamed = await Post.objects.annotate({ n: Count('tags') }).aggregate({ most: Max('n') });
  assertType<Equal<typeof ofNamed, { most: number | null }>>();
}
