import { fields } from 'dunder/schema';
import { LIMITS } from '../shared/limits.js';
import { Named } from './base.js';
import { Company as Firm } from './index.js';

export class Person extends Named {
  employer = fields.foreignKey(Firm, { onDelete: 'SET_NULL', null: true, relatedName: 'staff' });
  nick = fields.char({ maxLength: LIMITS.nick });
}
