import { ArraySubquery, Case, Count, Exists, F, Lag, Max, OuterRef, Q, Rank, Subquery, Sum, Value, When, Window } from 'dunder';
import { Author, Comment, Post } from '../../../generated/index.js';

/** References to the query around, where that query has no such path. */
const posts = Post.objects.filter({ author: OuterRef('pkk') });
// error: UnknownPath<"pkk">
Author.objects.filter(Exists(posts));
// error: UnknownPath<"pkk">
Author.objects.filter({ name: 'x' }, Exists(posts.orderBy('id')).not());
// error: UnknownPath<"pkk">
Author.objects.exclude(Q({ name: 'x' }).or(Exists(posts)));
// error: UnknownPath<"pkk">
Author.objects.annotate({ busy: Exists(posts) });
// error: UnknownPath<"pkk">
Author.objects.annotate({ latest: Subquery(posts.values('title').slice(0, 1)) });
// error: UnknownPath<"pkk">
Author.objects.annotate({ all: ArraySubquery(posts.values('title')) });
// error: UnknownPath<"pkk">
Author.objects.filter({ name: Subquery(posts.values('title')) });
// error: UnknownPath<"pkk">
Author.objects.filter({ name__in: posts.values('title') });
// error: UnknownPath<"pkk">
Author.objects.orderBy(Subquery(posts.values('title')));
// error: UnknownPath<"pkk">
void Author.objects.update({ name: Subquery(posts.values('title')) });
// error: UnknownPath<"pkk">
Author.objects.annotate({ x: Case(When(Exists(posts), { then: Value(1) }), { default: Value(0) }) });
// error: UnknownPath<"pkk">
Author.objects.annotate({ x: Subquery(Post.objects.annotate({ y: F('views').add(OuterRef('pkk')) }).values('y')) });
// error: UnknownPath<"author__nme">
Post.objects.filter(Exists(Comment.objects.filter({ post: OuterRef('pk') }).exclude({ body: OuterRef('author__nme') })));
// error: UnknownPath<"title">
Author.objects.filter(Exists(Post.objects.filter(Exists(Comment.objects.filter({ body: OuterRef(OuterRef('title')) })))));
// error: UnknownPath<"bodi">
Author.objects.filter(Exists(Post.objects.filter(Exists(Comment.objects.filter({ body: OuterRef('bodi') })))));
// error: UnknownPath<"pkk">
Author.objects.lateral({ latest: posts.values('id', 'title').slice(0, 1) });
// error: Type 'Column<"pk">' is not assignable
void Author.objects.create({ email: 'x', name: Subquery(Post.objects.filter({ author: OuterRef('pk') }).values('title')) });

/** Lists of which one is an expression that does not fit. */
// error: UnknownPath<"viewz">
Post.objects.filter({ views__in: [F('viewz'), 3] });
// error: WrongType<number>
Post.objects.filter({ views__in: [F('title'), 3] });
// error: Type 'string' is not assignable to type 'number | Computed<Of<"id">, Loose>'
Post.objects.filter({ views__in: [F('id'), 'x'] });
// error: WrongType<number>
Post.objects.filter({ views__range: [F('title'), 3] });
// error: Misplaced<"An aggregate is annotated first, and filtered by its name">
Post.objects.filter({ views__in: [Count('tags')] });

/** What only a window, or no aggregate, can hold. */
// error: Misplaced<"A function of windows needs one: Window(Rank(), { orderBy: … })">
Post.objects.annotate({ place: Rank() });
// error: Misplaced<"A function of windows needs one: Window(Rank(), { orderBy: … })">
Post.objects.annotate({ place: Rank().add(1) });
// error: Misplaced<"A function of windows needs one: Window(Rank(), { orderBy: … })">
Post.objects.annotate({ n: Count('tags') }).values('title', { before: Lag('views') });
// error: Misplaced<"A function of windows needs one: Window(Rank(), { orderBy: … })">
Post.objects.filter({ views: Rank() });
// error: Misplaced<"A function of windows needs one: Window(Rank(), { orderBy: … })">
Post.objects.orderBy(Lag('views'));
// error: Misplaced<"An aggregate of an aggregate: use a Subquery, or aggregate() over an annotation">
Post.objects.annotate({ most: Max(Count('tags')) });
// error: Misplaced<"An aggregate of an aggregate: use a Subquery, or aggregate() over an annotation">
Post.objects.annotate({ most: Window(Sum(Count('tags'))) });
// error: Misplaced<"An aggregate of an aggregate: use a Subquery, or aggregate() over an annotation">
void Post.objects.aggregate({ most: Max(Sum('views')) });

/** Subqueries of more than a column, and what functions take none of. */
// error: NotOneColumn
Author.objects.annotate({ x: Subquery(Post.objects.values('id', 'title')) });
// error: NotOneColumn
Author.objects.annotate({ x: ArraySubquery(Post.objects.values('id', 'title')) });
// error: Type 'number' is not assignable to type 'undefined'
Post.objects.annotate({ n: Count('tags', { default: 3 }) });
// error: 'start' does not exist in type 'WindowFrame'
Post.objects.annotate({ n: Window(Count('*'), { frame: { start: 1 } }) });
// error: Argument of type 'unique symbol' is not assignable to parameter of type 'string
Post.objects.annotate({ n: Window(Lag('views', 1, Symbol.iterator), { orderBy: 'id' }) });
