import { Model, fields } from 'dunder/schema';
import { settings } from './missing.js';

let changing = 5;
const name = 'x';
function local() {
  return 1;
}
const circular: unknown = again;
const again: unknown = circular;

export class Thing extends Model {
  a = fields.char({ maxLength: 5 * 2 });
  b = fields.char({ maxLength: changing });
  c = fields.char({ default: `a${name}` });
  d = fields.json({ default: () => [] });
  e = fields.integer({ default: local() });
  f = fields.integer({ default: local });
  g = fields.integer({ default: Math.random() });
  h = fields.integer({ default: process.env.X ? 1 : 2 });
  i = fields.json({ default: circular });
  j = fields.json({ default: [, 1] });
  k = fields.json({ default: { [name]: 1 } });
  l = fields.json({ default: { get x() { return 1; } } });
  m = fields.bigInteger({ default: 9007199254740993 });
  n = fields.dateTime({ default: new Date() });
  o = fields.char({ maxLength: settings });
  p = makeField();
  q = fields.char;
  r!: string;
  s = fields.char({ ...unknownSpread });
  save() {}
  get t() {
    return 1;
  }
}
