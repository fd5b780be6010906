/**
 * What the quickstart runs, top to bottom. Nothing here is cast: the types of rows, of paths such as `author__mentor__name` and of
 * values come from `generated/`, which `dunder generate` made from `schema/bookshop.ts`. Change a name and see what the editor says.
 */
import { atomic, Avg, CheckViolation, Count, Exists, F, Max, onCommit, OuterRef, Prefetch, Q, Subquery, Sum } from 'dunder';
import { Author, Book, Genre, Order, Review } from './generated/index.js';

/** One row with create(), many in one statement with bulkCreate(), a many-to-many relation with add(). */
export async function fillTheShop() {
  const pushkin = await Author.objects.create({ name: 'Alexander Pushkin', born: '1799-06-06' });
  const gogol = await Author.objects.create({ name: 'Nikolai Gogol', born: '1809-03-31', mentor: pushkin });
  const austen = await Author.objects.create({ name: 'Jane Austen', born: '1775-12-16' });
  const shelley = await Author.objects.create({ name: 'Mary Shelley', born: '1797-08-30' });
  const garnett = await Author.objects.create({ name: 'Constance Garnett' });

  const onegin = new Book({ author: pushkin, title: 'Eugene Onegin', price: 11.5, publishedOn: '1833-03-20', stock: 4 });
  const souls = new Book({ author: gogol, translator: garnett, title: 'Dead Souls', price: 14, publishedOn: '1842-05-21', stock: 7 });
  const overcoat = new Book({ author: gogol, translator: garnett, title: 'The Overcoat', price: 6, publishedOn: '1842-11-01' });
  const emma = new Book({ author: austen, title: 'Emma', price: 9.9, publishedOn: '1815-12-23', stock: 2 });
  const persuasion = new Book({ author: austen, title: 'Persuasion', price: 8.2, publishedOn: '1817-12-20', status: 'sold out' });
  const frankenstein = new Book({ author: shelley, title: 'Frankenstein', price: 12.75, publishedOn: '1818-01-01', stock: 9 });
  await Book.objects.bulkCreate([onegin, souls, overcoat, emma, persuasion, frankenstein]);

  const novel = new Genre({ name: 'novel' });
  const romance = new Genre({ name: 'romance' });
  const satire = new Genre({ name: 'satire' });
  const horror = new Genre({ name: 'horror' });
  await Genre.objects.bulkCreate([novel, romance, satire, horror]);
  await onegin.genres.add(romance);
  await souls.genres.add(novel, satire);
  await emma.genres.add(novel, romance);
  await persuasion.genres.add(novel, romance);
  await frankenstein.genres.add(novel, horror);

  await Review.objects.bulkCreate([
    new Review({ book: souls, reader: 'Ann', stars: 5, text: 'I laughed.' }),
    new Review({ book: souls, reader: 'Bob', stars: 4 }),
    new Review({ book: emma, reader: 'Ann', stars: 5, text: 'Again!' }),
    new Review({ book: frankenstein, reader: 'Cem', stars: 2, text: 'I could not sleep.' }),
    new Review({ book: frankenstein, reader: 'Ann', stars: 4 }),
    new Review({ book: frankenstein, reader: 'Bob', stars: 4 }),
  ]);
  return [{ authors: await Author.objects.count(), books: await Book.objects.count(), reviews: await Review.objects.count() }];
}

/** A filter over two relations: `__` walks, and every step is checked and completed as you type. */
export function byPupilsOfPushkin() {
  return Book.objects.filter({ author__mentor__name__icontains: 'pushkin' }).values('title', 'author__name', 'publishedOn__year');
}

/** exclude() over a many-to-many: books that have no such genre at all, by a subquery. */
export function notRomantic() {
  return Book.objects.exclude({ genres__name: 'romance' }).values('title', 'price');
}

/** annotate() adds a column; it can be filtered and ordered by, and is typed in the rows. */
export async function wellReviewed() {
  const books = await Book.objects
    .annotate({ reviewCount: Count('reviews'), average: Avg('reviews__stars') })
    .filter({ reviewCount__gte: 2 })
    .orderBy('-average');
  return books.map(({ title, reviewCount, average }) => ({ title, reviewCount, average }));
}

/** F compares and computes with columns of the same row. */
export function longLivedStock() {
  return Book.objects
    .annotate({ worth: F('price').mul('stock') })
    .filter({ worth__gt: 50, publishedOn__gt: F('author__born') })
    .orderBy('-worth')
    .values('title', 'stock', 'worth');
}

/** Q objects are joined with or, and, not. A book has several genres, so it could come twice: distinct(). */
export function cheapOrFrightening() {
  return Book.objects
    .filter(Q({ price__lt: 9 }).or({ genres__name: 'horror' }), Q({ stock: 0, status: 'available' }).not())
    .values('title', 'price', 'status')
    .distinct();
}

/** values() before annotate() is GROUP BY. */
export function booksByGenre() {
  return Genre.objects
    .values('name')
    .annotate({ bookCount: Count('books'), copies: Sum('books__stock') })
    .orderBy('-bookCount', 'name');
}

/** A subquery for each row: OuterRef is the row outside. Exists asks only whether there is one. */
export function lastWords() {
  const reviews = Review.objects.filter({ book: OuterRef('pk') });
  return Book.objects
    .filter(Exists(reviews.filter({ stars__gte: 4 })))
    .annotate({ last: Subquery(reviews.orderBy('-pk').values('reader').slice(0, 1)) })
    .values('title', 'last');
}

/** selectRelated() joins. What may be absent is `null` in the types too: take the `?.` away and it does not compile. */
export async function withTranslators() {
  const books = await Book.objects.selectRelated('author__mentor', 'translator');
  return books.map((book) => ({
    title: book.title,
    author: book.author.name,
    mentor: book.author.mentor?.name ?? '–',
    translator: book.translator?.name ?? '–',
  }));
}

/** prefetchRelated() takes one more query for each relation, however many rows there are; a Prefetch narrows it. */
export async function withGenresAndPraise() {
  const books = await Book.objects.prefetchRelated(
    'genres',
    Prefetch('reviews', Review.objects.filter({ stars__gte: 4 }).orderBy('reader'), { toAttr: 'praise' }),
  );
  return books.map((book) => ({
    title: book.title,
    genres: [...book.genres].map((genre) => genre.name).join(', '),
    praise: book.praise.map((review) => review.reader).join(', '),
  }));
}

/** Awaiting a relation that is not loaded loads it for all the rows of the result at once: two queries, not seven. */
export async function noQueryPerRow() {
  const books = await Book.objects.all();
  return await Promise.all(books.map(async (book) => ({ title: book.title, author: (await book.author).name })));
}

/** update() with F: one statement, and no value travels to the program and back. */
export async function raisePrices() {
  const changed = await Book.objects.filter({ status: 'available' }).update({ price: F('price').add(1) });
  return [{ changed, dearest: (await Book.objects.aggregate({ price: Max('price') })).price }];
}

/** A transaction. The block inside is a savepoint: what it did is undone, the rest is kept. onCommit waits for the commit. */
export async function sell() {
  const log: { event: string }[] = [];
  await atomic(async () => {
    const emma = await Book.objects.get({ title: 'Emma' });
    await Order.objects.create({ book: emma, customer: 'Ann' });
    await Book.objects.filter({ pk: emma.pk }).update({ stock: F('stock').sub(1) });
    onCommit(() => log.push({ event: 'committed: now the letter may be sent' }));
    try {
      await atomic(() => Book.objects.filter({ pk: emma.pk }).update({ stock: F('stock').sub(100) }));
    } catch (error) {
      if (!(error instanceof CheckViolation)) throw error;
      log.push({ event: `rolled back to the savepoint: ${error.constraint}` });
    }
  });
  const { stock } = await Book.objects.get({ title: 'Emma' });
  return [...log, { event: `Emma in stock: ${stock}` }];
}

/** iterator() reads as rows come, in constant memory. */
export async function readSlowly() {
  const rows: { title: string }[] = [];
  for await (const book of Book.objects.orderBy('-publishedOn').iterator({ chunkSize: 2 })) rows.push({ title: book.title });
  return rows;
}

/** aggregate() answers with one row, over all of the table or part of it. */
export async function theShopInNumbers() {
  const all = await Book.objects.aggregate({
    books: Count('*'),
    available: Count('pk', { filter: Q({ status: 'available' }) }),
    copies: Sum('stock', { default: 0 }),
    worth: Sum(F('price').mul('stock')),
  });
  return [all];
}
