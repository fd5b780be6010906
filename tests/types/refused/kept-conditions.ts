import { Comment, Post } from '../sample/index.js';
import { Avg, Case, Count, Exists, F, FilteredRelation, Q, StringAgg, Sum, Value, When, Window } from 'dunder';

/** Conditions in constants: they are checked against the model where they are used, wherever that is. */
const unknown = Q({ aproved: true });
const wrong = Q({ title: 3 });
const compared = F('viewz').gt(3);
const right = Q({ title: 'x' });

// error: UnknownPath<"aproved">
Post.objects.filter(unknown);
// error: aproved
Post.objects.exclude(unknown);
// error: aproved
Post.objects.get(unknown);
// error: UnknownPath<"aproved">
Post.objects.filter({ title: 'x' }, unknown);
// error: UnknownPath<"aproved">
Post.objects.filter(right.and(unknown));
// error: UnknownPath<"aproved">
Post.objects.filter(unknown.not().or({ title: 'x' }));
// error: UnknownPath<"aproved">
Post.objects.annotate({ n: Count('comments', { filter: unknown }) });
// error: WrongType<string>
Post.objects.annotate({ n: Count('comments', { filter: wrong }) });
// error: UnknownPath<"viewz">
Post.objects.annotate({ n: Sum('views', { filter: compared, default: 0 }) });
// error: UnknownPath<"aproved">
Post.objects.annotate({ n: Avg('views', { filter: right.or(unknown) }) });
// error: UnknownPath<"aproved">
Post.objects.annotate({ n: StringAgg('title', { delimiter: ', ', filter: unknown }) });
// error: UnknownPath<"aproved">
Post.objects.annotate({ n: Sum('views', { filter: unknown }).div(2) });
// error: UnknownPath<"aproved">
Post.objects.annotate({ n: Window(Sum('views', { filter: unknown })) });
// error: UnknownPath<"aproved">
Post.objects.aggregate({ n: Count('*', { filter: unknown }) });
// error: UnknownPath<"aproved">
Post.objects.values('author').annotate({ n: Count('id', { filter: unknown }) });
// error: UnknownPath<"aproved">
Post.objects.values({ n: Count('id', { filter: unknown }) });
// error: UnknownPath<"aproved">
Post.objects.valuesList(Count('id', { filter: unknown }));
// error: UnknownPath<"aproved">
Post.objects.orderBy(Count('id', { filter: unknown }));
// error: UnknownPath<"aproved">
Post.objects.annotate({ n: Case(When(unknown, { then: Value(1) }), { default: Value(2) }) });
// error: unknownPath
Post.objects.update({ views: Case(When(unknown, { then: Value(1) }), { default: Value(2) }) });
// error: UnknownPath<"aproved">
Post.objects.alias({ good: FilteredRelation('comments', { condition: unknown }) });
// error: aproved
Post.objects.annotate({ has: Exists(Comment.objects.filter(unknown)) });
const kept = Count('comments', { filter: unknown });
// error: UnknownPath<"aproved">
Post.objects.annotate({ n: kept });
