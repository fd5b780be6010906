import { Note } from '../../../generated/index.js';

// error: Argument of type '"post"' is not assignable to parameter of type '"contentType"'
Note.objects.selectRelated('post');
// error: Argument of type '"post__author"' is not assignable to parameter of type '"contentType"'
Note.objects.selectRelated('post__author');
// error: UnknownPath<"post__nope">
Note.objects.filter({ post__nope: 3 });
// error: UnknownPath<"subject__title">
Note.objects.filter({ subject__title: 'x' });
// error: Type 'number' is not assignable to type 'string'.
Note.objects.exclude({ post__title: 3 });
// error: Argument of type '"post__nope"' is not assignable to parameter of type
Note.objects.orderBy('post__nope');
