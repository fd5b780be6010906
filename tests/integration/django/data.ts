import { Author, Blog, Detail, Entry, Tag } from './generated/index.js';

/** The rows that the probes ask about; their keys count from 1. */
export interface Filled {
  readonly blogs: readonly [alpha: Blog, beta: Blog, empty: Blog];
  readonly authors: readonly [xena: Author, yuri: Author, zoe: Author];
  readonly entries: readonly [first: Entry, second: Entry, third: Entry, fourth: Entry, fifth: Entry];
}

export async function fill(): Promise<Filled> {
  const alpha = await Blog.objects.create({ name: 'Alpha' });
  const beta = await Blog.objects.create({ name: 'Beta' });
  const empty = await Blog.objects.create({ name: 'Empty' });
  const xena = await Author.objects.create({ name: 'Xena' });
  const yuri = await Author.objects.create({ name: 'Yuri', boss: xena });
  const zoe = await Author.objects.create({ name: 'Zoe' });
  const entries = [
    await Entry.objects.create({
      blog: alpha,
      name: 'Lennon 2008',
      pub: '2008-06-01',
      at: new Date('2008-06-01T23:30:00Z'),
      rating: 5,
      other: 5,
      hot: true,
      price: 10.5,
      data: { a: 1, s: 'x', n: null, l: [1, { z: 2 }] },
    }),
    await Entry.objects.create({
      blog: alpha,
      name: 'Lennon 2009',
      pub: '2009-06-01',
      at: new Date('2009-06-01T00:00:00Z'),
      rating: null,
      other: 1,
      price: 2.25,
      data: { a: 2, s: 'y' },
    }),
    await Entry.objects.create({ blog: beta, name: 'lennon bio', pub: '2007-06-01', rating: 3, price: 1.0, data: { a: '1' } }),
    await Entry.objects.create({
      blog: beta,
      name: '100% News_x',
      pub: '2008-12-31',
      at: new Date('2008-12-31T12:00:00Z'),
      rating: 4,
      other: 2,
      price: 3.0,
      data: null,
    }),
    await Entry.objects.create({ blog: null, name: 'Orphan', rating: 1, price: 0.1, data: [1, 2] }),
  ] as const;
  await entries[0].authors.add(xena, yuri);
  await entries[1].authors.add(xena);
  await entries[2].authors.add(yuri);
  await entries[3].authors.add(zoe);
  for (const [place, name] of [
    [0, 'red'],
    [0, 'blue'],
    [1, 'red'],
    [3, 'green'],
  ] as const)
    await Tag.objects.create({ entry: entries[place], name });
  await Detail.objects.create({ entry: entries[0], text: 'd0' });
  return { blogs: [alpha, beta, empty], authors: [xena, yuri, zoe], entries };
}
