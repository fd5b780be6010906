import { abortOn, QueryAborted } from 'dunder';
import { Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

export async function givenUp(signal: AbortSignal) {
  const [post] = await Post.objects.published().abortOn({ signal, timeout: 500 }).published().selectRelated('author');
  const name: string = post!.author.name;
  const titles = await Post.objects.abortOn({ signal }).valuesList('title', { flat: true });
  assertType<Equal<typeof titles, string[]>>();
  const both = await abortOn({ timeout: 500 }, async () => [await Post.objects.count(), name] as const);
  assertType<Equal<typeof both, readonly [number, string]>>();
  try {
    return await Post.objects.abortOn({ timeout: 1 }).count();
  } catch (error) {
    return error instanceof QueryAborted ? error.code : null;
  }
}
