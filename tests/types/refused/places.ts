import { Avg, Case, Coalesce, Count, F, fields, Func, Lower, Max, Q, Rank, Sum, Value, When, Window } from 'dunder';
import { Post } from '../../../generated/index.js';

/** Expressions where none of their kind can stand. */
declare const post: Post;
const kept = Count('tags').gt(3);

// A new row has no columns, groups or windows.
// error: Type 'Column<"titel">' is not assignable to type '"A new row has no columns, groups or windows: give a value, or a function of constants"'
void Post.objects.create({ author: 1, slug: 'x', title: F('titel') });
// error: Type 'Column<"slug">'
void Post.objects.create({ author: 1, slug: 'x', title: Lower('slug') });
// error: Type 'Column<"slug">'
new Post({ author: 1, slug: 'x', title: Coalesce('slug', Value('x')) });
// error: Type 'Column<"status">'
new Post({ author: 1, slug: 'x', title: Case(When({ status: 'draft' }, { then: Value('x') }), { default: Value('y') }) });
// error: Type 'Column<"slug">'
new Post({ author: 1, slug: 'x', title: Func('slug', { function: 'initcap', outputField: fields.text() }) });
// error: Type 'Aggregate' is not assignable
void Post.objects.create({ author: 1, slug: 'x', title: 'x', views: Count('*') });
// error: Type 'WindowOver' is not assignable
void Post.objects.create({ author: 1, slug: 'x', title: 'x', views: Window(Rank()) });
// error: Type 'Column<"views">'
void Post.objects.getOrCreate({ slug: 'x' }, { defaults: { views: F('views') } });
// error: Type 'Column<"views">'
void Post.objects.updateOrCreate({ slug: 'x' }, { createDefaults: { views: F('views') } });
// error: UnknownPath<"viewz">
void Post.objects.updateOrCreate({ slug: 'x' }, { defaults: { views: F('viewz').add(1) } });
// error: UnknownPath<"titel">
void Post.objects.updateOrCreate({ slug: 'x' }, { defaults: { titel: 'x' } });

// error: Misplaced<"An aggregate or a window function cannot be written: use a Subquery">
void Post.objects.update({ views: F('views').add(Count('tags')) });
// error: Misplaced<"An aggregate or a window function cannot be written: use a Subquery">
void Post.objects.update({ views: Window(Rank()) });
// error: Misplaced<"An aggregate or a window function cannot be written: use a Subquery">
post.assign({ views: Case(When({ title: 'x' }, { then: Count('tags') }), { default: 3 }) });

// error: Misplaced<"An aggregate is annotated first, and filtered by its name">
Post.objects.filter({ views__gt: Coalesce(Avg('views'), 3) });
// error: Misplaced<"An aggregate is annotated first, and filtered by its name">
Post.objects.filter(Count('tags').gt(3));
// error: Misplaced<"An aggregate is annotated first, and filtered by its name">
Post.objects.filter(kept);
// error: Misplaced<"An aggregate is annotated first, and filtered by its name">
Post.objects.filter(Q({ title: 'x' }).or({ views: Max('views') }));
// error: Misplaced<"An aggregate is annotated first, and filtered by its name">
Post.objects.filter({ title: 'x' }, kept.not());
// error: Misplaced<"An aggregate is annotated first, and filtered by its name">
Post.objects.exclude({ title: 'x' }, { views: Count('tags') });
// error: Misplaced<"An aggregate is annotated first, and filtered by its name">
void Post.objects.get({ views: Count('tags') });

// error: Misplaced<"aggregate() takes aggregates: annotate() computes values of each row">
void Post.objects.aggregate({ views: F('views').add(1) });
// error: Misplaced<"aggregate() takes aggregates: annotate() computes values of each row">
void Post.objects.aggregate({ one: Value(1) });
// error: Misplaced<"aggregate() takes aggregates: annotate() computes values of each row">
void Post.objects.aggregate({ seen: Window(Sum('views')) });
// error: Misplaced<"aggregate() takes aggregates: annotate() computes values of each row">
void Post.objects.aggregate({ drafts: Q({ status: 'draft' }) });

// error: Misplaced<"An aggregate is annotated first, and ordered by its name">
Post.objects.orderBy('title', Count('tags').desc());
