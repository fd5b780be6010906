import { QuerySet } from 'dunder';
import type { PostSchema } from './post.js';

/** A QuerySet of the user's own: the generator names it and never writes it. */
export class PostQuerySet extends QuerySet<PostSchema> {
  published() {
    return this.filter({ status: 'published' });
  }
  by(name: string) {
    return this.filter({ author__name: name });
  }
  async firstTitle(): Promise<string | undefined> {
    const post = await this.first();
    return post?.title;
  }
}
