import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  atomic,
  configure,
  type DeleteEvent,
  type DunderError,
  postDelete,
  preDelete,
  ProtectedError,
  type QuerySet,
  RestrictedError,
} from 'dunder';
import { defineModel, type ManagerOf, Model, type ModelSchema, Registry } from 'dunder/codegen';
import { getConnection } from '../../../runtime/connection/databases.js';
import { connectDialect } from '../../../runtime/connection/dialect-of.js';
import { type Deleted, deleteCollected } from '../../../runtime/query/delete/delete-collected.js';
import { STATE } from '../../../runtime/query/query-set-core.js';
import type { QueryState } from '../../../runtime/query/query-state.js';
import type { FieldIR, KeyRelationIR } from '../../../schema/ir/index.js';
import { createTables } from '../../../runtime/testing/index.js';
import { field, id, key, model } from '../../support/ddl-models.js';
import { describeEachDatabase } from '../../support/databases.js';

// Few rows are deleted in the order of all their keys, many part by part: here both ways delete the same random rows, and what is left is compared.

type Loose = ModelSchema & { readonly own: Record<string, never>; readonly pk: number };
type Row = Model<Loose> & { readonly id: number; [attribute: string]: unknown };
interface Rows extends PromiseLike<Row[]> {
  readonly [STATE]: QueryState;
  create(values: object): Promise<Row>;
  bulkCreate(rows: readonly object[]): Promise<Row[]>;
  filter(where: object): Rows;
  orderBy(...names: readonly string[]): Rows;
  values(): Promise<object[]>;
  valuesList(name: string, options: object): Promise<number[]>;
  count(): Promise<number>;
  delete(): Promise<Deleted>;
}

const registry = new Registry();
const classes = new Map<string, typeof Model<Loose>>();
const own = (name: string, to: string, onDelete: 'CASCADE' | 'PROTECT' | 'RESTRICT' | 'SET_NULL'): FieldIR =>
  key(name, to, { onDelete }, { null: true });
const parent = (name: string, to: string, toField: string): FieldIR => {
  const link = key(name, to, { kind: 'oneToOne', toField }, { primaryKey: true });
  return { ...link, relation: { ...(link.relation as KeyRelationIR), parentLink: true } };
};
const schemas = [
  model('Root', [id]),
  model('Node', [id, own('root', 'Root', 'CASCADE'), own('parent', 'Node', 'CASCADE'), own('other', 'Node', 'CASCADE'), own('soft', 'Node', 'SET_NULL')]), // prettier-ignore
  model('Hen', [id, own('egg', 'Egg', 'CASCADE')]),
  model('Egg', [id, own('hen', 'Hen', 'CASCADE'), own('node', 'Node', 'CASCADE')]),
  model('Guard', [id, own('node', 'Node', 'PROTECT'), own('egg', 'Egg', 'CASCADE')]),
  model('Artist', [id]),
  model('Album', [id, own('artist', 'Artist', 'CASCADE')]),
  model('Song', [id, own('artist', 'Artist', 'CASCADE'), own('album', 'Album', 'RESTRICT'), own('cover', 'Song', 'CASCADE')]),
  model('Place', [id, own('near', 'Place', 'CASCADE')]),
  {
    ...model('Inn', [parent('place', 'Place', 'id'), own('chain', 'Inn', 'CASCADE')]),
    primaryKey: ['place'],
    parents: [{ model: 'Place', link: 'place' }],
  },
  { ...model('Bar', [parent('inn', 'Inn', 'place'), field('beers', { kind: 'integer' }, { null: true })]), primaryKey: ['inn'], parents: [{ model: 'Inn', link: 'inn' }] }, // prettier-ignore
  model('Review', [id, own('place', 'Place', 'CASCADE')]),
  model('Shift', [id, own('inn', 'Inn', 'CASCADE')]),
  model('Tap', [id, own('bar', 'Bar', 'CASCADE')]),
  model('Drop', [id, own('tap', 'Tap', 'CASCADE'), own('last', 'Tap', 'SET_NULL')]),
];
for (const schema of schemas) {
  const made = class extends Model<Loose> {
    declare static readonly objects: ManagerOf<QuerySet<Loose>>;
  };
  classes.set(schema.name, made);
  defineModel(registry, made, () => schema as never);
}
const rowsOf = (name: string): Rows => (classes.get(name) as unknown as { readonly objects: Rows }).objects;
const make = (name: string, values: object = {}): Promise<Row> => rowsOf(name).create(values);

/** Numbers that look random, and are the same in every run. */
class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  below(limit: number): number {
    this.#state = (this.#state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((this.#state / 2_147_483_648) * limit);
  }
  /** The key of one of the rows, or null. */
  key(rows: readonly Row[], chance: number): number | null {
    return rows.length === 0 || this.below(chance) === 0 ? null : (rows[this.below(rows.length)]!.pk as number);
  }
}

const worlds: Readonly<Record<string, (dice: Dice) => Promise<readonly string[]>>> = {
  async circles(dice) {
    const roots = [await make('Root'), await make('Root')];
    const nodes: Row[] = [];
    for (let n = 0; n < 9; n++)
      nodes.push(await make('Node', { rootId: dice.key(roots, 2), parentId: dice.key(nodes, 3), otherId: dice.key(nodes, 2), softId: dice.key(nodes, 2) })); // prettier-ignore
    if (dice.below(2) === 0) await point('Node', nodes, 'parentId', nodes, dice);
    const [hens, eggs]: [Row[], Row[]] = [[], []];
    for (let n = 0; n < 4; n++) {
      hens.push(await make('Hen', { eggId: dice.key(eggs, 3) }));
      eggs.push(await make('Egg', { henId: dice.key(hens, 3), nodeId: dice.key(nodes, 2) }));
    }
    await point('Hen', hens, 'eggId', eggs, dice);
    if (dice.below(3) === 0) await make('Guard', { nodeId: dice.key(nodes, 99), eggId: dice.key(eggs, 3) });
    return ['Root', 'Node', 'Hen', 'Egg'];
  },
  async restrictions(dice) {
    const artists = [await make('Artist'), await make('Artist'), await make('Artist')];
    const albums: Row[] = [];
    for (let n = 0; n < 4; n++) albums.push(await make('Album', { artistId: dice.key(artists, 99) }));
    const songs: Row[] = [];
    for (let n = 0; n < 5; n++)
      songs.push(await make('Song', { artistId: dice.key(artists, 4), albumId: dice.key(albums, 2), coverId: dice.key(songs, 3) }));
    return ['Artist', 'Album', 'Song'];
  },
  async 'multi-table children'(dice) {
    const [places, inns]: [Row[], Row[]] = [[], []];
    for (let n = 0; n < 7; n++) {
      const kind = ['Place', 'Inn', 'Bar'][dice.below(3)]!;
      const values = { nearId: dice.key(places, 3), ...(kind === 'Place' ? {} : { chainId: dice.key(inns, 3) }) };
      const made = await make(kind, values);
      places.push(made);
      if (kind !== 'Place') inns.push(made);
    }
    for (let n = 0; n < 3; n++) await make('Review', { placeId: dice.key(places, 99) });
    for (let n = 0; n < 2; n++) await make('Shift', { innId: dice.key(inns, 99) });
    const [bars, taps]: [Row[], Row[]] = [[...(await rowsOf('Bar').filter({}))], []];
    for (let n = 0; n < 3; n++) taps.push(await make('Tap', { barId: dice.key(bars, 3) }));
    for (let n = 0; n < 3; n++) await make('Drop', { tapId: dice.key(taps, 3), lastId: dice.key(taps, 2) });
    await point('Place', places, 'nearId', places, dice);
    return ['Place', 'Inn', 'Bar'];
  },
};

/** A row points at another one that may be behind it: a circle. */
async function point(name: string, rows: readonly Row[], attribute: string, targets: readonly Row[], dice: Dice): Promise<void> {
  const row = (await rowsOf(name).filter({ pk: dice.key(rows, 99) ?? rows[0]!.pk }))[0]!;
  row[attribute] = dice.key(targets, 99);
  await row.save({ updateFields: [attribute as never] });
}

const left = async (): Promise<object> =>
  Object.fromEntries(await Promise.all(schemas.map(async ({ name }) => [name, await rowsOf(name).orderBy('pk').values()])));

/** What `run` gives, after which nothing that it wrote is left. */
async function undone<T>(run: () => Promise<T>): Promise<T> {
  const kept: { value?: T } = {};
  await atomic(async () => {
    kept.value = await run();
    throw kept;
  }).catch((error: unknown) => {
    if (error !== kept) throw error;
  });
  return kept.value!;
}

interface Ways {
  readonly keepParents: boolean;
  /** Are receivers told of each row? */
  readonly listened: boolean;
}

async function deleting(state: QueryState, few: number, { keepParents, listened }: Ways): Promise<unknown> {
  const database = getConnection('default');
  const dialect = await connectDialect(database);
  const told: unknown[] = [];
  const note = (name: string) => (event: DeleteEvent<object>) => void told.push([name, event.sender.name, (event.instance as Row).pk]);
  const stops = listened ? [preDelete.connect(note('pre')), postDelete.connect(note('post'))] : [];
  return await undone(async () => {
    try {
      const [total, byModel] = await atomic(() => deleteCollected({ database, dialect, few, keepParents, origin: () => ({}) }, state));
      return { total, byModel: { ...byModel }, left: await left(), told };
    } catch (error) {
      return { code: (error as DunderError).code, count: (error as ProtectedError).count, told };
    } finally {
      for (const stop of stops) stop();
    }
  });
}

describeEachDatabase('a delete of many rows, whatever points at them', (database) => {
  beforeAll(async () => {
    await configure({ databases: { default: database.url }, routers: [] });
    await createTables(registry);
  }, 60_000);
  afterAll(() => configure({ databases: {} }));

  test.each(Object.entries(worlds))(
    '%s: the same rows go, and the same errors come',
    async (_, fill) => {
      const dice = new Dice(7);
      let deleted = 0;
      for (let round = 0; round < 12; round++) {
        await undone(async () => {
          const names = await fill(dice);
          const name = names[dice.below(names.length)]!;
          const keys = (await rowsOf(name).valuesList('pk', { flat: true })).filter(() => dice.below(2) === 0);
          const state = rowsOf(name).filter({ pk__in: keys })[STATE];
          const ways = { keepParents: dice.below(3) === 0, listened: dice.below(3) === 0 };
          const all = await deleting(state, Infinity, ways);
          expect(await deleting(state, 0, ways)).toEqual(all);
          deleted += (all as { readonly total?: number }).total ?? 0;
        });
      }
      expect(deleted).toBeGreaterThan(10);
    },
    120_000,
  );

  test('a tree of more rows than are kept in memory', async () => {
    const root = await make('Node');
    const child = classes.get('Node') as unknown as new (values: object) => object;
    await rowsOf('Node').bulkCreate(Array.from({ length: 6_000 }, () => new child({ parentId: root.id })));
    const [first] = await rowsOf('Node').filter({ parentId: root.id }).orderBy('id');
    await rowsOf('Node').bulkCreate(Array.from({ length: 6_000 }, () => new child({ parentId: first!.id, otherId: root.id })));
    const kept = await make('Node');
    expect(await root.delete()).toEqual([12_001, { Node: 12_001 }]);
    expect(await rowsOf('Node').count()).toBe(1);
    await kept.delete();
  }, 120_000);

  test('receivers are told of many rows part by part: all before, and each after it is gone, the last row first', async () => {
    const root = await make('Node');
    const child = classes.get('Node') as unknown as new (values: object) => object;
    const egg = classes.get('Egg') as unknown as new (values: object) => object;
    const nodes = await rowsOf('Node').bulkCreate(Array.from({ length: 1_500 }, () => new child({ parentId: root.id })));
    await rowsOf('Egg').bulkCreate(nodes.map((node) => new egg({ nodeId: node.id })));
    const before: number[] = [];
    const after: number[] = [];
    let seen = 0;
    const stops = [
      preDelete.connect(({ sender, instance }) => {
        expect([after.length, instance.pk]).toEqual([0, expect.any(Number)]);
        if (sender === classes.get('Node')) before.push(instance.pk as number);
      }),
      postDelete.connect(classes.get('Node')!, async ({ instance }) => {
        after.push(instance.pk);
        if (after.length % 500 === 1) seen += await rowsOf('Node').filter({ pk: instance.pk }).count();
      }),
    ];
    const database = getConnection('default');
    const dialect = await connectDialect(database);
    try {
      const state = rowsOf('Node').filter({ pk: root.pk })[STATE];
      const deleted = await deleteCollected({ database, dialect, few: 100, origin: root }, state);
      expect(deleted).toEqual([3_001, { Egg: 1_500, Node: 1_501 }]);
    } finally {
      for (const stop of stops) stop();
    }
    expect([new Set(before).size, new Set(after).size, seen]).toEqual([1_501, 1_501, 0]);
    expect(after).toEqual([...before].reverse());
  }, 120_000);

  test('a receiver that throws after some parts are gone keeps all rows', async () => {
    const root = await make('Node');
    const child = classes.get('Node') as unknown as new (values: object) => object;
    await rowsOf('Node').bulkCreate(Array.from({ length: 1_500 }, () => new child({ parentId: root.id })));
    let told = 0;
    const stop = postDelete.connect(classes.get('Node')!, () => {
      if (++told > 1_200) throw new Error('kept');
    });
    const database = getConnection('default');
    const dialect = await connectDialect(database);
    const state = rowsOf('Node').filter({ pk: root.pk })[STATE];
    await expect(deleteCollected({ database, dialect, few: 100, origin: root }, state)).rejects.toThrow('kept');
    stop();
    expect([told, await rowsOf('Node').filter({ parentId: root.id }).count()]).toEqual([1_201, 1_500]);
    await root.delete();
  }, 120_000);

  test('an error shows a hundred of the rows that hold others back, and how many there are', async () => {
    const node = await make('Node');
    const [guard, song] = ['Guard', 'Song'].map((name) => classes.get(name) as unknown as new (values: object) => object);
    await rowsOf('Guard').bulkCreate(Array.from({ length: 130 }, () => new guard!({ nodeId: node.id })));
    const error = await node.delete().catch((one: unknown) => one as ProtectedError);
    expect(error).toBeInstanceOf(ProtectedError);
    expect([(error as ProtectedError).count, (error as ProtectedError).protectedObjects.length]).toEqual([130, 100]);
    const album = await make('Album');
    await rowsOf('Song').bulkCreate(Array.from({ length: 120 }, () => new song!({ albumId: album.id })));
    const restricted = (await album.delete().catch((one: unknown) => one)) as RestrictedError;
    expect(restricted).toBeInstanceOf(RestrictedError);
    expect([restricted.count, restricted.restrictedObjects.length]).toEqual([120, 100]);
  });
});
