import { fields, sql, Count, Cte, F, FilteredRelation, Lower, OuterRef, Upper } from 'dunder';
import { Author, Post } from '../sample/index.js';

const upper = Upper('title');

// error: NameTaken<"title">
Post.objects.annotate({ title: Upper('title') });
// error: NameTaken<"title">
Post.objects.annotate({ title: upper });
// error: NameTaken<"title">
Post.objects.annotate({ loud: Upper('title'), title: Upper('title') });
// error: NameTaken<"tags">
Post.objects.annotate({ tags: Count('tags') });
// error: NameTaken<"authorId">
Post.objects.annotate({ authorId: Count('tags') });
// error: NameTaken<"save">
Post.objects.annotate({ save: Count('tags') });
// error: NameTaken<"author">
Post.objects.alias({ author: Count('tags') });
// error: NameTaken<"comments">
Post.objects.alias({ comments: FilteredRelation('comments') });
// error: BadName<"tags__count">
Post.objects.annotate({ tags__count: Count('tags') });
// error: NameTaken<"title">
Post.objects.values('id', { title: Lower('title') });
// error: NameTaken<"author">
Post.objects.values('id', { author: Lower('title') });
// error: NameTaken<"title">
Post.objects.values('id', { title: upper });
// error: NameTaken<"title">
Post.objects.values('author').annotate({ title: Count('id') });
// error: NameTaken<"views">
Post.objects.raw(sql`SELECT * FROM post`, { annotations: { views: fields.float() } });
// error: NameTaken<"posts">
Author.objects.lateral({ posts: Post.objects.filter({ author: OuterRef('pk') }).values('id') });
const tags = Cte('tags', Post.objects.values('author').annotate({ n: Count('*') }));
// error: NameTaken<"tags">
Post.objects.withCte(tags, { on: { author: 'author' } });

// An alias is selected by annotate().
// error: AliasSelected<"n">
Post.objects.alias({ n: Count('tags') }).values('id', 'n');
// error: AliasSelected<"n">
Post.objects.alias({ n: Count('tags') }).valuesList('n', { flat: true });

export async function aliases() {
  const row = await Post.objects
    .alias({ n: Count('tags') })
    .values()
    .get();
  // error: Property 'n' does not exist
  row.n;
  const named = await Post.objects
    .alias({ n: Count('tags') })
    .annotate({ m: F('n') })
    .get();
  // error: Property 'n' does not exist
  named.n;
}
