import { QuerySet, Case, Coalesce, Count, Lower, Prefetch, Sum, Value, When } from 'dunder';
import { Post, type PostSchema } from '../sample/index.js';

// error: Argument of type '"nope"' is not assignable to parameter of type '"*" | "author" | "authorId" | "comments" | "createdAt" | "editor" | "editorId" | "id" | "pk" | "price" | "slug" | "status" | "tags" | "title" | "titleLength" | "views" | "votes"'
Post.objects.annotate({ n: Count('nope') });
// error: Argument of type '"author__nope"' is not assignable to parameter of type '"author__birthday" | "author__createdAt" | "author__detail" | "author__email" | "author__id" | "author__mentees" | "author__mentor" | "author__mentorId" | "author__name" | "author__pk" | "author__posts" | "author__settings"'
Post.objects.annotate({ n: Lower('author__nope') });
// error: Argument of type '"nope"' is not assignable to parameter of type '"author" | "authorId" | "comments" | "createdAt" | "editor" | "editorId" | "id" | "pk" | "price" | "slug" | "status" | "tags" | "title" | "titleLength" | "views" | "votes"'
Post.objects.annotate({ n: Coalesce('title', 'nope') });
const n = Count('nope');
// error: UnknownPath<"nope">
Post.objects.annotate({ n });
const zero = Case(When({ nope: 3 }, { then: Value(0) }));
// error: UnknownPath<"nope">
Post.objects.annotate({ zero });
// error: Argument of type '"nope"' is not assignable to parameter of type '"author" | "authorId" | "comments" | "createdAt" | "editor" | "editorId" | "id" | "pk" | "price" | "slug" | "status" | "tags" | "title" | "titleLength" | "views" | "votes"'
Post.objects.aggregate({ n: Sum('nope') });
// error: Argument of type '"author__nmae"' is not assignable to parameter of type
Post.objects.orderBy('author__nmae');
// error: Argument of type '"-nope"' is not assignable to parameter of type '"-author" | "-authorId" | "-comments" | "-createdAt" | "-editor" | "-editorId" | "-id" | "-pk" | "-price" | "-slug" | "-status" | "-tags" | "-title" | "-titleLength" | "-views" | "-votes"'
Post.objects.orderBy('-nope');
// error: Argument of type '"author__nmae"' is not assignable to parameter of type
Post.objects.values('author__nmae');
// error: Argument of type '"author__nmae"' is not assignable to parameter of type '"author__birthday" | "author__createdAt" | "author__detail" | "author__email" | "author__id" | "author__mentees" | "author__mentor" | "author__mentorId" | "author__name" | "author__pk" | "author__posts" | "author__settings"'
Post.objects.valuesList('author__nmae');
const named = Post.objects.values('id', { lower: Lower('title') });
// error: Argument of type '"lwoer"' is not assignable to parameter of type
named.orderBy('lwoer');
// error: UnknownPath<"lwoer__startswith">
named.filter({ lwoer__startswith: 'a' });
// error: Type 'number' is not assignable to type
named.filter({ lower: 3 });
// error: UnknownLookup<
named.filter({ lower__nope: 'a' });
// error: Argument of type '"lwoer"' is not assignable to parameter of type
named.annotate({ n: Count('lwoer') });
// error: Argument of type '"lower"' is not assignable to parameter of type
Post.objects.orderBy('lower');
// error: Argument of type '"nope"' is not assignable to parameter of type '"author" | "authorId" | "comments" | "createdAt" | "editor" | "editorId" | "id" | "pk" | "price" | "slug" | "status" | "tags" | "title" | "titleLength" | "views" | "votes"'
Post.objects.only('nope');
// error: Argument of type '"nope"' is not assignable to parameter of type '"author" | "authorId" | "comments" | "createdAt" | "editor" | "editorId" | "id" | "pk" | "price" | "slug" | "status" | "tags" | "title" | "titleLength" | "views" | "votes"'
Post.objects.defer('nope');
// error: Argument of type '"nope"' is not assignable to parameter of type '"author" | "editor"'
Post.objects.selectRelated('nope');
// error: Argument of type '"tags"' is not assignable to parameter of type '"author" | "editor"'
Post.objects.selectRelated('tags');
// error: Argument of type '"comments__author"' is not assignable to parameter of type '"author" | "editor"'
Post.objects.selectRelated('comments__author');
// error: Argument of type '"tags__nope"' is not assignable to parameter of type '"tags__posts"'
Post.objects.prefetchRelated('tags__nope');
// error: Type '"nope"' is not assignable to type '"author" | "comments" | "editor" | "tags"'
Post.objects.prefetchRelated(Prefetch('nope', Post.objects.all()));

export class OwnQuerySet extends QuerySet<PostSchema> {
  wrong() {
    // error: UnknownPath<"nope">
    return this.filter({ nope: 3 });
  }
}
