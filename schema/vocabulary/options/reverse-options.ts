import type { Condition } from '../expressions/expression.js';
import type { Lookups } from '../expressions/q.js';

/** How the target sees the relation, and which of its rows may be chosen. */
export interface ReverseOptions {
  /**
   * The property on the target that leads back, and its name in paths; `'+'` for none. In an abstract base `{model}` (or `%(class)s`) stands for the
   * model's name. Default: `postSet`, and `post` in paths; for a one-to-one `post`.
   * @example author = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: 'posts' });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.ForeignKey.related_name
   */
  readonly relatedName?: string;
  /**
   * The name in paths from the target, when it is to differ. Default: relatedName, else the model's name.
   * @example tags = fields.manyToMany(Tag, { relatedName: 'posts', relatedQueryName: 'post' });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.ForeignKey.related_query_name
   */
  readonly relatedQueryName?: string;
  /**
   * Which rows of the target validation accepts. Default: all.
   * @example editor = fields.foreignKey(Author, { onDelete: 'PROTECT', limitChoicesTo: { isStaff: true } });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.ForeignKey.limit_choices_to
   */
  readonly limitChoicesTo?: Lookups | Condition;
}
