import { fromQuerySet } from 'dunder';
import { ArticleQuerySet } from './article-query-set.js';

/** `Article.visible`: every query that starts here leaves out what is not public. */
export class ArticleManager extends fromQuerySet(ArticleQuerySet) {
  override getQuerySet() {
    return super.getQuerySet().filter({ isPublic: true });
  }

  /** The article to lead with: the longest. */
  lead() {
    return this.orderBy('-words').first();
  }
}
