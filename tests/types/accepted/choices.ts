import { Case, F, Value, When } from 'dunder';
import { Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** Texts that are written out go where only some are allowed. */
export async function choices(post: Post) {
  const level = Case(When({ views__gt: 3 }, { then: Value('published') }), { default: Value('draft') });
  await Post.objects.update({ status: level });
  await Post.objects.update({ status: Value('archived') });
  await Post.objects.update({ status: Case(When({ views__gt: 3 }, { then: Value('published') }), { default: F('status') }) });
  await Post.objects.update({ status: Case(When({ views__gt: 3 }, { then: F('status') }), { default: Value('draft') }) });
  await Post.objects.update({ title: Case(When({ views__gt: 3 }, { then: Value('anything') }), { default: F('title') }) });
  await Post.objects.filter({ status: level });
  post.assign({ status: Value('draft') });
  const row = await Post.objects
    .annotate({
      level,
      title2: Case(When({ views__gt: 3 }, { then: Value('published') })),
      kept: Case(When({ views__gt: 3 }, { then: F('status') }), { default: Value('draft') }),
      other: Case(When({ views__gt: 3 }, { then: F('status') }), { default: Value('other') }),
      constant: Value('x'),
    })
    .filter({ level: 'whatever', other: 'other', level__startswith: 'p' })
    .get();
  assertType<Equal<typeof row.level, string>>();
  assertType<Equal<typeof row.title2, string | null>>();
  assertType<Equal<typeof row.kept, 'archived' | 'draft' | 'published'>>();
  assertType<Equal<typeof row.other, string>>();
  assertType<Equal<typeof row.constant, string>>();
}
