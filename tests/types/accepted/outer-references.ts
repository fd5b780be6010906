import { ArraySubquery, Count, Exists, F, OuterRef, Q, Subquery, Value, type QuerySet } from 'dunder';
import { Author, Comment, Post, type PostSchema } from '../../../generated/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** References to the query around are checked where the subquery is given. */
export async function outerReferences() {
  const posts = Post.objects.filter({ author: OuterRef('pk') });
  Author.objects.filter(Exists(posts)).exclude(Exists(posts.exclude({ views: 3 })).not());
  Author.objects.filter(Q({ name: 'x' }).or(Exists(posts)), Exists(posts.orderBy('-id').slice(0, 3)));
  // Through values() and annotations, several of them, names that annotate() gave.
  const rows = await Author.objects.annotate({ n: Count('posts') }).annotate({
    latest: Subquery(
      posts
        .filter({ views__gt: OuterRef('n') })
        .values('title')
        .slice(0, 1),
    ),
    all: ArraySubquery(posts.annotate({ far: F('views').sub(OuterRef('n')) }).values('far')),
  });
  assertType<Equal<(typeof rows)[number]['latest'], string | null>>();
  // Of the query around the query around, and of QuerySets as lists.
  const comments = Comment.objects.filter({ post__author: OuterRef(OuterRef('pk')), post: OuterRef('pk') });
  Author.objects.filter(Exists(Post.objects.filter(Exists(comments))));
  Author.objects.filter(Exists(Post.objects.filter({ id__in: comments.values('post') })));
  Author.objects.filter({ name__in: Post.objects.filter({ author: OuterRef('pk') }).values('title') });
  // One that remembers a reference is a QuerySet like others.
  const kept: QuerySet<PostSchema> = posts;
  // Expressions in lists.
  Post.objects.filter({ views__in: [F('id'), 3, F('author__id').add(1)], title__in: [F('slug'), 'x'] });
  Post.objects.filter({ views__range: [F('id'), 3] }).exclude({ views__range: [3, F('id')] });
  return kept.filter({ title: Value('x') });
}
