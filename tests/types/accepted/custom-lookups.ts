import { Post } from '../sample/index.js';

/** Lookups and transforms of one's own are merged into those of a family of fields. */
declare module 'dunder' {
  interface TextLookups<T> {
    readonly soundsLike: T;
  }
  interface DateTransforms {
    readonly decade: import('dunder').IntegerField;
  }
}

export function custom() {
  return Post.objects.filter({ title__soundsLike: 'x', createdAt__decade__gte: 202, author__name__soundsLike: 'y' });
}
