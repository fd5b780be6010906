import { Model, fields } from 'dunder/schema';

const SHORT = 10;
const OPTIONS = { maxLength: SHORT, blank: true } as const;
const LIMITS = { title: 200, deep: { most: 5 } };
const NAMES = ['one', 'two'] as const;
const MINIMUM = -SHORT;
const nothing = undefined;

export class Thing extends Model {
  a = fields.char(OPTIONS);
  b = fields.char({ ...OPTIONS, maxLength: LIMITS.title });
  c = fields.array(fields.text(), { size: LIMITS.deep.most, default: [...NAMES, `three`] });
  d = fields.integer({ default: MINIMUM, null: undefined });
  ['e'] = fields.integer({ default: 0x10 });
  f = fields.integer({ default: 1_000 satisfies number });
}
