import { Avg, Count, F, Max, Min, Q, Sum } from 'dunder';
import type { ChinookQuery } from '../query.js';

/** Groups: annotations before and after filters, filtered aggregates, HAVING, orders by aggregates. */
export const aggregationQueries: readonly ChinookQuery[] = [
  {
    title: 'Rock tracks of each artist',
    shows: 'filter, then annotate: the filter limits what is counted',
    columns: ['text', 'integer'],
    dunder: ({ Artist }) =>
      Artist.objects
        .filter({ albums__tracks__genre__name: 'Rock' })
        .annotate({ n: Count('albums__tracks') })
        .orderBy('-n', 'name')
        .valuesList('name', 'n'),
    sql: `SELECT r.name, COUNT(t.track_id) AS n FROM artist r JOIN album a ON a.artist_id = r.artist_id
      JOIN track t ON t.album_id = a.album_id JOIN genre g ON g.genre_id = t.genre_id
      WHERE g.name = 'Rock' GROUP BY r.artist_id, r.name ORDER BY n DESC, r.name`,
  },
  {
    title: 'All albums of artists who also rock',
    shows: 'annotate, then filter: the filter has a join of its own',
    columns: ['text', 'integer'],
    dunder: async ({ Artist }) => {
      const artists = await Artist.objects
        .annotate({ n: Count('albums', { distinct: true }) })
        .filter({ albums__tracks__genre__name: 'Rock', n__gt: 1 })
        .orderBy('-n', 'name');
      return artists.map((artist) => [artist.name, artist.n]);
    },
    sql: `SELECT r.name, COUNT(DISTINCT a.album_id) AS n FROM artist r LEFT JOIN album a ON a.artist_id = r.artist_id
      WHERE EXISTS (SELECT 1 FROM album b JOIN track t ON t.album_id = b.album_id JOIN genre g ON g.genre_id = t.genre_id
        WHERE b.artist_id = r.artist_id AND g.name = 'Rock')
      GROUP BY r.artist_id, r.name HAVING COUNT(DISTINCT a.album_id) > 1 ORDER BY n DESC, r.name`,
  },
  {
    title: 'Turnover by country',
    shows: 'values before annotate: GROUP BY with Count, Sum, Avg, Min, Max',
    columns: ['text', 'integer', 'decimal', 'decimal', 'decimal', 'dateTime'],
    dunder: async ({ Invoice }) => {
      const rows = await Invoice.objects
        .values('billingCountry')
        .annotate({ n: Count('id'), turnover: Sum('total'), least: Min('total'), most: Max('total'), last: Max('invoiceDate') })
        .orderBy('-turnover', 'billingCountry');
      return rows.map((row) => [row.billingCountry, row.n, row.turnover, row.least, row.most, row.last]);
    },
    sql: `SELECT billing_country, COUNT(invoice_id) AS n, SUM(total) AS turnover, MIN(total) AS least, MAX(total) AS most,
      MAX(invoice_date) AS last_date FROM invoice GROUP BY billing_country ORDER BY SUM(total) DESC, billing_country`,
  },
  {
    title: 'Long and cheap tracks of each genre',
    shows: 'aggregates with a filter of their own, over no rows too; Avg of integers',
    columns: ['text', 'integer', 'integer', 'decimal', 'float'],
    dunder: ({ Genre }) =>
      Genre.objects
        .annotate({
          n: Count('tracks'),
          long: Count('tracks', { filter: Q({ tracks__milliseconds__gt: 300_000 }) }),
          dear: Sum('tracks__unitPrice', { filter: Q({ tracks__unitPrice__gt: 1 }) }),
          average: Avg('tracks__milliseconds'),
        })
        .orderBy('-long', 'id')
        .valuesList('name', 'n', 'long', 'dear', 'average'),
    sql: {
      postgres: genres('AVG(t.milliseconds)'),
      // MySQL's AVG of integers stops after four decimal places.
      mysql: genres('AVG(CAST(t.milliseconds AS DOUBLE))'),
      sqlite: genres('AVG(t.milliseconds)'),
    },
  },
  {
    title: 'Artists with many tracks',
    shows: 'HAVING: a filter by an aggregate, with OR over an aggregate and a column',
    columns: ['text', 'integer'],
    dunder: ({ Track }) =>
      Track.objects
        .values('album__artist__name')
        .annotate({ n: Count('id') })
        .filter(Q({ n__gte: 3 }).or({ album__artist__name__in: ['Accept', 'Aerosmith'] }))
        .orderBy('-n', 'album__artist__name')
        .valuesList('album__artist__name', 'n'),
    sql: `SELECT r.name, COUNT(t.track_id) AS n FROM track t LEFT JOIN album a ON a.album_id = t.album_id
      LEFT JOIN artist r ON r.artist_id = a.artist_id GROUP BY r.name
      HAVING COUNT(t.track_id) >= 3 OR r.name IN ('Accept', 'Aerosmith') ORDER BY n DESC, r.name`,
  },
  {
    title: 'Genres by what was sold of them',
    shows: 'order by an aggregate over two hops, unsold ones last',
    columns: ['text', 'integer'],
    dunder: ({ Genre }) =>
      Genre.objects
        .annotate({ sold: Sum('tracks__invoiceLines__quantity') })
        .orderBy(F('sold').desc({ nullsLast: true }), 'name')
        .valuesList('name', 'sold'),
    sql: `SELECT g.name, SUM(l.quantity) AS sold FROM genre g LEFT JOIN track t ON t.genre_id = g.genre_id
      LEFT JOIN invoice_line l ON l.track_id = t.track_id GROUP BY g.genre_id, g.name
      ORDER BY CASE WHEN SUM(l.quantity) IS NULL THEN 1 ELSE 0 END, SUM(l.quantity) DESC, g.name`,
  },
  {
    title: 'Ten artists with the highest turnover',
    shows: 'Sum of a product, grouped over three hops, slice',
    columns: ['text', 'decimal'],
    dunder: ({ InvoiceLine }) =>
      InvoiceLine.objects
        .values('track__album__artist__name')
        .annotate({ turnover: Sum(F('unitPrice').mul('quantity')) })
        .orderBy('-turnover', 'track__album__artist__name')
        .slice(0, 10)
        .valuesList('track__album__artist__name', 'turnover'),
    sql: `SELECT r.name, SUM(l.unit_price * l.quantity) AS turnover FROM invoice_line l JOIN track t ON t.track_id = l.track_id
      LEFT JOIN album a ON a.album_id = t.album_id LEFT JOIN artist r ON r.artist_id = a.artist_id
      GROUP BY r.name ORDER BY SUM(l.unit_price * l.quantity) DESC, r.name LIMIT 10`,
  },
  {
    title: 'Whose reports have reports',
    shows: 'a relation to itself, backwards twice',
    columns: ['text', 'integer', 'integer'],
    dunder: ({ Employee }) =>
      Employee.objects
        .annotate({ direct: Count('reports', { distinct: true }), beyond: Count('reports__reports') })
        .orderBy('-beyond', '-direct', 'id')
        .valuesList('lastName', 'direct', 'beyond'),
    sql: `SELECT e.last_name, COUNT(DISTINCT d.employee_id) AS direct, COUNT(b.employee_id) AS beyond FROM employee e
      LEFT JOIN employee d ON d.reports_to = e.employee_id LEFT JOIN employee b ON b.reports_to = d.employee_id
      GROUP BY e.employee_id, e.last_name ORDER BY beyond DESC, direct DESC, e.employee_id`,
  },
];

function genres(average: string): string {
  return `SELECT g.name, COUNT(t.track_id) AS n, SUM(CASE WHEN t.milliseconds > 300000 THEN 1 ELSE 0 END) AS longer,
    SUM(CASE WHEN t.unit_price > 1 THEN t.unit_price END) AS dear, ${average} AS average
    FROM genre g LEFT JOIN track t ON t.genre_id = g.genre_id GROUP BY g.genre_id, g.name ORDER BY 3 DESC, g.genre_id`;
}
