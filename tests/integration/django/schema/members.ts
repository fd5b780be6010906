import { fields, Model } from 'dunder/schema';

/** Who has friends, and follows others. */
export class Member extends Model {
  name = fields.char({ maxLength: 20 });
  friends = fields.manyToMany('self');
  follows = fields.manyToMany('self', { symmetrical: false, relatedName: 'followers' });
}
