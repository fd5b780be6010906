import { Model, fields } from 'dunder/schema';

enum Status {
  Draft = 'draft',
  InReview = 'in_review',
}
export enum Level {
  Low = 1,
  High,
}
const COLORS = ['red', 'green'] as const;
const SIZES = { s: 'Small', l: 'Large' } as const;
const WEIGHTS = { Light: 1, Heavy: 10 } as const;

export class Item extends Model {
  plain = fields.char({ maxLength: 10, choices: ['a', 'in_stock'], default: 'a' });
  pairs = fields.char({ maxLength: 10, choices: [['a', 'First'], ['b', 'Second']] });
  status = fields.char({ maxLength: 10, choices: Status, default: Status.Draft });
  level = fields.integer({ choices: Level, default: Level.High });
  color = fields.char({ maxLength: 10, choices: COLORS });
  spread = fields.char({ maxLength: 10, choices: [...COLORS, 'blue'] });
  size = fields.char({ maxLength: 1, choices: SIZES, null: true });
  weight = fields.integer({ choices: WEIGHTS });
  rank = fields.positiveSmallInteger({ choices: { 1: 'Guest', 2: 'Member', Staff: { 10: 'Editor' } } });
  grouped = fields.char({ maxLength: 10, choices: [['Audio', [['vinyl', 'Vinyl'], ['cd', 'CD']]], ['unknown', 'Unknown']] });
  groupedByName = fields.char({ maxLength: 10, choices: { Video: { vhs: 'VHS', dvd: 'DVD' }, none: 'None' } });
}
