import { Case, Coalesce, Count, F, Greatest, NullIf, Value, When } from 'dunder';
import { Post } from '../sample/index.js';

const posts = Post.objects;
// error: WrongType<"values of one kind: use Cast">
posts.annotate({ x: Coalesce('title', 'views') });
// error: WrongType<"values of one kind: use Cast">
posts.annotate({ x: Coalesce('title', Value(0)) });
// error: WrongType<"values of one kind: use Cast">
posts.annotate({ x: Greatest('views', 'author__name') });
// error: WrongType<"values of one kind: use Cast">
posts.annotate({ x: NullIf('views', 'title') });
// error: WrongType<"values of one kind: use Cast">
posts.annotate({ x: Case(When({ views: 1 }, { then: 'title' }), { default: 'views' }) });
// error: WrongType<"values of one kind: use Cast">
posts.annotate({ x: Case(When({ views: 1 }, { then: Value(1) }), { default: Value(false) }) });
// error: WrongType<"values of one kind: use Cast">
posts.orderBy(Coalesce('views', 'title').asc());
// error: WrongType<number>
posts.filter({ views: Coalesce(F('views'), F('author__name')) });
const nope = F('nope');
// error: UnknownPath<"nope">
posts.annotate({ x: NullIf('title', nope) });
// error: Misplaced<"An aggregate is annotated first
posts.filter({ views: NullIf('views', Count('comments')) });
