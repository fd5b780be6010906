import type { ChinookQuery } from '../query.js';

/** Conditions over one to four relations, and over relations that may be absent. */
export const filterQueries: readonly ChinookQuery[] = [
  {
    title: 'Albums of AC/DC',
    shows: 'filter over one hop, instances',
    columns: ['integer', 'text', 'integer'],
    dunder: async ({ Album }) => {
      const albums = await Album.objects.filter({ artist__name: 'AC/DC' }).orderBy('title');
      return albums.map((album) => [album.id, album.title, album.artistId]);
    },
    sql: `SELECT a.album_id, a.title, a.artist_id FROM album a
      JOIN artist r ON r.artist_id = a.artist_id WHERE r.name = 'AC/DC' ORDER BY a.title`,
  },
  {
    title: 'Customers who bought jazz',
    shows: 'filter over four hops, distinct',
    columns: ['integer', 'text', 'text'],
    dunder: ({ Customer }) =>
      Customer.objects
        .filter({ invoices__lines__track__genre__name: 'Jazz' })
        .distinct()
        .orderBy('lastName', 'id')
        .valuesList('id', 'lastName', 'email'),
    sql: `SELECT DISTINCT c.customer_id, c.last_name, c.email FROM customer c
      JOIN invoice i ON i.customer_id = c.customer_id JOIN invoice_line l ON l.invoice_id = i.invoice_id
      JOIN track t ON t.track_id = l.track_id JOIN genre g ON g.genre_id = t.genre_id
      WHERE g.name = 'Jazz' ORDER BY c.last_name, c.customer_id`,
  },
  {
    title: 'Longer tracks without a composer',
    shows: 'isnull, range, gt of decimals, a nullable hop in the rows, slice',
    columns: ['integer', 'text', 'text', 'decimal'],
    dunder: ({ Track }) =>
      Track.objects
        .filter({ composer__isnull: true, milliseconds__range: [200_000, 3_000_000], unitPrice__gt: 0.5 })
        .orderBy('-milliseconds', 'id')
        .slice(2, 40)
        .valuesList('id', 'name', 'album__artist__name', 'unitPrice'),
    sql: `SELECT t.track_id, t.name, r.name AS artist_name, t.unit_price FROM track t
      LEFT JOIN album a ON a.album_id = t.album_id LEFT JOIN artist r ON r.artist_id = a.artist_id
      WHERE t.composer IS NULL AND t.milliseconds BETWEEN 200000 AND 3000000 AND t.unit_price > 0.5
      ORDER BY t.milliseconds DESC, t.track_id LIMIT 38 OFFSET 2`,
  },
  {
    title: 'Who reports to somebody who reports to nobody',
    shows: 'a relation to itself, twice; dates without a zone',
    columns: ['text', 'text', 'dateTime'],
    dunder: ({ Employee }) =>
      Employee.objects
        .filter({ reportsTo__isnull: false, reportsTo__reportsTo__isnull: true })
        .orderBy('hireDate', 'id')
        .valuesList('lastName', 'reportsTo__lastName', 'hireDate'),
    sql: `SELECT e.last_name, m.last_name AS manager, e.hire_date FROM employee e
      JOIN employee m ON m.employee_id = e.reports_to WHERE m.reports_to IS NULL ORDER BY e.hire_date, e.employee_id`,
  },
  {
    title: 'Employees whose manager does not report to Adams',
    shows: 'exclude over nullable hops keeps the rows where there is nothing',
    columns: ['integer', 'text'],
    dunder: ({ Employee }) =>
      Employee.objects.exclude({ reportsTo__reportsTo__lastName: 'Adams' }).orderBy('id').valuesList('id', 'lastName'),
    sql: `SELECT e.employee_id, e.last_name FROM employee e LEFT JOIN employee m ON m.employee_id = e.reports_to
      LEFT JOIN employee b ON b.employee_id = m.reports_to
      WHERE b.last_name IS NULL OR b.last_name <> 'Adams' ORDER BY e.employee_id`,
  },
];
