import { Model, fields } from 'dunder/schema';

// Not this one.
/* Nor this. */
/**
 * A thing that is sold.
 *
 * It has **several** lines.
 * @see https://example.org/items
 */
export class Item extends Model {
  /** Its price, in cents. */
  price = fields.integer({ dbComment: 'cents' });
  // No doc.
  count = fields.integer();
  /**
   * @deprecated use count
   */
  amount = fields.integer();
}
