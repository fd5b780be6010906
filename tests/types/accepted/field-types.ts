import { Decimal, emptyRange, range, F } from 'dunder';
import { PgBooking, PgDocument, Product } from '../../../generated/index.js';
import { Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** A decimal is given as it is at hand, and read as a Decimal. */
export async function decimals(text: `${number}`) {
  Post.objects.filter({ price: '9.99', price__gt: 3, price__lte: 10n, price__in: [new Decimal(1), 2, '3.5'], price__range: ['1', 2] });
  await Post.objects.create({ author: 1, title: 'x', slug: 'x', price: text });
  await Post.objects.update({ price: '12.50' });
  await Post.objects.update({ price: F('price').mul(2) });
  const post = await Post.objects.get({ price: '1' });
  assertType<Equal<typeof post.price, Decimal | null>>();
}

export async function arrays() {
  PgDocument.objects.filter({ labels: ['a'], labels__contains: ['a'], labels__overlap: ['a', 'b'], labels__len__gt: 2, labels__0: 'a' });
  PgDocument.objects.filter({ labels__contains: PgDocument.objects.values('title'), board__0__1__gt: 3, labels__0__icontains: 'x' });
  const rows = await PgDocument.objects.values('labels', 'labels__0', 'labels__len', 'board');
  assertType<
    Equal<
      (typeof rows)[0],
      { labels: readonly string[]; labels__0: string; labels__len: number; board: readonly (readonly number[])[] | null }
    >
  >();
  PgDocument.objects.filter({ attributes__hasKey: 'a', attributes__a: 'b', attributes__contains: { a: 'b' }, mood__in: ['ok'] });
  PgDocument.objects.filter({
    attributes__keys: ['a'],
    attributes__keys__contains: ['a'],
    attributes__keys__0: 'a',
    attributes__keys__len: 1,
  });
  PgDocument.objects.filter({ attributes__values__overlap: ['x', null], attributes__a__startswith: 'x' });
  const texts = await PgDocument.objects.values('attributes__keys', 'attributes__values', 'attributes__a');
  assertType<
    Equal<
      (typeof texts)[0],
      { attributes__keys: readonly string[]; attributes__values: readonly (string | null)[]; attributes__a: string | null }
    >
  >();
}

export async function ranges() {
  const now = new Date();
  PgBooking.objects.filter({
    during__contains: now,
    during__overlap: range(now, null),
    guests__contains: 3,
    days__startswith: '2025-01-01',
  });
  PgBooking.objects.filter({ during__startswith__year: 2025, guests__isempty: false, price__contains: '9.99', tickets__lowerInf: true });
  await PgBooking.objects.create({ room: 1, during: range(now, null), guests: emptyRange });
  const rows = await PgBooking.objects.values('guests__endswith', 'during__lowerInc');
  assertType<Equal<(typeof rows)[0], { guests__endswith: number | null; during__lowerInc: boolean }>>();
  return new Product({ sku: 'x', name: 'y' });
}
