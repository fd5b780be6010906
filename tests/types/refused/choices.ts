import { Case, F, Value, When } from 'dunder';
import { Post } from '../../../generated/index.js';

// error: WrongType<"archived" | "draft" | "published">
void Post.objects.update({ status: Value('nothing') });
// error: WrongType<"archived" | "draft" | "published">
void Post.objects.update({ status: Case(When({ views__gt: 3 }, { then: Value('nothing') }), { default: Value('draft') }) });
// error: WrongType<"archived" | "draft" | "published">
void Post.objects.update({ status: Case(When({ views__gt: 3 }, { then: Value('draft') }), { default: Value('nothing') }) });
// error: WrongType<"archived" | "draft" | "published">
void Post.objects.update({ status: Case(When({ views__gt: 3 }, { then: Value('draft') }), { default: F('title') }) });
// error: WrongType<"archived" | "draft" | "published">
void Post.objects.update({ status: Case(When({ views__gt: 3 }, { then: F('title') }), { default: Value('draft') }) });
