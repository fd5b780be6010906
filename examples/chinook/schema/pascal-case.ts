import { fields, Model, type Meta } from 'dunder/schema';

/**
 * The same shop as its MySQL and SQLite dumps name it: `InvoiceLine.UnitPrice`. The fields are those of `snake-case.ts`, so both
 * schemas generate the same types and a program runs on either; each table and column says what it is called.
 */

/** A band, a composer, an orchestra. */
export class Artist extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'ArtistId' });
  name = fields.char({ maxLength: 120, null: true, dbColumn: 'Name' });

  static meta: Meta<Artist> = { dbTable: 'Artist' };
}

/** What an artist has brought out. */
export class Album extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'AlbumId' });
  title = fields.char({ maxLength: 160, dbColumn: 'Title' });
  artist = fields.foreignKey(Artist, { onDelete: 'DO_NOTHING', relatedName: 'albums', dbColumn: 'ArtistId' });

  static meta: Meta<Album> = { dbTable: 'Album' };
}

/** Rock, Jazz, Opera. */
export class Genre extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'GenreId' });
  name = fields.char({ maxLength: 120, null: true, dbColumn: 'Name' });

  static meta: Meta<Genre> = { dbTable: 'Genre' };
}

/** The format of a file. */
export class MediaType extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'MediaTypeId' });
  name = fields.char({ maxLength: 120, null: true, dbColumn: 'Name' });

  static meta: Meta<MediaType> = { dbTable: 'MediaType' };
}

/** Something to buy: a song, a piece, an episode. */
export class Track extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'TrackId' });
  name = fields.char({ maxLength: 200, dbColumn: 'Name' });
  album = fields.foreignKey(Album, { onDelete: 'DO_NOTHING', null: true, relatedName: 'tracks', dbColumn: 'AlbumId' });
  mediaType = fields.foreignKey(MediaType, { onDelete: 'DO_NOTHING', relatedName: 'tracks', dbColumn: 'MediaTypeId' });
  genre = fields.foreignKey(Genre, { onDelete: 'DO_NOTHING', null: true, relatedName: 'tracks', dbColumn: 'GenreId' });
  composer = fields.char({ maxLength: 220, null: true, dbColumn: 'Composer' });
  milliseconds = fields.integer({ dbColumn: 'Milliseconds' });
  bytes = fields.integer({ null: true, dbColumn: 'Bytes' });
  unitPrice = fields.decimal({ maxDigits: 10, decimalPlaces: 2, dbColumn: 'UnitPrice' });

  static meta: Meta<Track> = { dbTable: 'Track' };
}

/** Tracks under a name; several playlists share one. */
export class Playlist extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'PlaylistId' });
  name = fields.char({ maxLength: 120, null: true, dbColumn: 'Name' });
  tracks = fields.manyToMany(Track, { through: PlaylistTrack, relatedName: 'playlists' });

  static meta: Meta<Playlist> = { dbTable: 'Playlist' };
}

/** Which tracks a playlist has: a join table with a key of two columns and nothing else. */
export class PlaylistTrack extends Model {
  pk = fields.compositePrimaryKey('playlist', 'track');
  playlist = fields.foreignKey(Playlist, { onDelete: 'DO_NOTHING', relatedName: 'playlistTracks', dbColumn: 'PlaylistId' });
  track = fields.foreignKey(Track, { onDelete: 'DO_NOTHING', relatedName: 'playlistTracks', dbColumn: 'TrackId' });

  static meta: Meta<PlaylistTrack> = { dbTable: 'PlaylistTrack' };
}

/** How customers and employees are reached. */
export abstract class Reachable extends Model {
  address = fields.char({ maxLength: 70, null: true, dbColumn: 'Address' });
  city = fields.char({ maxLength: 40, null: true, dbColumn: 'City' });
  state = fields.char({ maxLength: 40, null: true, dbColumn: 'State' });
  country = fields.char({ maxLength: 40, null: true, dbColumn: 'Country' });
  postalCode = fields.char({ maxLength: 10, null: true, dbColumn: 'PostalCode' });
  phone = fields.char({ maxLength: 24, null: true, dbColumn: 'Phone' });
  fax = fields.char({ maxLength: 24, null: true, dbColumn: 'Fax' });
}

/** Who sells. Everybody but the manager reports to somebody. */
export class Employee extends Reachable {
  id = fields.auto({ primaryKey: true, dbColumn: 'EmployeeId' });
  lastName = fields.char({ maxLength: 20, dbColumn: 'LastName' });
  firstName = fields.char({ maxLength: 20, dbColumn: 'FirstName' });
  title = fields.char({ maxLength: 30, null: true, dbColumn: 'Title' });
  reportsTo = fields.foreignKey('self', { onDelete: 'DO_NOTHING', null: true, relatedName: 'reports', dbColumn: 'ReportsTo' });
  birthDate = fields.dateTime({ null: true, dbColumn: 'BirthDate' });
  hireDate = fields.dateTime({ null: true, dbColumn: 'HireDate' });
  email = fields.email({ maxLength: 60, null: true, dbColumn: 'Email' });

  static meta: Meta<Employee> = { dbTable: 'Employee' };
}

/** Who buys. */
export class Customer extends Reachable {
  id = fields.auto({ primaryKey: true, dbColumn: 'CustomerId' });
  firstName = fields.char({ maxLength: 40, dbColumn: 'FirstName' });
  lastName = fields.char({ maxLength: 20, dbColumn: 'LastName' });
  company = fields.char({ maxLength: 80, null: true, dbColumn: 'Company' });
  email = fields.email({ maxLength: 60, dbColumn: 'Email' });
  supportRep = fields.foreignKey(Employee, { onDelete: 'DO_NOTHING', null: true, relatedName: 'customers', dbColumn: 'SupportRepId' });

  static meta: Meta<Customer> = { dbTable: 'Customer' };
}

/** What a customer bought at one time. */
export class Invoice extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'InvoiceId' });
  customer = fields.foreignKey(Customer, { onDelete: 'DO_NOTHING', relatedName: 'invoices', dbColumn: 'CustomerId' });
  invoiceDate = fields.dateTime({ dbColumn: 'InvoiceDate' });
  billingAddress = fields.char({ maxLength: 70, null: true, dbColumn: 'BillingAddress' });
  billingCity = fields.char({ maxLength: 40, null: true, dbColumn: 'BillingCity' });
  billingState = fields.char({ maxLength: 40, null: true, dbColumn: 'BillingState' });
  billingCountry = fields.char({ maxLength: 40, null: true, dbColumn: 'BillingCountry' });
  billingPostalCode = fields.char({ maxLength: 10, null: true, dbColumn: 'BillingPostalCode' });
  total = fields.decimal({ maxDigits: 10, decimalPlaces: 2, dbColumn: 'Total' });

  static meta: Meta<Invoice> = { dbTable: 'Invoice' };
}

/** One track of an invoice, at its price of that day. */
export class InvoiceLine extends Model {
  id = fields.auto({ primaryKey: true, dbColumn: 'InvoiceLineId' });
  invoice = fields.foreignKey(Invoice, { onDelete: 'DO_NOTHING', relatedName: 'lines', dbColumn: 'InvoiceId' });
  track = fields.foreignKey(Track, { onDelete: 'DO_NOTHING', relatedName: 'invoiceLines', dbColumn: 'TrackId' });
  unitPrice = fields.decimal({ maxDigits: 10, decimalPlaces: 2, dbColumn: 'UnitPrice' });
  quantity = fields.integer({ dbColumn: 'Quantity' });

  static meta: Meta<InvoiceLine> = { dbTable: 'InvoiceLine' };
}
