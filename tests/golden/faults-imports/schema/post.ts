import { fields, Model } from 'dunder/schema';
import * as people from './people.js';
import Anyone, { Autor, Plain } from './people.js';
import { Lost } from './gone.js';
import { Packed } from 'some-package';

/** Names that lead nowhere: where each comes from says what to do. */
export class Post extends Model {
  misspelt = fields.foreignKey(Autor, { onDelete: 'CASCADE', relatedName: '+' });
  byDefault = fields.foreignKey(Anyone, { onDelete: 'CASCADE', relatedName: '+' });
  byNamespace = fields.foreignKey(people.Author, { onDelete: 'CASCADE', relatedName: '+' });
  noModel = fields.foreignKey(Plain, { onDelete: 'CASCADE', relatedName: '+' });
  lost = fields.foreignKey(Lost, { onDelete: 'CASCADE', relatedName: '+' });
  packed = fields.foreignKey(Packed, { onDelete: 'CASCADE', relatedName: '+' });
  notImported = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: '+' });
  misspeltHere = fields.foreignKey(Leter, { onDelete: 'CASCADE', relatedName: '+' });
}

export class Letter extends Lost {
  text = fields.text();
}

export class Note extends Autor {
  text = fields.text();
}

export class Memo extends Author {
  text = fields.text();
}

export class Postcard extends Lettr {
  text = fields.text();
}

export class Sheet extends Modl {
  text = fields.text();
}
