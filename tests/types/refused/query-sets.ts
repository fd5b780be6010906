import { fromQuerySet, registerLookup, sql } from 'dunder';
import { Author, Post } from '../sample/index.js';

// error: Argument of type '"titel"' is not assignable to parameter of type
Post.objects.distinct('titel');
// error: Argument of type 'string' is not assignable to parameter of type 'number
Post.objects.slice('1');
// error: Argument of type 'string' is not assignable to parameter of type 'number
Post.objects.limit('1');
// error: Argument of type 'string' is not assignable to parameter of type 'number
Post.objects.offset('1');
// error: Argument of type 'string' is not assignable to parameter of type 'number
void Post.objects.at('first');
// error: Argument of type 'number' is not assignable to parameter of type 'string
Post.objects.using(1);
// error: Argument of type '"lazy"' is not assignable to parameter of type 'FetchMode'
Post.objects.fetchMode('lazy');
// error: Argument of type '"join"' is not assignable to parameter of type 'PrefetchStrategy'
Post.objects.prefetchStrategy('join');
// error: Type '"tags"' is not assignable to type
Post.objects.selectForUpdate({ of: ['tags'] });
// error: 'skip' does not exist in type
Post.objects.selectForUpdate({ skip: true });
// error: Argument of type '"titel"' is not assignable to parameter of type
void Post.objects.latest('titel');
// error: Argument of type '"-titel"' is not assignable to parameter of type
void Post.objects.earliest('-titel');
// error: title is no date
Post.objects.datetimes('title', 'hour');
// error: Type '"up"' is not assignable to type
Post.objects.datetimes('createdAt', 'hour', { order: 'up' });
// error: Type 'string' is not assignable to type 'number
Post.objects.iterator({ chunkSize: 'all' });
// error: Type '"html"' is not assignable to type
void Post.objects.explain({ format: 'html' });

// Of the same model.
// error: Type '"Author"' is not assignable to type '"Post"'
Post.objects.all().or(Author.objects.all());
// error: Type '"Author"' is not assignable to type '"Post"'
Post.objects.all().xor(Author.objects.all());
// error: Argument of type 'Author[]' is not assignable to parameter of type 'Iterable<Post>'
void Post.objects.bulkCreate([new Author({ name: 'a', email: 'b' })]);
// error: Type '"titel"' is not assignable to type
void Post.objects.bulkCreate([], { updateConflicts: true, updateFields: ['titel'] });
// error: Argument of type 'number' is not assignable to parameter of type 'string
Post.objects.raw(sql`SELECT 1`).using(1);

// Classes and lookups of one's own.
// error: is not assignable to parameter of type 'new
fromQuerySet(Post.objects.all());
// error: Type '"varchar"' is not assignable to type
registerLookup('soundsLike', (left, right) => left.eq(right), { on: ['varchar'] });
