import {
  Cast,
  Coalesce,
  ExpressionWrapper,
  F,
  fields,
  Func,
  Greatest,
  Least,
  NullIf,
  OuterRef,
  Q,
  RawSQL,
  range,
  SearchQuery,
  sql,
  UUID7,
  Value,
  When,
} from 'dunder';
import { Post } from '../sample/index.js';

// What is computed with is a number, and there is such a path.
// error: WrongType<number>
Post.objects.annotate({ x: F('title').sub('slug') });
// error: WrongType<number>
Post.objects.annotate({ x: F('title').mul('slug') });
// error: WrongType<number>
Post.objects.annotate({ x: F('title').div('slug') });
// error: WrongType<number>
Post.objects.annotate({ x: F('title').mod('slug') });
// error: WrongType<number>
Post.objects.annotate({ x: F('title').bitAnd('slug') });
// error: WrongType<number>
Post.objects.annotate({ x: F('title').bitOr('slug') });
// error: WrongType<number>
Post.objects.annotate({ x: F('title').bitXor('slug') });
// error: WrongType<number>
Post.objects.annotate({ x: F('title').bitLeftShift('slug') });
// error: WrongType<number>
Post.objects.annotate({ x: F('title').bitRightShift('slug') });
// error: WrongType<number>
Post.objects.annotate({ x: F('title').pow('slug') });
// error: UnknownPath<"nope">
Post.objects.annotate({ x: F('views').eq('nope') });
// error: UnknownPath<"nope">
Post.objects.annotate({ x: F('views').ne('nope') });
// error: UnknownPath<"nope">
Post.objects.annotate({ x: F('views').gt('nope') });
// error: UnknownPath<"nope">
Post.objects.annotate({ x: F('views').gte('nope') });
// error: UnknownPath<"nope">
Post.objects.annotate({ x: F('views').lt('nope') });
// error: UnknownPath<"nope">
Post.objects.annotate({ x: F('views').lte('nope') });
// error: Argument of type 'string' is not assignable to parameter of type 'number'
F('title').slice('a');
// error: Type 'true' is not assignable to type 'undefined'
F('views').desc({ nullsFirst: true, nullsLast: true });
// error: Type 'string' is not assignable to type 'boolean
F('views').asc({ nullsFirst: 'yes' });
// error: UnknownPath<"nope">
Post.objects.filter(Q({ title: 'x' }).and({ nope: 3 }));
// error: WrongType<number>
Post.objects.filter(Q({ title: 'x' }).xor({ views: 'x' }));
// error: not assignable to parameter of type 'SearchQueryValue'
SearchQuery('x').and('y');
// error: is missing the following properties from type 'SearchQueryValue': and, or, not
SearchQuery('x').or(Value('y'));
// error: UnknownPath<"nope">
Post.objects.annotate({ x: Coalesce('nope', 'title') });
// error: UnknownPath<"nope">
Post.objects.annotate({ x: Greatest('views', 'nope') });
// error: UnknownPath<"nope">
Post.objects.annotate({ x: Least('nope', 3) });
// error: Argument of type '"nope"' is not assignable
Post.objects.annotate({ x: NullIf('title', 'nope') });

// Options that are missing or none.
// error: Expected 2 arguments, but got 1
ExpressionWrapper(F('views'));
// error: Property 'outputField' is missing
ExpressionWrapper(F('views'), {});
// error: Expected 2 arguments, but got 1
Cast('views');
// error: Type 'number' is not assignable to type 'string'
Func('title', { function: 3 });
// error: Argument of type 'number' is not assignable to parameter of type 'string | Computed<Outer<string>
OuterRef(3);
// error: Property 'then' is missing
When({ title: 'x' }, {});
// error: Argument of type 'string' is not assignable to parameter of type 'SqlFragment'
RawSQL('now()', { outputField: fields.date() });
// error: Type 'string' is not assignable to type 'number'
UUID7({ shift: '1s' });
// error: Type 'string' is not assignable to type 'number'
fields.decimal({ maxDigits: '9' });
// error: 'length' does not exist in type
fields.char({ length: 3 });
// error: Type 'string' is not assignable to type 'number'
fields.vector({ dimensions: '3' });
// error: Type 'string' is not assignable to type 'number'
fields.halfVector({ dimensions: '3' });
// error: Type 'string' is not assignable to type 'number'
fields.sparseVector({ dimensions: '3' });
// error: Type 'string' is not assignable to type 'number'
fields.bit({ length: '3' });
// error: Argument of type '"[["' is not assignable
range(1, 2, '[[');
// error: Argument of type 'string' is not assignable to parameter of type 'number
range(1, '2');
// error: Argument of type 'number' is not assignable to parameter of type 'string'
sql.identifier('post', 3);
// error: Expected at least 1 arguments, but got 0
sql.identifier();
// error: Argument of type 'string' is not assignable to parameter of type 'SqlFragment'
sql.join([1, 2], ', ');
// error: Argument of type 'number' is not assignable to parameter of type 'string'
sql.unsafe(3);
// error: UnknownPath<"nope">
Post.objects.annotate({ x: Func('title', 'nope', { function: 'similarity', outputField: fields.float() }) });
// error: UnknownPath<"nope">
Post.objects.annotate({ x: Func('nope', { function: 'soundex' }) });
// error: is not assignable to parameter of type 'FuncOptions
Func('title');
