import { Prefetch } from 'dunder';
import type { ChinookQuery } from '../query.js';

/** Objects with what belongs to them. */
export const loadingQueries: readonly ChinookQuery[] = [
  {
    title: 'Invoice lines with all around them',
    shows: 'selectRelated over several chains, some of them nullable',
    columns: ['integer', 'text', 'text', 'text', 'text', 'text', 'decimal'],
    dunder: async ({ InvoiceLine }) => {
      const lines = await InvoiceLine.objects
        .selectRelated('track__album__artist', 'track__genre', 'invoice__customer__supportRep')
        .orderBy('id')
        .slice(0, 500);
      return lines.map(({ id, track, invoice, unitPrice }) => [
        id,
        track.name,
        track.album?.artist.name,
        track.genre?.name,
        invoice.customer.lastName,
        invoice.customer.supportRep?.lastName,
        unitPrice,
      ]);
    },
    sql: `SELECT l.invoice_line_id, t.name, r.name AS artist_name, g.name AS genre_name, c.last_name, e.last_name AS rep_name, l.unit_price
      FROM invoice_line l JOIN track t ON t.track_id = l.track_id LEFT JOIN album a ON a.album_id = t.album_id
      LEFT JOIN artist r ON r.artist_id = a.artist_id LEFT JOIN genre g ON g.genre_id = t.genre_id
      JOIN invoice i ON i.invoice_id = l.invoice_id JOIN customer c ON c.customer_id = i.customer_id
      LEFT JOIN employee e ON e.employee_id = c.support_rep_id ORDER BY l.invoice_line_id LIMIT 500`,
  },
  {
    title: 'Playlists, their longer tracks, their artists',
    shows: 'prefetchRelated: many-to-many over a composite key, with a QuerySet of its own, then two foreign keys',
    columns: ['text', 'integer', 'text', 'text'],
    dunder: async ({ Playlist, Track }) => {
      const tracks = Track.objects.filter({ milliseconds__gt: 240_000 }).orderBy('-milliseconds', 'id');
      const playlists = await Playlist.objects
        .filter({ id__gte: 3 })
        .orderBy('id')
        .prefetchRelated(Prefetch('tracks', tracks), 'tracks__album__artist');
      return playlists.flatMap((playlist) =>
        [...playlist.tracks].map((track) => [playlist.name, track.id, track.name, track.album?.artist.name]),
      );
    },
    sql: `SELECT p.name, t.track_id, t.name AS track_name, r.name AS artist_name FROM playlist p
      JOIN playlist_track l ON l.playlist_id = p.playlist_id JOIN track t ON t.track_id = l.track_id
      LEFT JOIN album a ON a.album_id = t.album_id LEFT JOIN artist r ON r.artist_id = a.artist_id
      WHERE p.playlist_id >= 3 AND t.milliseconds > 240000 ORDER BY p.playlist_id, t.milliseconds DESC, t.track_id`,
  },
  {
    title: 'The tree of employees and their customers',
    shows: 'prefetchRelated over reverse keys, twice through one table, toAttr',
    columns: ['text', 'text', 'text'],
    dunder: async ({ Employee, Customer }) => {
      const customers = Customer.objects.filter({ country: 'USA' }).orderBy('id');
      const top = await Employee.objects
        .filter({ reportsTo: null })
        .prefetchRelated(
          Prefetch('reports', Employee.objects.orderBy('id')),
          Prefetch('reports__reports', Employee.objects.orderBy('id')),
          Prefetch('reports__reports__customers', customers, { toAttr: 'americans' }),
        );
      return top.flatMap((boss) =>
        [...boss.reports].flatMap((manager) =>
          [...manager.reports].flatMap((agent) => agent.americans.map((customer) => [manager.lastName, agent.lastName, customer.email])),
        ),
      );
    },
    sql: `SELECT m.last_name, e.last_name AS agent, c.email FROM employee b JOIN employee m ON m.reports_to = b.employee_id
      JOIN employee e ON e.reports_to = m.employee_id JOIN customer c ON c.support_rep_id = e.employee_id
      WHERE b.reports_to IS NULL AND c.country = 'USA' ORDER BY m.employee_id, e.employee_id, c.customer_id`,
  },
  {
    title: 'Where a track is played',
    shows: 'relations that are awaited: one query for all the rows of a result',
    columns: ['integer', 'text', 'integer'],
    dunder: async ({ Track }) => {
      const tracks = await Track.objects.filter({ composer: 'AC/DC' }).orderBy('id');
      const rows: (readonly unknown[])[] = [];
      for (const track of tracks) {
        const album = await track.album;
        rows.push([track.id, album?.title, await track.playlists.count()]);
      }
      return rows;
    },
    sql: `SELECT t.track_id, a.title, (SELECT COUNT(*) FROM playlist_track l WHERE l.track_id = t.track_id) AS n FROM track t
      LEFT JOIN album a ON a.album_id = t.album_id WHERE t.composer = 'AC/DC' ORDER BY t.track_id`,
  },
];
