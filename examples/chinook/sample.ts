import type { Chinook } from './client.js';

/**
 * A shop with a handful of everything: enough for every query of this example to find something, and to leave something out. The rows
 * are made up; the real ones are in the dumps.
 */
export async function createSample(models: Chinook): Promise<void> {
  const { Artist, Album, Genre, MediaType, Track, Playlist, PlaylistTrack } = models;
  await Artist.objects.bulkCreate(
    ['AC/DC', 'Accept', 'Aerosmith', 'Miles Davis', 'Nobody', null].map((name, i) => new Artist({ id: i + 1, name })),
  );
  await Album.objects.bulkCreate(albums.map(([title, artistId], i) => new Album({ id: i + 1, title, artistId })));
  await Genre.objects.bulkCreate(['Rock', 'Jazz', 'Metal', 'Opera'].map((name, i) => new Genre({ id: i + 1, name })));
  await MediaType.objects.create({ id: 1, name: 'MPEG audio file' });
  await Track.objects.bulkCreate(
    tracks.map(
      ([name, albumId, genreId, composer, milliseconds, unitPrice], i) =>
        new Track({
          id: i + 1,
          name,
          albumId,
          genreId,
          composer,
          milliseconds,
          unitPrice,
          mediaTypeId: 1,
          bytes: i === 4 ? null : 1000 * i,
        }),
    ),
  );
  await Playlist.objects.bulkCreate(['Music', 'Movies', 'Mixed', null].map((name, i) => new Playlist({ id: i + 1, name })));
  await PlaylistTrack.objects.bulkCreate(playlistTracks.map(([playlistId, trackId]) => new PlaylistTrack({ playlistId, trackId })));
  await createSales(models);
}

async function createSales({ Employee, Customer, Invoice, InvoiceLine }: Chinook): Promise<void> {
  await Employee.objects.bulkCreate(
    employees.map(
      ([lastName, title, reportsToId, city, hireDate], i) =>
        new Employee({ id: i + 1, lastName, firstName: 'Sam', title, reportsToId, city, country: 'Canada', hireDate: new Date(hireDate) }),
    ),
  );
  await Customer.objects.bulkCreate(
    customers.map(
      ([lastName, country, state, city, company, supportRepId], i) =>
        new Customer({
          id: i + 1,
          firstName: 'Kim',
          lastName,
          country,
          state,
          city,
          company,
          supportRepId,
          email: `${lastName}@Example.com`,
        }),
    ),
  );
  await Invoice.objects.bulkCreate(
    invoices.map(
      ([customerId, invoiceDate, billingCountry, total], i) =>
        new Invoice({ id: i + 1, customerId, invoiceDate: new Date(`${invoiceDate}T00:00:00Z`), billingCountry, total }),
    ),
  );
  await InvoiceLine.objects.bulkCreate(
    lines.map(([invoiceId, trackId, unitPrice, quantity], i) => new InvoiceLine({ id: i + 1, invoiceId, trackId, unitPrice, quantity })),
  );
}

const albums: readonly (readonly [title: string, artist: number])[] = [
  ['For Those About To Rock', 1],
  ['Let There Be Rock', 1],
  ['Balls to the Wall', 2],
  ['Restless and Wild', 2],
  ['Kind of Blue', 4],
  ['Big Ones', 3],
];

type TrackRow = readonly [
  name: string,
  album: number | null,
  genre: number | null,
  composer: string | null,
  milliseconds: number,
  price: number,
];
const tracks: readonly TrackRow[] = [
  ['For Those About To Rock', 1, 1, 'Angus Young', 343_719, 0.99],
  ['Balls to the Wall', 3, 1, null, 342_562, 0.99],
  ['Fast As a Shark', 4, 1, 'Baltes', 230_619, 0.99],
  ['Let There Be Rock', 2, 1, 'AC/DC', 366_654, 0.99],
  ['Go Down', 2, 1, 'AC/DC', 331_180, 0.99],
  ['So What', 5, 2, 'Miles Davis', 564_000, 0.99],
  ['Blue in Green', 5, 2, null, 327_000, 0.99],
  ['Walk on Water', 6, 1, null, 175_000, 0.99],
  ['Pilot', null, null, null, 2_600_000, 1.99],
  ['Amazing', 6, 3, 'Tyler', 356_000, 0.99],
];

const playlistTracks: readonly (readonly [playlist: number, track: number])[] = [
  [1, 1],
  [1, 2],
  [1, 6],
  [3, 2],
  [3, 3],
  [3, 4],
  [3, 6],
  [3, 9],
  [4, 7],
];

const employees: readonly (readonly [lastName: string, title: string, reportsTo: number | null, city: string, hired: string])[] = [
  ['Adams', 'General Manager', null, 'Edmonton', '2002-08-14T00:00:00Z'],
  ['Edwards', 'Sales Manager', 1, 'Calgary', '2002-05-01T00:00:00Z'],
  ['Peacock', 'Sales Support Agent', 2, 'Calgary', '2002-04-01T00:00:00Z'],
  ['Park', 'Sales Support Agent', 2, 'Calgary', '2003-05-03T00:00:00Z'],
  ['Mitchell', 'IT Manager', 1, 'Calgary', '2003-10-17T00:00:00Z'],
  ['King', 'IT Staff', 5, 'Lethbridge', '2004-01-02T00:00:00Z'],
];

type CustomerRow = readonly [
  lastName: string,
  country: string,
  state: string | null,
  city: string | null,
  company: string | null,
  supportRep: number | null,
];
const customers: readonly CustomerRow[] = [
  ['Tremblay', 'Canada', 'QC', 'Montréal', null, 3],
  ['Köhler', 'Germany', null, 'Stuttgart', null, 4],
  ['Harris', 'USA', 'CA', 'Mountain View', 'Google Inc.', 3],
  ['Peterson', 'Canada', 'BC', 'Vancouver', 'Rogers Canada', 3],
  ['Gonçalves', 'Brazil', 'SP', 'São José dos Campos', 'Embraer', null],
  ['Sullivan', 'Canada', 'NT', 'Yellowknife', null, 4],
  ['Smith', 'USA', 'WA', 'Redmond', 'Microsoft', 4],
  ['Silk', 'Canada', 'AB', 'Calgary', 'Silk', 3],
];

const invoices: readonly (readonly [customer: number, date: string, country: string, total: number])[] = [
  [2, '2021-01-01', 'Germany', 1.98],
  [5, '2021-03-05', 'Brazil', 10.93],
  [5, '2022-03-10', 'Brazil', 0.99],
  [1, '2022-07-07', 'Canada', 5.94],
  [3, '2025-12-01', 'USA', 13.93],
  [2, '2023-02-02', 'Germany', 0.99],
];

const lines: readonly (readonly [invoice: number, track: number, price: number, quantity: number])[] = [
  [1, 6, 0.99, 1],
  [1, 2, 0.99, 1],
  [2, 1, 0.99, 3],
  [2, 9, 1.99, 4],
  [3, 3, 0.99, 1],
  [4, 7, 0.99, 6],
  [5, 9, 1.99, 7],
  [6, 10, 0.99, 1],
];
