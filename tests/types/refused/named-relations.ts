import { Author, Post } from '../sample/index.js';
import { Count, Cte, F, FilteredRelation, Q, recursiveCte } from 'dunder';

// error: Argument of type '"nope"' is not assignable to parameter of type '"author" | "comments" | "editor" | "tags"'
Post.objects.annotate({ good: FilteredRelation('nope') });
// error: Argument of type '"title"' is not assignable to parameter of type '"author" | "comments" | "editor" | "tags"'
Post.objects.annotate({ good: FilteredRelation('title') });
// error: UnknownPath<"comments__nope">
Post.objects.annotate({ good: FilteredRelation('comments', { condition: Q({ comments__nope: true }) }) });
// error: WrongType<boolean>
Post.objects.annotate({ good: FilteredRelation('comments', { condition: Q({ comments__approved: 'yes' }) }) });
const loose = FilteredRelation('nope__more');
// error: UnknownPath<"nope__more">
Post.objects.annotate({ loose });

const approved = Post.objects.annotate({ good: FilteredRelation('comments', { condition: Q({ comments__approved: true }) }) });
// error: UnknownPath<"good__nope">
approved.filter({ good__nope: 1 });
// error: Type 'number' is not assignable to type 'string'
approved.filter({ good__text: 1 });
// error: Argument of type '"good__nope"' is not assignable to parameter of type
approved.annotate({ n: Count('good__nope') });
// error: Argument of type '"good__nope"' is not assignable to parameter of type
approved.annotate({ n: F('good__nope') });
// error: Argument of type '"good"' is not assignable to parameter of type
approved.prefetchRelated('good');

const totals = Cte('totals', Post.objects.values('author').annotate({ n: Count('*') }));
// error: Property 'create' does not exist on type
totals.objects.create({ n: 1 });
// error: UnknownPath<"nope">
totals.objects.filter({ nope: 1 });
// error: Type 'string' is not assignable to type 'number'
totals.objects.filter({ n: 'x' });
// error: Type '"nope"' is not assignable to type
Author.objects.withCte(totals, { on: { author: 'nope' } });
// error: Type 'string' is not assignable to type 'never'
Author.objects.withCte(totals, { on: { nope: 'pk' } });
const joined = Author.objects.withCte(totals, { on: { author: 'pk' } });
// error: UnknownPath<"totals__nope">
joined.filter({ totals__nope: 1 });
// error: Argument of type '"totals"' is not assignable to parameter of type
joined.selectRelated('totals');
// error: not assignable to parameter of type 'WithColumns'
Cte('whole', Post.objects.all());
// error: & WrongType<
recursiveCte('tree', Post.objects.values('id'), () => Post.objects.values('id', 'title'));
// error: not assignable to type 'WithColumns'
Author.objects.lateral({ latest: Post.objects.all() });
