import { Avg, Count, Max, Min, Q, Sum } from 'dunder';
import type { ChinookQuery } from '../query.js';

/** Methods that give something else than a list of rows. */
export const terminalQueries: readonly ChinookQuery[] = [
  {
    title: 'All invoices in one row',
    shows: 'aggregate() with filter and distinct',
    columns: ['integer', 'integer', 'decimal', 'decimal', 'dateTime', 'dateTime', 'integer'],
    dunder: async ({ Invoice }) => {
      const row = await Invoice.objects.aggregate({
        n: Count('*'),
        countries: Count('billingCountry', { distinct: true }),
        turnover: Sum('total'),
        perInvoice: Avg('total', { filter: Q({ total__gt: 1 }) }),
        first: Min('invoiceDate'),
        last: Max('invoiceDate'),
        big: Count('id', { filter: Q({ total__gt: 10 }) }),
      });
      return [[row.n, row.countries, row.turnover, row.perInvoice?.toDecimalPlaces(4) ?? null, row.first, row.last, row.big]];
    },
    sql: `SELECT COUNT(*) AS n, COUNT(DISTINCT billing_country) AS countries, SUM(total) AS turnover,
      ROUND(AVG(CASE WHEN total > 1 THEN total END), 4) AS per_invoice, MIN(invoice_date) AS first_date, MAX(invoice_date) AS last_date,
      SUM(CASE WHEN total > 10 THEN 1 ELSE 0 END) AS big FROM invoice`,
  },
  {
    title: 'Three tracks by their keys',
    shows: 'inBulk(): a Map',
    columns: ['integer', 'text', 'integer'],
    dunder: async ({ Track }) => {
      const tracks = await Track.objects.inBulk([3, 1, 5]);
      return [...tracks].map(([key, track]) => [key, track.name, track.bytes]);
    },
    sql: 'SELECT track_id, name, bytes FROM track WHERE track_id IN (1, 3, 5)',
    anyOrder: true,
  },
  {
    title: 'Two lines of playlists by their keys',
    shows: 'inBulk() of a composite key: the tuple that was asked for finds its row',
    columns: ['integer', 'integer', 'boolean'],
    dunder: async ({ PlaylistTrack }) => {
      const keys = [
        [1, 2],
        [1, 1],
        [99, 1],
      ] as const;
      const lines = await PlaylistTrack.objects.inBulk(keys);
      return keys.slice(0, 2).map((key) => [...key, lines.has(key) && !lines.has(keys[2])]);
    },
    sql: 'SELECT playlist_id, track_id, 1 AS found FROM playlist_track WHERE playlist_id = 1 AND track_id IN (1, 2)',
    anyOrder: true,
  },
  {
    title: 'The first and the last invoice of Brazil',
    shows: 'earliest() and latest()',
    columns: ['integer', 'dateTime', 'decimal'],
    dunder: async ({ Invoice }) => {
      const brazil = Invoice.objects.filter({ billingCountry: 'Brazil' });
      const found = [await brazil.earliest('invoiceDate', 'id'), await brazil.latest('invoiceDate', 'id')];
      return found.map((invoice) => [invoice.id, invoice.invoiceDate, invoice.total]);
    },
    sql: `SELECT invoice_id, invoice_date, total FROM invoice WHERE invoice_id IN (
        (SELECT MIN(invoice_id) FROM invoice WHERE billing_country = 'Brazil'),
        (SELECT MAX(invoice_id) FROM invoice WHERE billing_country = 'Brazil')) ORDER BY invoice_date`,
  },
  {
    title: 'Counting',
    shows: 'count() of distinct rows and of a slice, exists(), first(), last()',
    columns: ['integer', 'integer', 'boolean', 'text', 'text'],
    dunder: async ({ Track }) => {
      const long = Track.objects.filter({ milliseconds__gt: 250_000 });
      const first = await long.orderBy('name', 'id').first();
      const last = await long.orderBy('name', 'id').last();
      const exists = await long.filter({ name: 'No such name' }).exists();
      const composers = await long.values('composer').distinct().count();
      return [[composers, await long.slice(0, 5).count(), exists, first?.name, last?.name]];
    },
    sql: `SELECT (SELECT COUNT(*) FROM (SELECT DISTINCT composer FROM track WHERE milliseconds > 250000) d) AS composers,
      (SELECT COUNT(*) FROM (SELECT 1 FROM track WHERE milliseconds > 250000 LIMIT 5) d) AS sliced,
      EXISTS (SELECT 1 FROM track WHERE milliseconds > 250000 AND name = 'No such name') AS found,
      (SELECT name FROM track WHERE milliseconds > 250000 ORDER BY name, track_id LIMIT 1) AS first_name,
      (SELECT name FROM track WHERE milliseconds > 250000 ORDER BY name DESC, track_id DESC LIMIT 1) AS last_name`,
  },
  {
    title: 'Every line of every playlist',
    shows: 'iterator(): a stream in chunks; a composite key as a tuple',
    columns: ['integer', 'integer'],
    dunder: async ({ PlaylistTrack }) => {
      const rows: (readonly number[])[] = [];
      const lines = PlaylistTrack.objects.filter({ playlist__lte: 5 }).orderBy('playlist', 'track');
      for await (const line of lines.iterator({ chunkSize: 500 })) rows.push(line.pk);
      return rows;
    },
    sql: 'SELECT playlist_id, track_id FROM playlist_track WHERE playlist_id <= 5 ORDER BY playlist_id, track_id',
  },
];
