import { sql, fields, QuerySet } from 'dunder';
import type { Decimal } from 'decimal.js';
import { Post, type PostSchema } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

export async function raw() {
  const [post] = await Post.objects.raw(sql`SELECT * FROM post`);
  assertType<Equal<typeof post, Post | undefined>>();

  const [ranked] = await Post.objects.raw(sql`SELECT post.*, 1 AS rank FROM post`, { annotations: { rank: fields.decimal() } });
  assertType<Equal<(typeof ranked & {})['rank'], Decimal>>();
  const title: string | undefined = ranked?.title;

  const [part] = await Post.objects.raw(sql`SELECT id FROM post`, { defer: ['title', 'author'], translations: { t: 'title' } });
  const later: string | undefined = await part?.title;
  // @ts-expect-error it is awaited
  part.title.length;
  // @ts-expect-error the key of a relation too
  part.authorId.toFixed();

  const [loaded] = await Post.objects
    .raw(sql`SELECT * FROM post`)
    .prefetchRelated('tags', 'author__mentor')
    .using('replica');
  const name: string | undefined = loaded?.author.mentor?.name;
  for (const tag of loaded?.tags ?? []) tag.name.trim();
  for await (const row of Post.objects.raw(sql`SELECT * FROM post`)) row.title.trim();
  return [title, later, name];
}

class PostQuerySet extends QuerySet<PostSchema> {
  drafts() {
    return this.filter({ status: 'draft' });
  }
}
export class DraftManager extends PostQuerySet.asManager() {
  override getQuerySet() {
    return super.getQuerySet().drafts();
  }
  seen() {
    return this.filter({ views__gt: 0 });
  }
}
