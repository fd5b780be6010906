import { changedFields, getDeferredFields, isSame, Prefetch, prefetchRelatedObjects, trackChanges } from 'dunder';
import { Author, type Comment, Post } from '../sample/index.js';

declare const post: Post;
declare const comments: readonly Comment[];

// error: Type '"titel"' is not assignable to type
void post.save({ updateFields: ['titel'] });
// error: 'fields' does not exist in type 'SaveOptions
void post.save({ fields: ['title'] });
// error: Type '"titel"' is not assignable to type
void post.refreshFromDb({ fields: ['titel'] });
// error: Type 'string' is not assignable to type 'boolean
void post.delete({ keepParents: 'yes' });
// error: Type '"titel"' is not assignable to type
void post.fullClean({ exclude: ['titel'] });
// error: Type 'string' is not assignable to type 'number
post.copy({ views: 'many' });
// error: 'titel' does not exist in type
post.copy({ titel: 'again' });
// error: Argument of type '"title"' is not assignable to parameter of type '"createdAt"'
void post.getNextBy('title');
// error: UnknownPath<"nope">
void post.getPreviousBy('createdAt', { nope: 3 });

// What is known of instances.
// error: is not assignable to parameter of type 'AnyInstance'
isSame(post, 1);
// error: is not assignable to parameter of type 'AnyInstance'
getDeferredFields('title');
// error: is not assignable to parameter of type 'AnyInstance'
changedFields('title');
// error: Argument of type 'string' is not assignable
trackChanges('Post');

// A reference is awaited first.
// error: Property '[is]' is missing in type 'Reference<Author>'
isSame(post, post.author);
// error: Property '[is]' is missing in type 'Reference<Author>'
getDeferredFields(post.author);
// error: Argument of type 'Reference<Author>' is not assignable
trackChanges(post.author);
// error: Type '"Author"' is not assignable to type '"Post"'
void post.refreshFromDb({ fromQuerySet: Author.objects.all() });

// Paths of the model that the instances are of.
// error: Argument of type '"tags"' is not assignable to parameter of type '"author" | "post"'
void prefetchRelatedObjects(comments, 'tags');
// error: Argument of type '"post__nope"' is not assignable to parameter of type
void prefetchRelatedObjects(comments, 'author', 'post__nope');
// error: WrongModel<"Post">
void prefetchRelatedObjects(comments, Prefetch('post', Author.objects.all()));
// error: Property '[Symbol.iterator]' is missing
void prefetchRelatedObjects(post, 'tags');
