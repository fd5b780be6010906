import { addGlobalFilter, addQueryHook } from 'dunder';
import { Comment, Post } from '../sample/index.js';

declare function maybeTenant(): number | undefined;

// error: nmae
addGlobalFilter(Comment.objects, 'a', () => ({ post__author__nmae: 'x' }));
// error: undefined
addGlobalFilter(Post.objects, 'b', () => ({ author: maybeTenant() }));
// error: not assignable
addGlobalFilter(Post.objects, 'c', () => undefined);
// error: not assignable
addGlobalFilter(Post.objects, 'd', () => false);
// error: not assignable
Post.objects.withoutFilter(1);
// error: Property 'run' does not exist
addQueryHook(async (query) => query.run());
