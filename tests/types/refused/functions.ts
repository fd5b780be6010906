import type { QuerySet } from 'dunder';
import type { PgEmbeddingSchema } from '../../../generated/pg-embedding.js';
import {
  defineFunction,
  registerTransform,
  ArraySubquery,
  BitOr,
  Corr,
  Extract,
  fields,
  JSONArray,
  JSONBAgg,
  JSONObject,
  KT,
  L2Distance,
  Left,
  Lexeme,
  LPad,
  MatchAgainst,
  Mod,
  OuterRef,
  RegrCount,
  Round,
  SearchQuery,
  SearchRank,
  SearchVector,
  TrigramSimilarity,
  Trunc,
  Value,
} from 'dunder';
import { Author, Post } from '../sample/index.js';

// error: UnknownPath<"nope">
Post.objects.values({ x: Left('nope', 3) });
// error: Argument of type '"nope"' is not assignable to parameter of type
Post.objects.annotate({ x: LPad('nope', 3, Value('x')) });
// error: UnknownPath<"ttile">
Post.objects.values({ x: Mod('views', 'ttile') });
// error: Argument of type '"1"' is not assignable to parameter of type
Round('price', '1');
// error: Argument of type '"decade"' is not assignable to parameter of type
Extract('createdAt', 'decade');
// error: Argument of type '"isoYear"' is not assignable to parameter of type
Trunc('createdAt', 'isoYear');
// error: WrongType<Date>
Post.objects.filter({ createdAt: Trunc('createdAt', 'day', { outputField: fields.date() }) });
// error: WrongType<string>
Post.objects.filter({ title: Round('views', 1) });
// error: UnknownPath<"nmae">
Author.objects.annotate({ x: JSONObject({ name: 'nmae' }) });
// error: UnknownPath<"nope">
Author.objects.annotate({ x: JSONArray('name', Corr('nope', 'id')) });
// error: UnknownPath<"posts__nope">
Author.objects.annotate({ x: JSONBAgg('posts__nope') });
// error: Argument of type '"settings__theme__size"' is not assignable to parameter of type
Author.objects.annotate({ x: KT('settings__theme__size') });
// error: UnknownLookup<"x__nope__gt">
Author.objects.annotate({ x: JSONObject({ name: 'name' }) }).filter({ x__nope__gt: 3 });
// error: Type 'number' is not assignable to type 'string'
Author.objects.annotate({ x: JSONObject({ name: 'name' }) }).filter({ x__name: 3 });
// error: but required in type 'WrongType<
Post.objects.filter({ votes: BitOr('title') });
// error: UnknownPath<"nope">
Author.objects.annotate({ x: RegrCount('id', 'nope') });
// error: Type 'number' is not assignable to type 'string'
Author.objects.annotate({ x: ArraySubquery(Post.objects.filter({ author: OuterRef('pk') }).values('title')) }).filter({ x__contains: [3] });
// error: UnknownPath<"bdy">
Post.objects.annotate({ v: SearchVector('title', 'bdy', { config: 'english' }) }).filter({ v__search: 'x' });
// error: Type '"bad"' is not assignable to type
SearchQuery('x', { searchType: 'bad' });
// error: Type '"plain"' is not assignable to type '"raw"'
SearchQuery(Lexeme('x'), { searchType: 'plain' });
// error: Type '"E"' is not assignable to type
Lexeme('x', { weight: 'E' });
// error: Property 'text' is missing in type 'SearchQueryValue' but required in type 'LexemeValue'
Lexeme('x').and(SearchQuery('x'));
// error: Argument of type 'string' is not assignable to parameter of type 'LexemeValue'
Lexeme('x').or('y');
// error: Argument of type 'Computed
SearchRank('title', Value('x'));
// error: Argument of type '"nme"' is not assignable to parameter of type
Author.objects.annotate({ x: TrigramSimilarity('nme', 'x') });
// error: UnknownPath<"nope">
Author.objects.annotate({ x: MatchAgainst('nope', { search: 'x' }) });
declare const embeddings: QuerySet<PgEmbeddingSchema>;
// error: UnknownPath<"nope">
embeddings.annotate({ x: L2Distance('embedding', 'nope') });
// error: Type 'number' is not assignable to type 'string'
Author.objects.filter({ name__unaccent: 3 });
// error: Type 'number' is not assignable to type 'string
Author.objects.filter({ name__search: 3 });
const InitCap = defineFunction({ function: 'initcap', outputField: fields.text() });
// error: UnknownPath<"nope">
Author.objects.annotate({ x: InitCap('nope') });
// error: WrongType<number>
Post.objects.filter({ views: InitCap('title') });
// error: 'oracle' does not exist in type
defineFunction({ function: { oracle: 'x' }, outputField: fields.text() });
// error: Type 'string' is not assignable to type 'boolean | undefined'
registerTransform('x', (value) => value, { bilateral: 'yes' });
