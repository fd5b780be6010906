import { beforeAll, expect, test } from '@jest/globals';
import { Count, Prefetch } from 'dunder';
import fc from 'fast-check';
import { Author, Comment, Note, Post, Tag } from '../../../generated/index.js';
import { statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';
import { dump } from './dump.js';
import type { Rows } from './every-type.js';

const objects = { Author, Comment, Note, Post, Tag } as unknown as Readonly<Record<ModelName, { readonly objects: Rows }>>;
type ModelName = 'Author' | 'Comment' | 'Note' | 'Post' | 'Tag';

/** Relations by model, with their targets; a name in capitals is to one row. */
const RELATIONS: Readonly<Record<ModelName, Readonly<Record<string, ModelName>>>> = {
  Author: { posts: 'Post', mentees: 'Author', mentor: 'Author', notes: 'Note' },
  Comment: { post: 'Post', author: 'Author' },
  Note: {},
  Post: { author: 'Author', editor: 'Author', comments: 'Comment', tags: 'Tag', notes: 'Note' },
  Tag: { posts: 'Post' },
};
const SINGLE = new Set(['mentor', 'post', 'author', 'editor']);
/** The way back to a parent, which of several objects of one row is any of them: it is not followed. */
const BACK: Readonly<Record<string, string>> = { 'Author.posts': 'author', 'Author.mentees': 'mentor', 'Post.comments': 'post' };
const COUNTED: Partial<Record<ModelName, string>> = { Author: 'posts', Post: 'comments', Tag: 'posts' };

/** What a QuerySet of a random query is made with. */
interface Options {
  readonly descending: boolean;
  readonly least: number;
  readonly slice: readonly [number, number] | null;
  readonly distinct: boolean;
  readonly counted: boolean;
  readonly only: boolean;
  readonly toAttr: boolean;
  readonly given: boolean;
}

interface Tree {
  readonly pick: number;
  readonly options: Options;
  readonly children: readonly Tree[];
}

const options = fc.record<Options>({
  descending: fc.boolean(),
  least: fc.constantFrom(0, 0, 0, 2),
  slice: fc.option(fc.constantFrom([0, 1], [0, 2], [1, 3]), { freq: 3 }),
  distinct: fc.constantFrom(false, false, true),
  counted: fc.constantFrom(false, false, true),
  only: fc.boolean(),
  toAttr: fc.constantFrom(false, false, true),
  given: fc.boolean(),
});
function treeOf(depth: number): fc.Arbitrary<Tree> {
  const children: fc.Arbitrary<readonly Tree[]> = depth === 0 ? fc.constant([]) : fc.array(treeOf(depth - 1), { maxLength: 2 });
  return fc.record({ pick: fc.nat(19), options, children });
}

/** One level deeper than what comes along. */
const tree = treeOf(5);

function querySet(model: ModelName, { descending, least, slice, distinct, counted, only }: Options, sliced: boolean): Rows {
  let rows = objects[model].objects.orderBy(descending ? '-id' : 'id') as unknown as Rows & {
    distinct(): typeof rows;
    slice(low: number, high: number): typeof rows;
  };
  type Same = typeof rows;
  if (least > 0) rows = rows.filter({ id__gte: least }) as Same;
  if (counted && COUNTED[model] !== undefined) rows = rows.annotate({ counted: Count(COUNTED[model] as never) }) as Same;
  if (only) rows = rows.only('id') as Same;
  if (distinct) rows = rows.distinct();
  return slice !== null && sliced ? rows.slice(...slice) : rows;
}

/** Prefetches of a level, no relation twice: as plain paths, or as QuerySets that prefetch in their turn. */
function relationsOf(model: ModelName, from: string): readonly string[] {
  return Object.keys(RELATIONS[model]).filter((name) => name !== BACK[from]);
}

function prefetches(model: ModelName, trees: readonly Tree[], from = ''): unknown[] {
  const names = relationsOf(model, from);
  const seen = new Set<string>();
  return trees.flatMap(({ pick, options, children }): unknown[] => {
    const name = names[pick % names.length];
    if (name === undefined || seen.has(name)) return [];
    seen.add(name);
    const target = RELATIONS[model][name]!;
    if (!options.given) return [name, ...paths(target, children, `${model}.${name}`).map((path) => `${name}__${path}`)];
    const rows = querySet(target, options, !SINGLE.has(name)).prefetchRelated(...prefetches(target, children, `${model}.${name}`));
    return [
      Prefetch(
        name as never,
        rows as never,
        (options.toAttr && BACK[`${model}.${name}`] === undefined ? { toAttr: `${name}Attribute` } : {}) as never,
      ),
    ];
  });
}

function paths(model: ModelName, trees: readonly Tree[], from: string): string[] {
  const names = relationsOf(model, from);
  return [
    ...new Set(
      trees.flatMap(({ pick, children }) => {
        const name = names[pick % names.length];
        return name === undefined
          ? []
          : [name, ...paths(RELATIONS[model][name]!, children, `${model}.${name}`).map((path) => `${name}__${path}`)];
      }),
    ),
  ];
}

describeEachDatabase('the two strategies', (database) => {
  const blog = useBlog(database);
  beforeAll(async () => {
    // The models order by the moment of creation: rows of the same millisecond would be in no order.
    let minute = 0;
    const next = () => new Date(Date.UTC(2026, 0, 1, 0, minute++));
    for (const { id } of blog.posts) await Post.objects.filter({ id }).update({ createdAt: next() });
    for (const id of await Comment.objects.valuesList('id', { flat: true }))
      await Comment.objects.filter({ id }).update({ createdAt: next() });
    for (const [index, subject] of [...blog.posts, ...blog.authors].entries())
      await Note.objects.create({ subject, text: `note ${index}` });
  });

  test('agree about random queries', async () => {
    let fewer = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<ModelName>('Author', 'Post', 'Tag'),
        options,
        fc.array(tree, { minLength: 1, maxLength: 3 }),
        async (model, root, trees) => {
          const query = querySet(model, root, true).prefetchRelated(...prefetches(model, trees));
          const dumps: unknown[] = [];
          const counts: number[] = [];
          for (const strategy of ['queries', 'statement'] as const) {
            const sent = await statements(async () => dumps.push(dump(await query.prefetchStrategy(strategy))));
            counts.push(sent.length);
          }
          expect(dumps[1]).toEqual(dumps[0]);
          expect(counts[1]).toBeLessThanOrEqual(counts[0]!);
          if (counts[1]! < counts[0]!) fewer++;
        },
      ),
      { numRuns: database.name === 'pglite' ? 60 : 150 },
    );
    expect(fewer).toBeGreaterThan(20);
  }, 120_000);
});
