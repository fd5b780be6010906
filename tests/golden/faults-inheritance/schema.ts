import { Index, Model, fields } from 'dunder/schema';
import { Elsewhere } from '../src/elsewhere.js';

export class Lost extends Elsewhere {
  name = fields.text();
}

export class Forgotten {
  name = fields.text();
}

export class Ouroboros extends Snake {
  name = fields.text();
}

export class Snake extends Ouroboros {
  name = fields.text();
}

export class Place extends Model {
  name = fields.text();
}

export class Restaurant extends Place {
  name = fields.text();
  gone = null;
}

export class Shown extends Place {
  more = fields.text();
  static meta = { proxy: true, indexes: [new Index({ fields: ['more'] })] };
}

export class Nobody extends Model {
  static meta = { proxy: true };
}

export default class extends Model {
  name = fields.text();
}
