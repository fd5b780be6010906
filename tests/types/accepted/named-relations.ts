import { Author, Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';
import { Count, F, FilteredRelation, Q } from '../support/expressions.js';

export async function filteredRelations() {
  const approved = Post.objects.annotate({ good: FilteredRelation('comments', { condition: Q({ comments__approved: true }) }) });
  const rows = await approved
    .filter({ good__text__icontains: 'a', good__isnull: false })
    .annotate({ n: Count('good'), author: F('good__author') })
    .orderBy('-good__text', 'n')
    .values('id', 'good', 'good__text', 'n');
  assertType<Equal<(typeof rows)[number], { id: number; good: number | null; good__text: string | null; n: number }>>();

  const post = await approved.at(0);
  // @ts-expect-error a relation is no value of the row
  post.good;

  const [loaded] = await approved.selectRelated('good', 'good__post');
  const body: string | undefined = loaded?.good?.text;
  const title: string | undefined = loaded?.good?.post.title;
  // @ts-expect-error it may be absent
  loaded.good.text;

  const nested = await Author.objects
    .alias({ seen: FilteredRelation('posts', { condition: Q({ posts__views__gt: 9 }) }) })
    .annotate({ said: FilteredRelation('seen__comments', { condition: { seen__comments__approved: true } }) })
    .valuesList('seen__title', 'said__text');
  assertType<Equal<(typeof nested)[number], [string | null, string | null]>>();
  return [body, title];
}
