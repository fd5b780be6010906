import { type QuerySet, Avg, Count, F, OuterRef, Rank, StringAgg, Subquery, Sum, Upper, Window } from 'dunder';
import type { PostQuerySet } from '../sample/post-query-set.js';
import { Author, Comment, Post, type PostSchema, Tag, type TagSchema } from '../sample/index.js';

/** Calls that the program would refuse when it runs. */
declare const tag: Tag;
declare function showTags(tags: QuerySet<TagSchema>): void;
declare function showPosts(posts: QuerySet<PostSchema>): void;
declare const own: PostQuerySet;

// Rows of values() are no instances.
// error: is not assignable to parameter of type 'QuerySet<TagSchema, Instances<TagSchema>>'
showTags(Tag.objects.values('name'));
// error: is not assignable to parameter of type 'QuerySet<PostSchema, Instances<PostSchema>>'
showPosts(own.values('title'));
// error: is not assignable to parameter of type 'QuerySet<PostSchema, Instances<PostSchema>>'
showPosts(own.valuesList('title', { flat: true }));
// error: "not after values() and valuesList()"
Post.objects.values('title').only('title');
// error: "not after values() and valuesList()"
Post.objects.values('title').defer('title');
// error: "not after values() and valuesList()"
Post.objects.values('title').selectRelated('author');
// error: "not after values() and valuesList()"
Post.objects.valuesList('title').prefetchRelated('tags');
// error: "not after values() and valuesList()"
Post.objects.values('title').delete();
// error: "not after values() and valuesList()"
Tag.objects.values('name').contains(tag);
// error: WrongType<{ title: string; }>
Post.objects.values('title').and(Post.objects.values('id'));

// Columns are loaded, and written, and nothing else is.
// error: not assignable to parameter of type '"author" | "authorId"
Post.objects.annotate({ n: Count('tags') }).only('n');
// error: not assignable to parameter of type '"author" | "authorId"
Post.objects.annotate({ n: Count('tags') }).defer('n');
// error: not assignable to parameter of type '"createdAt"'
Post.objects.only('createdAt__year');
// error: UnknownPath<"n">
Post.objects.annotate({ n: Count('tags') }).update({ n: 3 });
// error: Type '"tags"' is not assignable to type
Post.objects.bulkUpdate([], ['tags']);
// error: Type '"id"' is not assignable to type
Post.objects.bulkUpdate([], ['id']);
// error: Type '"posts"' is not assignable to type
Author.objects.bulkUpdate([], ['posts']);

// One column.
// error: NotOneColumn
Post.objects.valuesList('id', 'title', { flat: true });
// error: NotOneColumn
Post.objects.valuesList({ flat: true });
// error: NotOneColumn
Post.objects.filter({ author__in: Author.objects.values('id', 'name') });
// error: WrongType<string>
Post.objects.update({ title: Subquery(Author.objects.filter({ pk: OuterRef('author') }).values('id', 'name')) });

// The parts of a union.
// error: WrongModel<"Post">
Post.objects.all().union(Tag.objects.all());
// error: WrongType<{ title: string; }>
Post.objects.values('title').union(Post.objects.values('views'));
// error: WrongType<{ title: string; }>
Post.objects.values('title').intersection(Post.objects.values('title'), Comment.objects.values('approved'));
// error: WrongModel<"Post">
Post.objects.all().difference(Post.objects.values('id'));

// error: parameter of type '"title is no date"'
Post.objects.dates('title', 'month');
// error: '"-viewz"'
Post.objects.orderBy('-viewz');

// What windows and aggregates are ordered and parted by.
// error: UnknownPath<"viewz">
Post.objects.annotate({ rank: Window(Rank(), { orderBy: ['-viewz'] }) });
// error: UnknownPath<"autor">
Post.objects.annotate({ rank: Window(Rank(), { partitionBy: 'autor', orderBy: F('views').desc() }) });
const kept = Window(Rank(), { partitionBy: ['author', 'nope'] });
// error: UnknownPath<"nope">
Post.objects.annotate({ kept });
// error: UnknownPath<"posts__nope">
Author.objects.annotate({ titles: StringAgg('posts__title', { delimiter: ', ', orderBy: ['-posts__nope'] }) });

// Sums and averages are of numbers, and plus is for numbers, moments and search vectors.
// error: WrongType<number>
Post.objects.aggregate({ sum: Sum('title') });
// error: WrongType<number>
Post.objects.aggregate({ sum: Sum('createdAt') });
// error: WrongType<number>
Comment.objects.aggregate({ mean: Avg('approved') });
// error: WrongType<number>
Post.objects.annotate({ both: F('title').add('slug') });

// The same name for another type.
// error: WrongType<number>
Post.objects.annotate({ n: Count('tags') }).annotate({ n: Upper('title') });
