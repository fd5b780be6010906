import {
  SearchHeadline,
  SearchQuery,
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
