import { Post } from '../sample/index.js';
import { Case, Count, F, Q, Value, When } from 'dunder';

declare const maybe: string | undefined;
declare const popular: boolean;

// error: Type 'string' is not assignable to type 'UnknownPath<"author__nmae">'
Post.objects.filter({ author__nmae: 'x' });
// error: 'UnknownPath<"author__mentor__posts__ttile__icontains">'
Post.objects.filter({ author__mentor__posts__ttile__icontains: 'x' });
// error: Type 'number' is not assignable to type 'UnknownLookup<"title__foo">'
Post.objects.filter({ title__foo: 3 });
// error: 'UnknownLookup<"author__name__foo">'
Post.objects.filter({ author__name__foo: 3 });
// error: 'UnknownLookup<"createdAt__year__foo">'
Post.objects.filter({ createdAt__year__foo: 3 });
// error: Type 'string' is not assignable to type 'number'
Post.objects.filter({ author__id__gt: 'x' });
// error: Type 'undefined' is not assignable to type 'string'
Post.objects.filter({ title: maybe });
// error: Type 'undefined' is not assignable to type 'string'
Post.objects.filter({ title: undefined });
// error: Type 'null' is not assignable to type 'string'
Post.objects.filter({ title: null });
// error: Type '"x"' is not assignable to type '"archived" | "draft" | "published"'
Post.objects.filter({ status: 'x' });
// error: Type '"x"' is not assignable to type '"archived" | "draft" | "published"'
Post.objects.filter({ status__in: ['draft', 'x'] });
// error: Type 'string' is not assignable to type
Post.objects.filter({ title__in: 'abc' });
// error: Type 'Set<string>' is not assignable to type
Post.objects.filter({ id__in: new Set(['a']) });
// error: Type 'number' is not assignable to type 'boolean'
Post.objects.filter({ title__isnull: 1 });
// error: Type 'string' is not assignable to type 'RelationInput<AuthorSchema> | null'
Post.objects.filter({ author: 'x' });
// error: Type 'Post' is not assignable to type 'Instance<"Author">'
Post.objects.filter({ author: new Post({ author: 1, title: '', slug: '' }) });
// error: OneColumn<number>
Post.objects.filter({ views__in: Post.objects.values('title') });
// error: 'UnknownLookup<"author__settings__theme__size">'
Post.objects.filter({ author__settings__theme__size: 3 });
// error: Type 'number' is not assignable to type 'string'
Post.objects.filter({ author__settings__theme__color: 3 });
// error: UnknownPath<"nope">
Post.objects.filter({ views__gt: F('nope') });
// error: WrongType<number>
Post.objects.filter({ views__gt: F('title') });
// error: UnknownPath<"nope">
Post.objects.filter({ views__gt: F('views').add('nope') });
// error: UnknownPath<"nope">
Post.objects.filter(Q({ nope: 3 }));
// error: UnknownPath<"nope">
Post.objects.filter(Q({ title: 'x' }).or({ nope: 3 }));
// error: WrongType<number>
Post.objects.filter(Q({ title: 'x' }).or({ views: 'x' }));
// error: Type 'number' is not assignable to type 'UnknownPath<"nope">'
Post.objects.filter(Q({ title: 'x' }), { nope: 3 });
// error: Type 'number' is not assignable to type 'UnknownPath<"nope">'
Post.objects.exclude({ nope: 3 });
// error: Type 'number' is not assignable to type 'UnknownPath<"nope">'
Post.objects.get({ nope: 3 });
// error: 'UnknownPath<"n__gt">'
Post.objects.filter({ n__gt: 3 });

// The fault is named once, in a line.
// error: required in type 'UnknownPath<"titel">'
Post.objects.filter(Q({ title: 'x' }).or({ titel: 'x' }));

// One of two conditions: both are checked.
// error: required in type 'UnknownPath<"titel">'
Post.objects.filter(popular ? Q({ views__gt: 100 }) : Q({ titel: 'x' }).not());
const chosen = popular ? Q({ views__gt: 100 }) : Q({ titel: 'x' });
// error: is not assignable to parameter of type 'UnknownPath<"titel">'
Post.objects.filter(chosen);
// error: UnknownPath<"titel">
Post.objects.exclude({ title: 'x' }, chosen);
// error: UnknownPath<"titel">
Post.objects.filter(Q({ title: 'x' }).or(popular ? Q({ views__gt: 100 }) : Q({ titel: 'x' })));
// error: UnknownPath<"titel">
Post.objects.filter(popular ? { views__gt: 100 } : { titel: 'x' });
// error: UnknownPath<"titel">
Post.objects.annotate({ n: Count('tags', { filter: chosen }) });
// error: UnknownPath<"titel">
Post.objects.annotate({ one: Case(When(chosen, { then: Value(1) })) });

// What is no condition.
// error: Argument of type 'undefined' is not assignable
Post.objects.filter(undefined);
// error: Argument of type 'string' is not assignable
Post.objects.filter('title');
// error: Argument of type 'boolean' is not assignable
Post.objects.filter({ title: 'x' }, false);
// error: Condition<{ readonly title: "x"; }, NoInfer<PostSchema>> | undefined
Post.objects.filter(popular ? Q({ title: 'x' }) : undefined);
// error: WrongType<object>
Q('title');
// error: WrongType<object>
Post.objects.filter(Q(1));
// error: WrongType<object>
Post.objects.filter(Q({ views: 1 }).or('title'));
// error: WrongType<object>
Post.objects.annotate({ x: Case(When('title', { then: Value(1) })) });
