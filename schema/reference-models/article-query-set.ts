import { QuerySet } from 'dunder';
import type { ArticleSchema } from '../../generated/article.js';

/** Queries over articles: these methods are on `Article.objects` and on every chain that starts there. */
export class ArticleQuerySet extends QuerySet<ArticleSchema> {
  published() {
    return this.filter({ isPublic: true });
  }

  longerThan(words: number) {
    return this.filter({ words__gt: words });
  }

  about(word: string) {
    return this.filter({ headline__icontains: word }).orderBy('headline');
  }
}
