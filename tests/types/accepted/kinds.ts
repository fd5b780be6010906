import { Case, Cast, Coalesce, fields, Greatest, NullIf, Value, When } from 'dunder';
import { Author, Post } from '../sample/index.js';
import type { Equal } from '../support/equal.js';

// Operands that stand for one value are of one kind; a text that is written out takes the type of what stands beside it.
const post = await Post.objects
  .annotate({
    text: Coalesce('title', Value('none')),
    number: Coalesce('views', 'price', Value(0)),
    counted: Greatest('views', Value(2.5)),
    cast: Coalesce(Cast('views', fields.text()), 'title'),
    nothing: NullIf('title', Value('')),
    choice: Case(When({ views: 1 }, { then: 'title' }), { default: Value(null) }),
    document: Coalesce('author__settings', 'author__settings'),
  })
  .get();
const author = await Author.objects
  .annotate({ born: Coalesce('birthday', Value('2000-01-01')), at: Coalesce('birthday', 'createdAt') })
  .get();

type Checks = [Equal<typeof post.text, string>, Equal<typeof post.nothing, string | null>, Equal<typeof author.born, string>];
export const checks: Checks = [true, true, true];
