import { Value, Now } from 'dunder';
import { type Author, Post } from '../../../generated/index.js';

declare const author: Author;
// error: Type 'number' is not assignable to type 'string'
void Post.objects.create({ author, title: Value(3), slug: 'x' });
// error: Type 'string' is not assignable to type 'number'
void Post.objects.create({ author, title: 'x', slug: 'x', views: Value('3') });
// error: Type '"nothing"' is not assignable to type '"archived" | "draft" | "published"'
void Post.objects.create({ author, title: 'x', slug: 'x', status: Value('nothing') });
// error: Type 'Date' is not assignable to type 'string'
new Post({ author, title: 'x', slug: Now() });
