import { fields, manager, type Meta } from 'dunder/schema';
import { Article as OwnArticle } from '../reference-models/article.js';
import { ArticleManager } from '../reference-models/article-manager.js';
import { ArticleQuerySet } from '../reference-models/article-query-set.js';
import { Timestamped } from './timestamped.js';

/** A text of the press office: with a model class, a QuerySet and a manager of the author's own. */
export class Article extends Timestamped {
  headline = fields.char({ maxLength: 120 });
  isPublic = fields.boolean({ default: false });
  words = fields.integer({ default: 0 });

  static objects = manager(ArticleQuerySet);
  static visible = manager(ArticleManager);
  static modelClass = OwnArticle;
  static override meta: Meta<Article> = { ordering: ['headline'], defaultManager: 'objects' };
}
