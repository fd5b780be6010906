import { char } from './fields/text-fields.js';
import type { Meta } from './meta.js';
import { Model } from './model.js';

/**
 * The table that numbers the models of the schema, for generic foreign keys. The generator knows it by this name and adds it to the schema
 * when a model points at it.
 *
 * ```ts
 * contentType = fields.foreignKey(ContentType, { onDelete: 'CASCADE' });
 * objectId = fields.positiveBigInteger();
 * subject = fields.genericForeignKey({ models: [Author, Post] });
 * ```
 *
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/contenttypes/
 */
export class ContentType extends Model {
  /** The model's name: `'Post'`. */
  model = char({ maxLength: 100, unique: true });

  static meta: Meta<ContentType> = { dbTable: 'content_type' };
}
