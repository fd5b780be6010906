import { Model, fields, manager } from 'dunder/schema';
import { ArticleManager, ArticleQuerySet as Articles } from '../src/articles.js';
import { Article as OwnArticle } from '../src/models.js';

export class Article extends Model {
  title = fields.char({ maxLength: 50 });
  static objects = manager(Articles);
  static published = manager(ArticleManager);
  static modelClass = OwnArticle;
  static meta = { defaultManager: 'published', ordering: ['title'] };
}

export class NewsItem extends Article {
  static meta = { proxy: true, ordering: ['-title'], verboseName: 'news', verboseNamePlural: 'news' };
}

export class Flash extends NewsItem {
  static meta = { proxy: true };
}

export class Bulletin extends NewsItem {
  urgency = fields.integer();
}

export class Link extends Model {
  item = fields.foreignKey(Flash, { onDelete: 'CASCADE' });
}
