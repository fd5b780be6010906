import { Count, Exists, OuterRef, Subquery } from 'dunder';
import type { ChinookQuery } from '../query.js';

/** Queries inside queries, and beside each other. */
export const subqueryQueries: readonly ChinookQuery[] = [
  {
    title: 'Customers with a big invoice and none of 2025',
    shows: 'Exists and its negation, OuterRef',
    columns: ['integer', 'text'],
    dunder: ({ Customer, Invoice }) =>
      Customer.objects
        .filter(
          Exists(Invoice.objects.filter({ customer: OuterRef('pk'), total__gte: 10 })),
          Exists(Invoice.objects.filter({ customer: OuterRef('pk'), invoiceDate__gte: new Date('2025-11-01T00:00:00Z') })).not(),
        )
        .orderBy('id')
        .valuesList('id', 'lastName'),
    sql: `SELECT c.customer_id, c.last_name FROM customer c
      WHERE EXISTS (SELECT 1 FROM invoice i WHERE i.customer_id = c.customer_id AND i.total >= 10)
      AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.customer_id = c.customer_id AND i.invoice_date >= '2025-11-01 00:00:00')
      ORDER BY c.customer_id`,
  },
  {
    title: 'The last invoice of each customer',
    shows: 'Subquery with OuterRef, twice; null where there is none; in the order too',
    columns: ['text', 'dateTime', 'decimal'],
    dunder: async ({ Customer, Invoice }) => {
      const latest = Invoice.objects.filter({ customer: OuterRef('pk') }).orderBy('-invoiceDate', '-id');
      const customers = await Customer.objects
        .annotate({
          lastDate: Subquery(latest.values('invoiceDate').slice(0, 1)),
          lastTotal: Subquery(latest.values('total').slice(0, 1)),
        })
        .filter({ lastTotal__gt: 1 })
        .orderBy('-lastDate', 'id');
      return customers.map((customer) => [customer.lastName, customer.lastDate, customer.lastTotal]);
    },
    sql: `SELECT c.last_name, i.invoice_date, i.total FROM customer c JOIN invoice i ON i.invoice_id = (
        SELECT j.invoice_id FROM invoice j WHERE j.customer_id = c.customer_id ORDER BY j.invoice_date DESC, j.invoice_id DESC LIMIT 1)
      WHERE i.total > 1 ORDER BY i.invoice_date DESC, c.customer_id`,
  },
  {
    title: 'Albums of which nothing was sold',
    shows: 'a QuerySet as the list of in, inside an exclude; flat',
    columns: ['text'],
    dunder: async ({ Album, InvoiceLine }) => {
      const titles = await Album.objects
        .exclude({ tracks__in: InvoiceLine.objects.values('track') })
        .orderBy('title', 'id')
        .valuesList('title', { flat: true });
      return titles.map((title) => [title]);
    },
    sql: `SELECT a.title FROM album a WHERE NOT EXISTS (SELECT 1 FROM invoice_line l JOIN track t ON t.track_id = l.track_id
      WHERE t.album_id = a.album_id) ORDER BY a.title, a.album_id`,
  },
  {
    title: 'Tracks of the three newest albums of several tracks',
    shows: 'a QuerySet as the list of in: annotated, ordered and sliced',
    columns: ['integer', 'text'],
    dunder: ({ Album, Track }) => {
      const albums = Album.objects
        .annotate({ n: Count('tracks') })
        .filter({ n__gt: 1 })
        .orderBy('-id')
        .slice(0, 3);
      return Track.objects.filter({ album__in: albums }).orderBy('id').valuesList('id', 'name');
    },
    sql: `SELECT t.track_id, t.name FROM track t JOIN (
        SELECT a.album_id FROM album a JOIN track u ON u.album_id = a.album_id GROUP BY a.album_id HAVING COUNT(u.track_id) > 1
        ORDER BY a.album_id DESC LIMIT 3) n ON n.album_id = t.album_id
      ORDER BY t.track_id`,
  },
  {
    title: 'Cities of customers and employees',
    shows: 'union of two models, ordered as a whole',
    columns: ['text', 'text'],
    dunder: ({ Customer, Employee }) =>
      Customer.objects
        .filter({ country__in: ['Canada', 'USA'] })
        .valuesList('country', 'city')
        .union(Employee.objects.valuesList('country', 'city'))
        .orderBy('country', 'city'),
    sql: `SELECT country, city FROM customer WHERE country IN ('Canada', 'USA') UNION SELECT country, city FROM employee ORDER BY country, city`,
  },
];
