import { sql } from 'dunder';
import { Post } from '../sample/index.js';

// error: Argument of type 'string' is not assignable to parameter of type 'SqlFragment'
Post.objects.raw('SELECT * FROM post');
// error: Type '"nope"' is not assignable to type
Post.objects.raw(sql`SELECT * FROM post`, { defer: ['nope'] });
// error: Type '"nope"' is not assignable to type
Post.objects.raw(sql`SELECT * FROM post`, { translations: { x: 'nope' } });
// error: Property 'filter' does not exist on type 'RawQuerySet<PostSchema, Post>'
Post.objects.raw(sql`SELECT * FROM post`).filter({ id: 1 });
// error: Argument of type '"nope"' is not assignable to parameter of type '"author" | "comments" | "editor" | "tags"'
Post.objects.raw(sql`SELECT * FROM post`).prefetchRelated('nope');
// error: Argument of type 'string' is not assignable to parameter of type 'TemplateStringsArray'
sql('SELECT * FROM post');
