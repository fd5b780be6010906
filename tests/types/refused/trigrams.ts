import {
  MatchAgainst,
  SearchHeadline,
  SearchQuery,
  SearchVector,
  TrigramDistance,
  TrigramStrictWordDistance,
  TrigramStrictWordSimilarity,
  TrigramWordDistance,
  TrigramWordSimilarity,
} from 'dunder';
import { Author } from '../sample/index.js';
// error: Argument of type '"nme"' is not assignable
Author.objects.annotate({ x: TrigramDistance('nme', 'x') });
// error: Argument of type '"nme"' is not assignable
Author.objects.annotate({ x: TrigramWordSimilarity('x', 'nme') });
// error: Argument of type '"nme"' is not assignable
Author.objects.annotate({ x: TrigramWordDistance('x', 'nme') });
// error: Argument of type '"nme"' is not assignable
Author.objects.annotate({ x: TrigramStrictWordSimilarity('x', 'nme') });
// error: Argument of type '"nme"' is not assignable
Author.objects.annotate({ x: TrigramStrictWordDistance('x', 'nme') });
// error: Type 'string' is not assignable to type 'number'
SearchHeadline('name', SearchQuery('x'), { maxFragments: 'two' });
// error: Type '"E"' is not assignable to type
SearchVector('name', { weight: 'E' });
// error: Type 'number' is not assignable to type 'string
Author.objects.annotate({ x: SearchVector('name', 'email', { config: 3 }) });
// error: is not assignable to parameter of type
MatchAgainst('name');
// error: Type '"all"' is not assignable to type
MatchAgainst('name', { search: 'x', mode: 'all' });
