import { fields, Model } from 'dunder/schema';

/** Who goes with all their songs. */
export class Artist extends Model {
  name = fields.char({ maxLength: 20 });
}

/** Goes with its artist. */
export class Album extends Model {
  artist = fields.foreignKey(Artist, { onDelete: 'CASCADE' });
  name = fields.char({ maxLength: 20 });
}

/** Goes with its artist, and keeps its album. */
export class Song extends Model {
  artist = fields.foreignKey(Artist, { onDelete: 'CASCADE' });
  album = fields.foreignKey(Album, { onDelete: 'RESTRICT' });
  name = fields.char({ maxLength: 20 });
}

/** Keeps its artist. */
export class Prot extends Model {
  artist = fields.foreignKey(Artist, { onDelete: 'PROTECT', null: true });
}
