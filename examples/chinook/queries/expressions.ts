import { Case, Coalesce, Concat, Count, ExtractMonth, ExtractYear, F, Length, Lower, Sum, Upper, Value, When } from 'dunder';
import type { ChinookQuery } from '../query.js';

/** Columns that the database computes. */
export const expressionQueries: readonly ChinookQuery[] = [
  {
    title: 'How customers are greeted',
    shows: 'Concat, Coalesce over columns and a value, Upper, Lower, Length',
    columns: ['text', 'text', 'text', 'integer'],
    dunder: async ({ Customer }) => {
      const customers = await Customer.objects
        .annotate({
          fullName: Concat('firstName', Value(' '), Upper('lastName')),
          at: Coalesce('company', 'state', Value('private')),
          mail: Lower('email'),
          width: Length('lastName'),
        })
        .orderBy('id');
      return customers.map((customer) => [customer.fullName, customer.at, customer.mail, customer.width]);
    },
    sql: {
      postgres: `SELECT first_name || ' ' || UPPER(last_name) AS full_name, COALESCE(company, state, 'private') AS place, LOWER(email) AS mail,
        LENGTH(last_name) AS width FROM customer ORDER BY customer_id`,
      sqlite: `SELECT first_name || ' ' || UPPER(last_name) AS full_name, COALESCE(company, state, 'private') AS place, LOWER(email) AS mail,
        LENGTH(last_name) AS width FROM customer ORDER BY customer_id`,
      mysql: `SELECT CONCAT(first_name, ' ', UPPER(last_name)) AS full_name, COALESCE(company, state, 'private') AS place, LOWER(email) AS mail,
        CHAR_LENGTH(last_name) AS width FROM customer ORDER BY customer_id`,
    },
  },
  {
    title: 'Lines of more than one dollar',
    shows: 'arithmetic of a decimal and an integer, filtered by the annotation',
    columns: ['integer', 'decimal'],
    dunder: ({ InvoiceLine }) =>
      InvoiceLine.objects
        .annotate({ amount: F('unitPrice').mul('quantity') })
        .filter({ amount__gt: 1 })
        .orderBy('id')
        .valuesList('id', 'amount'),
    sql: `SELECT invoice_line_id, unit_price * quantity AS amount FROM invoice_line WHERE unit_price * quantity > 1 ORDER BY invoice_line_id`,
  },
  {
    title: 'Tracks by length',
    shows: 'Case and When, then a group by what they say',
    columns: ['text', 'integer'],
    dunder: ({ Track }) =>
      Track.objects
        .annotate({
          kind: Case(
            When({ milliseconds__lt: 180_000 }, { then: Value('short') }),
            When({ milliseconds__lt: 360_000, genre__name: 'Rock' }, { then: Value('song') }),
            { default: Value('other') },
          ),
        })
        .values('kind')
        .annotate({ n: Count('id') })
        .orderBy('kind')
        .valuesList('kind', 'n'),
    sql: `SELECT CASE WHEN t.milliseconds < 180000 THEN 'short' WHEN t.milliseconds < 360000 AND g.name = 'Rock' THEN 'song' ELSE 'other' END AS kind,
        COUNT(t.track_id) AS n FROM track t LEFT JOIN genre g ON g.genre_id = t.genre_id GROUP BY 1 ORDER BY 1`,
  },
  {
    title: 'Turnover by month, of two years',
    shows: 'a year in a condition, year and month as groups, Sum of decimals',
    columns: ['integer', 'integer', 'integer', 'decimal'],
    dunder: ({ Invoice }) =>
      Invoice.objects
        .filter({ invoiceDate__year__gte: 2021, invoiceDate__year__lt: 2023 })
        .annotate({ year: ExtractYear('invoiceDate'), month: ExtractMonth('invoiceDate') })
        .values('year', 'month')
        .annotate({ n: Count('*'), turnover: Sum('total') })
        .orderBy('year', 'month')
        .valuesList('year', 'month', 'n', 'turnover'),
    sql: {
      postgres: byMonth('EXTRACT(YEAR FROM invoice_date)', 'EXTRACT(MONTH FROM invoice_date)'),
      mysql: byMonth('YEAR(invoice_date)', 'MONTH(invoice_date)'),
      sqlite: byMonth("CAST(STRFTIME('%Y', invoice_date) AS INTEGER)", "CAST(STRFTIME('%m', invoice_date) AS INTEGER)"),
    },
  },
  {
    title: 'Months in which somebody from Germany bought',
    shows: 'dates(), which are distinct',
    columns: ['date'],
    dunder: async ({ Invoice }) => {
      const months = await Invoice.objects.filter({ customer__country: 'Germany' }).dates('invoiceDate', 'month', { order: 'DESC' });
      return months.map((month) => [month]);
    },
    sql: {
      postgres: germanMonths("TO_CHAR(i.invoice_date, 'YYYY-MM-01')"),
      mysql: germanMonths("DATE_FORMAT(i.invoice_date, '%Y-%m-01')"),
      sqlite: germanMonths("STRFTIME('%Y-%m-01', i.invoice_date)"),
    },
  },
];

function byMonth(year: string, month: string): string {
  return `SELECT ${year} AS year_, ${month} AS month_, COUNT(*) AS n, SUM(total) AS turnover FROM invoice
    WHERE invoice_date >= '2021-01-01 00:00:00' AND invoice_date < '2023-01-01 00:00:00' GROUP BY 1, 2 ORDER BY 1, 2`;
}

function germanMonths(month: string): string {
  return `SELECT DISTINCT ${month} AS month_ FROM invoice i JOIN customer c ON c.customer_id = i.customer_id
    WHERE c.country = 'Germany' ORDER BY 1 DESC`;
}
