import { postDelete } from 'dunder';
import { Album, Artist, Author, Blog, Entry, Prot, Song, Step, Tag } from '../generated/index.js';
import { differs, fails, probe } from '../probe.js';
import { undone } from '../undone.js';

/** Two artists with an album each; the first sings on both albums. */
async function makeSongs() {
  const [one, two] = [await Artist.objects.create({ name: 'one' }), await Artist.objects.create({ name: 'two' })];
  const [first, second] = [
    await Album.objects.create({ artist: one, name: 'al1' }),
    await Album.objects.create({ artist: two, name: 'al2' }),
  ];
  await Song.objects.create({ artist: one, album: first, name: 's1' });
  await Song.objects.create({ artist: one, album: second, name: 's2' });
  return { one, two, first, second };
}

/** Deleting, and what goes or stays with it. */
export const DELETES = [
  probe('L1', 'RESTRICT', () => undone(async () => (await makeSongs()).first.delete()), fails('DELETE.RESTRICTED')),
  probe('L2', 'RESTRICT below a cascade', () => undone(async () => (await makeSongs()).two.delete()), fails('DELETE.RESTRICTED')),
  probe('L3', 'RESTRICT of a row that goes by another way', () => undone(async () => (await makeSongs()).one.delete()), [
    4,
    { Song: 2, Album: 1, Artist: 1 },
  ]),
  probe(
    'L4',
    'PROTECT',
    () =>
      undone(async () => {
        const artist = await Artist.objects.create({ name: 'kept' });
        await Prot.objects.create({ artist });
        await artist.delete();
      }),
    fails('DELETE.PROTECTED'),
  ),
  probe(
    'L4b',
    'PROTECT under delete() of a query',
    () =>
      undone(async () => {
        const artist = await Artist.objects.create({ name: 'kept' });
        await Prot.objects.create({ artist });
        await Artist.objects.filter({ pk: artist.pk }).delete();
      }),
    fails('DELETE.PROTECTED'),
  ),
  probe(
    'L5',
    'CASCADE: a count per model, join rows too',
    ({ authors: [xena] }) =>
      undone(async () => {
        const blog = await Blog.objects.create({ name: 'Gone' });
        const entry = await Entry.objects.create({ blog, name: 'g' });
        await entry.authors.add(xena);
        await Tag.objects.create({ entry, name: 't' });
        await Step.objects.create({ blog, name: 'st' });
        return await blog.delete();
      }),
    [5, { EntryAuthors: 1, Tag: 1, Step: 1, Blog: 1, Entry: 1 }],
  ),
  probe(
    'L5b',
    'no key after delete()',
    () =>
      undone(async () => {
        const blog = await Blog.objects.create({ name: 'Gone' });
        await blog.delete();
        return blog.pk;
      }),
    null,
  ),
  probe(
    'L6',
    'SET_NULL',
    () =>
      undone(async () => {
        const boss = await Author.objects.create({ name: 'K' });
        await Author.objects.create({ name: 'M', boss });
        return [await boss.delete(), (await Author.objects.get({ name: 'M' })).bossId];
      }),
    [[1, { Author: 1 }], null],
  ),
  probe('L7', 'delete() over a join', () => Tag.objects.filter({ entry__blog__name: 'nope' }).delete(), [0, {}]),
  probe(
    'L8',
    'delete() after values()',
    () => (Tag.objects.values('id') as never as typeof Tag.objects).filter({}).delete(),
    fails('QUERY.AFTER_VALUES'),
  ),
  probe('L8b', 'delete() after distinct(fields)', () => Tag.objects.distinct('id').delete(), fails('QUERY.AFTER_DISTINCT')),
  probe('L9', 'delete() of an unsaved instance', () => new Tag({} as never).delete(), fails('MODEL.NO_KEY')),
  probe(
    'L10',
    'postDelete of a cascade: members before the row that they hang on, models after their own',
    () =>
      undone(async () => {
        const seen: string[] = [];
        const stops = [Blog, Entry, Tag].map((model) => postDelete.connect(model as typeof Blog, () => void seen.push(model.name)));
        const blog = await Blog.objects.create({ name: 'Sig' });
        const entry = await Entry.objects.create({ blog, name: 's' });
        await Tag.objects.create({ entry, name: 't' });
        await blog.delete();
        for (const stop of stops) stop();
        return seen;
      }),
    differs({ others: ['Tag', 'Entry', 'Blog'] }),
  ),
];
