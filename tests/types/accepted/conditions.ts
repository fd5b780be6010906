import { sql, type Condition, Case, Count, Exists, F, Lower, OuterRef, Q, RawSQL, Value, When } from 'dunder';
import { Author, OrderLine, Post } from '../sample/index.js';

/** Keys of conditions at any depth. */
export function paths() {
  Post.objects.filter({ title: 'a', author__name__icontains: 'b', author__mentor__mentor__birthday__year__gte: 1990 });
  Post.objects.filter({ author__posts__author__posts__title: 'x', tags__name__in: ['a', 'b'], comments__text__startswith: 'z' });
  Post.objects.exclude({ tags__name: 'spam' }).exclude({ editor: null });
  Post.objects.filter({ author__isnull: false, editor__in: [1, 2], comments__isnull: true, author: 3 });
  Post.objects.filter({ createdAt__date: '2025-01-01', createdAt__hour__lt: 3, createdAt__range: [new Date(), new Date()] });
  Post.objects.filter({ price: null, price__gt: 3, price__isnull: true, votes__gte: 3n, status__in: ['draft', 'published'] });
  Post.objects.filter({ author__settings__theme__color: 'red', author__settings__languages__0: 'en', author__settings__hasKey: 'theme' });
  Author.objects.filter({ birthday: null, birthday__exact: null, mentor__name: 'x', mentorId: null, detail__biography__contains: 'x' });
  OrderLine.objects.filter({ pk: [1, 2], quantity__gt: 3 });
  return Post.objects.get({ slug: 'x' });
}

export function instances(author: Author) {
  Post.objects.filter({ author, editor__in: [author] });
  Post.objects.filter({ author__in: Author.objects.filter({ name: 'x' }) });
  Post.objects.filter({ author__name__in: Author.objects.values('name'), id__in: Post.objects.valuesList('id', { flat: true }) });
}

export function expressions() {
  Post.objects.filter({ views__gt: F('author__id') }, { title: 'x' });
  Post.objects.filter({ title: Lower('author__name'), views: F('views').add(1).mul(2) });
  Post.objects.filter(
    Q({ title__startswith: 'A' })
      .or({ views__gt: F('author__id') })
      .and(Q({ status: 'draft' }).not()),
  );
  Post.objects.filter(Q({ title: 'x' }), Q({ views: 1 }).not(), { slug: 'x' });
  Post.objects.filter(F('views').gt(3), F('views').lt('author__id').not());
  Author.objects.filter(Exists(Post.objects.filter({ author: OuterRef('pk'), views__gt: 1000 })));
  Author.objects.filter(Exists(Post.objects.filter({ author: OuterRef('pk') })).not());
  Post.objects.annotate({ n: Count('comments') }).filter({ n__gt: 3, n: Value(2) });
  const built = Q({ title: 'x' }).or(Q({ author__name: 'y' }));
  return Post.objects.filter(built).exclude(built);
}

/** `in` takes whatever can be iterated. */
export function lists(ids: Iterable<number>, authors: ReadonlySet<Author>) {
  Post.objects.filter({ id__in: new Set([1, 2]), title__in: new Map([['a', 1]]).keys(), status__in: new Set(['draft'] as const) });
  Post.objects.filter({ id__in: some(), author__in: authors, editor__in: new Set([1]) });
  return Post.objects.exclude(Q({ author__id__in: ids }).or({ views__in: RawSQL(sql`1`) }));
}
function* some() {
  yield 1;
}

/** One of two conditions, written in place or kept. */
export function chosen(popular: boolean) {
  const one = popular ? Q({ views__gt: 100 }) : Q({ status: 'draft' });
  Post.objects.filter(one).exclude({ title: 'x' }, one);
  Post.objects.filter(popular ? Q({ views__gt: 100 }) : F('title').eq('slug'));
  Post.objects.filter(popular ? Exists(Post.objects.filter({ pk: OuterRef('pk') })) : Q({ title: 'x' }));
  Post.objects.filter(popular ? { views__gt: 100 } : { status: 'draft' });
  Post.objects.filter(popular ? Q({ views__gt: 100 }) : {});
  Post.objects.filter({ title: 'x', ...(popular ? { views__gt: 100 } : {}) });
  Post.objects.filter(
    Q({ title: 'x' })
      .or(popular ? Q({ views: 3 }) : Q({ slug: 'x' }))
      .and(popular ? { views: 3 } : {}),
  );
  Post.objects.annotate({ n: Count('tags', { filter: one }), kind: Case(When(one, { then: Value(1) }), { default: Value(0) }) });
  let any: Condition = Q();
  for (const title of ['a', 'b']) any = any.or({ title });
  return Post.objects.filter(any, ...[one, one.not()]);
}
