import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UNCHECKED } from '../../generator/emit/header.js';
import { root, writeProject } from './support/compile.js';
import { NativeLanguageServer } from './support/native-language-server.js';
import { LanguageServer } from './support/tsserver.js';

const folder = writeProject(['probe.ts']);
const probe = path.join(folder, 'probe.ts');
const tests = path.join(root, 'tests/types');
const head = `import { Author, Comment, Post } from '${tests}/sample/index.js';
import { Case, Coalesce, Count, F, Lower, Prefetch, Q, Sum } from 'dunder';
const posts = Post.objects;
`;
writeFileSync(probe, head);

const own = ['author', 'comments', 'createdAt', 'editorId', 'pk', 'status', 'tags', 'title', 'views'];
const authors = ['author__detail', 'author__mentor', 'author__name', 'author__pk', 'author__posts', 'author__settings'];
const statuses = ['archived', 'draft', 'published'];

/** Where the caret is, what must be offered, what must not. */
const cases: readonly [source: string, offered: readonly string[], hidden?: readonly string[]][] = [
  ['posts.filter({ | })', own, ['title__icontains', 'author__name']],
  ['posts.filter({ author__| })', [...authors, 'author__isnull', 'author__in'], ['author__name__icontains', 'Author']],
  ['posts.filter({ views: 1, author__posts__title__| })', ['author__posts__title__icontains', 'author__posts__title__length']],
  ['posts.filter({ createdAt__| })', ['createdAt__year', 'createdAt__date', 'createdAt__gte']],
  ['posts.filter({ author__settings__theme__| })', ['author__settings__theme__color', 'author__settings__theme__dark']],
  ['posts.filter({ views: 1 }, { author__| })', authors],
  ['posts.exclude({ author__| })', authors],
  ['posts.get({ author__| })', authors],
  ['posts.filter(Q({ | }))', own],
  ['posts.filter(Q({ author__| }))', authors],
  ["posts.filter({ status: '|' })", statuses, ['title']],
  ["posts.filter({ status__in: ['|'] })", statuses],
  ["posts.filter({ views__gt: F('author__|') })", authors],
  ["posts.annotate({ x: F('author__|') })", authors],
  ["posts.annotate({ x: Count('author__|') })", ['*', ...authors]],
  ["posts.annotate({ x: Count('comments', { filter: Q({ author__| }) }) })", authors],
  ["posts.annotate({ x: Lower('author__|') })", authors],
  ["posts.annotate({ x: Coalesce('title', 'author__|') })", authors],
  ["posts.annotate({ x: Coalesce('title', F('author__|')) })", authors],
  ["posts.annotate({ n: Count('comments') }).filter({ n__| })", ['n__gt', 'n__in']],
  ["posts.annotate({ n: Count('comments') }).orderBy('|')", ['n', '-n', ...own]],
  ["posts.aggregate({ x: Sum('author__|') })", authors],
  ["posts.orderBy('author__|')", authors],
  ["posts.orderBy('-author__|')", authors.map((name) => `-${name}`)],
  ["posts.orderBy('id', 'author__|')", authors],
  ["posts.orderBy(Lower('author__|'))", authors],
  ["posts.values('author__|')", authors],
  ["posts.values('id', 'author__|')", authors],
  ["posts.valuesList('author__|', { flat: true })", authors],
  ["posts.valuesList('id', 'author__|')", authors],
  ["posts.dates('|', 'year')", own],
  ["posts.only('author__|')", authors],
  ["posts.defer('|')", own],
  ["posts.distinct('|')", own],
  ["posts.selectRelated('|')", ['author', 'editor'], ['tags', 'comments', 'title']],
  ["posts.selectRelated('editor', 'author__|')", ['author__detail', 'author__mentor'], ['author__posts']],
  ["posts.prefetchRelated('comments__|')", ['comments__author', 'comments__post']],
  ["posts.prefetchRelated(Prefetch('author__|', Author.objects.all()))", ['author__mentees', 'author__posts']],
  ["posts.selectForUpdate({ of: ['|'] })", ['self', 'author', 'editor']],
  ['posts.update({ | })', ['author', 'authorId', 'title', 'views'], ['titleLength', 'comments']],
  ["posts.update({ views: F('|') })", own],
  ['posts.create({ | })', ['author', 'authorId', 'title', 'editor', 'price'], ['titleLength', 'tags']],
  ["posts.create({ title: 'x', status: '|' })", statuses],
  ['new Post({ | })', ['author', 'title', 'slug']],
  ['posts.getOrCreate({ author__| })', authors],
  ["posts.getOrCreate({ title: '' }, { defaults: { | } })", ['author', 'slug', 'views']],
  ["posts.bulkUpdate([], ['|'])", ['author', 'title']],
  ['posts.|', ['filter', 'published', 'get'], ['$schema', '$row']],
  ['posts.all().|', ['delete', 'filter', 'published'], ['$state']],
];

/** What a hover over a constant of that value says: columns and their types, and not the expressions that they are of. */
const hovers: readonly [source: string, shown: string][] = [
  ['posts.filter({ views: 1 })', 'PostQuerySet'],
  ["authors.filter({ name: 'x' })", 'QuerySet<AuthorSchema, Instances<AuthorSchema>>'],
  [
    "authors.annotate({ n: Count('posts') })",
    'QuerySet<AuthorSchema & GivenNames<{ readonly n: IntegerField; }, {}>, Instances<AuthorSchema> & AnnotatedRows<{ n: number; }, {}>>',
  ],
  [
    "authors.values('id', { loud: Lower('name') })",
    'QuerySet<AuthorSchema & GivenNames<{ readonly loud: TextField<string>; }, {}>, KeptAnnotations<{}> & ' +
      'ValuesOf<{ id: number; loud: string; }, AuthorSchema, NotOneColumn> & AnnotatedRows<{ readonly loud: string; }, {}>>',
  ],
  ["await posts.annotate({ n: Count('comments'), loud: Lower('title') }).get()", 'Post & { n: number; loud: string; }'],
  [
    "await posts.selectRelated('author__mentor').get()",
    'Post & Loaded<{ readonly author: Author & Loaded<{ readonly mentor: Author | null; }>; }>',
  ],
  ["await posts.prefetchRelated('tags').get()", 'Post & Loaded<{ readonly tags: LoadedRows<Tag>; }>'],
  ["await posts.defer('title', 'slug').get()", 'Deferred<Post, "slug" | "title">'],
  [
    "await authors.only('name', 'email').annotate({ n: Count('posts') }).get()",
    'Deferred<Author, "birthday" | "createdAt" | "mentorId" | "settings"> & { n: number; }',
  ],
  ["await posts.values('id', 'author__name', { loud: Lower('title') }).get()", '{ id: number; author__name: string; loud: string; }'],
  ["await posts.aggregate({ n: Count('*'), sum: Sum('views') })", '{ n: number; sum: number | null; }'],
];
const servers = {
  '7': () => new NativeLanguageServer(),
  '6': () => new LanguageServer(),
  '5.9': () => new LanguageServer('typescript-5'),
};
const running = new Map<string, LanguageServer | NativeLanguageServer>();
afterAll(() => {
  for (const server of running.values()) server.close();
  rmSync(folder, { recursive: true });
});

describe.each(Object.entries(servers))('TypeScript %s', (version, start) => {
  let server: LanguageServer | NativeLanguageServer;
  beforeAll(async () => {
    running.set(version, (server = start()));
    await server.completions(probe, `${head}posts.|`);
  }, 60_000);

  test.each(cases)('%s', async (source, offered, hidden = []) => {
    const names = await server.completions(probe, `${head}${source};\n`);
    expect(names).toEqual(expect.arrayContaining([...offered]));
    expect(names.filter((name) => hidden.includes(name))).toEqual([]);
  });

  test.each(hovers)('a hover over %s', async (source, shown) => {
    const said = await server.hover(probe, `${head}const authors = Author.objects;\nconst hovered = ${source};\n`, 5, 7);
    expect(sorted(said.replace(/\s+/g, ' '))).toBe(sorted(`const hovered: ${shown}`));
  });

  test('generated code that the compiler does not check completes and is found', async () => {
    const source = `import { Account } from '${root}/generated/index.js';\nAccount.objects.filter({ owner__| });\n`;
    expect(readFileSync(path.join(root, 'generated/account.ts'), 'utf8')).toContain(`\n${UNCHECKED.join('\n')}\n`);
    expect(await server.completions(probe, source)).toEqual(expect.arrayContaining(['owner__icontains', 'owner__length']));
    const files = await server.definitions(probe, source.replace('|', 'icontains: ""'), 2, 2);
    expect(files).toContain(path.join(root, 'generated/account.ts'));
  });
});

/** Names and members stand in the order in which the checker met them. */
function sorted(shown: string): string {
  return shown
    .replace(/"\w+"(?: \| "\w+")+/g, (union) => union.split(' | ').sort().join(' | '))
    .replace(
      /\{ ([^{}]+;) \}/g,
      (_, members: string) =>
        `{ ${members
          .split(/(?<=;) /)
          .sort()
          .join(' ')} }`,
    );
}
