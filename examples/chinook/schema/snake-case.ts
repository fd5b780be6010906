import { fields, Model } from 'dunder/schema';

/**
 * Chinook, a shop for music files, as its PostgreSQL dump names it: `invoice_line.unit_price`. That is dunder's own way, so only what
 * differs is said: keys are called `id` in programs and `album_id` in the database, and `reports_to` has no `_id`.
 */

/** A band, a composer, an orchestra. */
export class Artist extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'artist_id' });
  name = fields.char({ maxLength: 120, null: true });
}

/** What an artist has brought out. */
export class Album extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'album_id' });
  title = fields.char({ maxLength: 160 });
  artist = fields.foreignKey(Artist, { onDelete: 'DO_NOTHING', relatedName: 'albums' });
}

/** Rock, Jazz, Opera. */
export class Genre extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'genre_id' });
  name = fields.char({ maxLength: 120, null: true });
}

/** The format of a file. */
export class MediaType extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'media_type_id' });
  name = fields.char({ maxLength: 120, null: true });
}

/** Something to buy: a song, a piece, an episode. */
export class Track extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'track_id' });
  name = fields.char({ maxLength: 200 });
  album = fields.foreignKey(Album, { onDelete: 'DO_NOTHING', null: true, relatedName: 'tracks' });
  mediaType = fields.foreignKey(MediaType, { onDelete: 'DO_NOTHING', relatedName: 'tracks' });
  genre = fields.foreignKey(Genre, { onDelete: 'DO_NOTHING', null: true, relatedName: 'tracks' });
  composer = fields.char({ maxLength: 220, null: true });
  milliseconds = fields.integer();
  bytes = fields.integer({ null: true });
  unitPrice = fields.decimal({ maxDigits: 10, decimalPlaces: 2 });
}

/** Tracks under a name; several playlists share one. */
export class Playlist extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'playlist_id' });
  name = fields.char({ maxLength: 120, null: true });
  tracks = fields.manyToMany(Track, { through: PlaylistTrack, relatedName: 'playlists' });
}

/** Which tracks a playlist has: a join table with a key of two columns and nothing else. */
export class PlaylistTrack extends Model {
  pk = fields.compositePrimaryKey('playlist', 'track');
  playlist = fields.foreignKey(Playlist, { onDelete: 'DO_NOTHING', relatedName: 'playlistTracks' });
  track = fields.foreignKey(Track, { onDelete: 'DO_NOTHING', relatedName: 'playlistTracks' });
}

/** How customers and employees are reached. */
export abstract class Reachable extends Model {
  address = fields.char({ maxLength: 70, null: true });
  city = fields.char({ maxLength: 40, null: true });
  state = fields.char({ maxLength: 40, null: true });
  country = fields.char({ maxLength: 40, null: true });
  postalCode = fields.char({ maxLength: 10, null: true });
  phone = fields.char({ maxLength: 24, null: true });
  fax = fields.char({ maxLength: 24, null: true });
}

/** Who sells. Everybody but the manager reports to somebody. */
export class Employee extends Reachable {
  id = fields.auto({ primaryKey: true, dbColumn: 'employee_id' });
  lastName = fields.char({ maxLength: 20 });
  firstName = fields.char({ maxLength: 20 });
  title = fields.char({ maxLength: 30, null: true });
  reportsTo = fields.foreignKey('self', { onDelete: 'DO_NOTHING', null: true, relatedName: 'reports', dbColumn: 'reports_to' });
  birthDate = fields.dateTime({ null: true });
  hireDate = fields.dateTime({ null: true });
  email = fields.email({ maxLength: 60, null: true });
}

/** Who buys. */
export class Customer extends Reachable {
  id = fields.auto({ primaryKey: true, dbColumn: 'customer_id' });
  firstName = fields.char({ maxLength: 40 });
  lastName = fields.char({ maxLength: 20 });
  company = fields.char({ maxLength: 80, null: true });
  email = fields.email({ maxLength: 60 });
  supportRep = fields.foreignKey(Employee, { onDelete: 'DO_NOTHING', null: true, relatedName: 'customers' });
}

/** What a customer bought at one time. */
export class Invoice extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'invoice_id' });
  customer = fields.foreignKey(Customer, { onDelete: 'DO_NOTHING', relatedName: 'invoices' });
  invoiceDate = fields.dateTime();
  billingAddress = fields.char({ maxLength: 70, null: true });
  billingCity = fields.char({ maxLength: 40, null: true });
  billingState = fields.char({ maxLength: 40, null: true });
  billingCountry = fields.char({ maxLength: 40, null: true });
  billingPostalCode = fields.char({ maxLength: 10, null: true });
  total = fields.decimal({ maxDigits: 10, decimalPlaces: 2 });
}

/** One track of an invoice, at its price of that day. */
export class InvoiceLine extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'invoice_line_id' });
  invoice = fields.foreignKey(Invoice, { onDelete: 'DO_NOTHING', relatedName: 'lines' });
  track = fields.foreignKey(Track, { onDelete: 'DO_NOTHING', relatedName: 'invoiceLines' });
  unitPrice = fields.decimal({ maxDigits: 10, decimalPlaces: 2 });
  quantity = fields.integer();
}
