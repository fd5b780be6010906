import { Post } from '../sample/index.js';
import { Count, F, FilteredRelation, Q } from '../support/expressions.js';

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
