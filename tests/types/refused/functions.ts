import { Extract, fields, Left, LPad, Mod, Round, Trunc, Value } from 'dunder';
import { Post } from '../sample/index.js';

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
