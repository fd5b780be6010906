import { F, Q } from 'dunder';
import type { ChinookQuery } from '../query.js';

/** Trees of conditions, negation over many-valued relations, columns beside columns. */
export const conditionQueries: readonly ChinookQuery[] = [
  {
    title: 'Artists without a rock track',
    shows: 'exclude over a many-valued relation: none of the tracks',
    columns: ['integer', 'text'],
    dunder: ({ Artist }) => Artist.objects.exclude({ albums__tracks__genre__name: 'Rock' }).orderBy('-id').valuesList('id', 'name'),
    sql: `SELECT r.artist_id, r.name FROM artist r WHERE NOT EXISTS (
        SELECT 1 FROM album a JOIN track t ON t.album_id = a.album_id JOIN genre g ON g.genre_id = t.genre_id
        WHERE a.artist_id = r.artist_id AND g.name = 'Rock')
      ORDER BY r.artist_id DESC`,
  },
  {
    title: 'Californians, and Canadians who are no company of Rogers',
    shows: 'Q with or, and, not; NOT keeps NULL',
    columns: ['integer', 'text', 'text', 'text'],
    dunder: ({ Customer }) =>
      Customer.objects
        .filter(
          Q({ country: 'USA', state: 'CA' }).or(
            Q({ country: 'Canada' }).and(
              Q({ company__icontains: 'rogers' })
                .or({ city__in: ['Yellowknife', 'Halifax'] })
                .not(),
            ),
          ),
        )
        .orderBy('id')
        .valuesList('id', 'country', 'state', 'company'),
    sql: `SELECT customer_id, country, state, company FROM customer
      WHERE (country = 'USA' AND state = 'CA') OR (country = 'Canada'
        AND (company IS NULL OR UPPER(company) NOT LIKE '%ROGERS%') AND (city IS NULL OR city NOT IN ('Yellowknife', 'Halifax')))
      ORDER BY customer_id`,
  },
  {
    title: 'Customers in the country but not in the city of their adviser',
    shows: 'F over a nullable hop, in filter and exclude',
    columns: ['integer', 'text', 'text'],
    dunder: ({ Customer }) =>
      Customer.objects
        .filter({ country: F('supportRep__country') })
        .exclude({ city: F('supportRep__city') })
        .orderBy('id')
        .valuesList('id', 'city', 'supportRep__city'),
    sql: `SELECT c.customer_id, c.city, e.city AS rep_city FROM customer c JOIN employee e ON e.employee_id = c.support_rep_id
      WHERE c.country = e.country AND (c.city <> e.city OR c.city IS NULL OR e.city IS NULL) ORDER BY c.customer_id`,
  },
  {
    title: 'Playlists with a track of Accept and one of jazz',
    shows: 'two filters over one many-valued relation: two rows of it; one filter: one row',
    columns: ['integer', 'text'],
    dunder: ({ Playlist }) =>
      Playlist.objects
        .filter({ tracks__album__artist__name: 'Accept', tracks__milliseconds__gt: 200_000 })
        .filter({ tracks__genre__name: 'Jazz' })
        .distinct()
        .orderBy('id')
        .valuesList('id', 'name'),
    sql: `SELECT p.playlist_id, p.name FROM playlist p
      WHERE EXISTS (SELECT 1 FROM playlist_track l JOIN track t ON t.track_id = l.track_id
        JOIN album a ON a.album_id = t.album_id JOIN artist r ON r.artist_id = a.artist_id
        WHERE l.playlist_id = p.playlist_id AND r.name = 'Accept' AND t.milliseconds > 200000)
      AND EXISTS (SELECT 1 FROM playlist_track l JOIN track t ON t.track_id = l.track_id JOIN genre g ON g.genre_id = t.genre_id
        WHERE l.playlist_id = p.playlist_id AND g.name = 'Jazz')
      ORDER BY p.playlist_id`,
  },
];
