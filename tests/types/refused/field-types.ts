import { type Author, type PgBooking, PgDocument, Place, Restaurant, Trattoria } from '../../../generated/index.js';
import { Post } from '../sample/index.js';
import { Coalesce, F, Lower, RawSQL, Sum, Upper, Window } from 'dunder';

// error: Type '"nine"' is not assignable to type
Post.objects.filter({ price: 'nine' });
// error: Type 'string' is not assignable to type
Post.objects.update({ price: String(9) });
// error: Type 'number' is not assignable to type 'string'
PgDocument.objects.filter({ labels__contains: [1] });
// error: 'UnknownLookup<"labels__length">'
PgDocument.objects.filter({ labels__length: 1 });
// error: Type 'string' is not assignable to type 'readonly string[]
PgDocument.objects.filter({ attributes__keys: 'a' });
// error: Type 'number' is not assignable to type 'string'
PgDocument.objects.filter({ attributes__keys__contains: [1] });
declare const bookings: typeof PgBooking.objects;
// error: Type 'number' is not assignable to type 'string'
bookings.filter({ days__startswith: 3 });
// error: 'UnknownLookup<"during__during">'
bookings.filter({ during__during: 3 });

// error: UnknownPath<"region">
Restaurant.objects.filter({ region: 'Lazio' });
// error: 'region' does not exist in type
new Restaurant({ name: 'x', region: 'Lazio' });
// error: Property 'name' is missing
new Trattoria({ region: 'Lazio' });
// error: Property 'placePtrId' does not exist on type 'Place'
(await Place.objects.get({ pk: 1 })).placePtrId;
// error: Type 'string' is not assignable to type 'number | Instance<"Restaurant"> | Instance<"Trattoria">'
Restaurant.objects.filter({ trattoria__pk: 'x' });
// error: UnknownPath<"chef__lower">
Restaurant.objects.filter({ chef__lower: 'x' });
// error: UnknownPath<"chef__range">
Restaurant.objects.filter({ chef__range: [1, 2] });
// error: is not assignable to type
Restaurant.objects.filter({ pk: {} as Author });
// error: is not assignable to parameter of type 'Instance<"Restaurant">'
Restaurant.objects.contains(new Place({ name: 'x' }));

// error: UnknownPath<"nope">
Post.objects.annotate({ n: Window(Sum('nope'), { orderBy: ['id'] }) });
// error: UnknownPath<"nope">
Post.objects.annotate({ n: Lower(F('nope')) });
// error: UnknownPath<"nope">
Post.objects.orderBy(Lower(F('nope')).desc());
// error: UnknownPath<"nope">
Post.objects.filter({ title: Lower(Upper(F('nope'))) });
// error: UnknownPath<"nope">
Post.objects.update({ title: Coalesce(F('nope'), 'title') });
// error: UnknownPath<"nope">
Post.objects.values('id', { n: Lower(F('nope')) });
// error: UnknownPath<"nope">
Post.objects.aggregate({ n: Sum(F('nope').add(1)) });
// error: Argument of type 'string' is not assignable to parameter of type 'SqlFragment'
Post.objects.annotate({ n: RawSQL('1') });
// error: is not assignable to type 'AnyQuerySet
Post.objects.all().union({});
// error: is not assignable to parameter of type '"author" |
Post.objects.dates('nope', 'year');
// error: Argument of type '"hour"' is not assignable to parameter of type 'DateKind'
Post.objects.dates('createdAt', 'hour');
// error: Type 'string' is not assignable to type 'number'
Post.objects.inBulk(['a']);
// error: Type '"nope"' is not assignable to type
Post.objects.inBulk([], { fieldName: 'nope' });
