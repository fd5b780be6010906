import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { configure } from 'dunder';
import { createTables } from 'dunder/testing';
import * as orm from '../../runtime/codegen.js';
import type { FieldIR as AnyFieldIR } from '../../schema/ir/index.js';

type FieldIR = Omit<AnyFieldIR, 'source'>;

/** The column of a generic key need not be of the type of the keys that it holds: a bigint or a text points at rows with numbers. */
const id: FieldIR = { name: 'id', attribute: 'id', column: 'id', type: { kind: 'bigAuto' }, primaryKey: true };
const model = (name: string, table: string, fields: readonly FieldIR[]): object => ({
  name,
  table,
  fields: [id, ...fields],
  primaryKey: ['id'],
  verboseName: name,
  verboseNamePlural: name,
});

interface Row {
  readonly id: number;
  readonly objectId: unknown;
  readonly subject: Promise<Row>;
  readonly notes: Iterable<Row> & { create(values: object): Promise<Row>; count(): Promise<number> };
  delete(): Promise<readonly [number, Record<string, number>]>;
}
interface Rows {
  create(values: object): Promise<Row>;
  get(values: object): Promise<Row>;
  prefetchRelated(path: string): { orderBy(path: string): Promise<readonly Row[]> };
}

describe.each([
  { kind: 'bigInteger', held: 1n },
  { kind: 'text', held: '1' },
] as const)('a generic key in a column of $kind', ({ kind, held }) => {
  const registry = new orm.Registry();
  class ContentType extends orm.Model<orm.ModelSchema> {}
  class Post extends orm.Model<orm.ModelSchema> {}
  class Note extends orm.Model<orm.ModelSchema> {}
  const contentType: FieldIR = { name: 'model', attribute: 'model', column: 'model', type: { kind: 'char', maxLength: 100 } };
  const back = { kind: 'genericRelation', model: 'Note', typeField: 'contentType', keyField: 'objectId', queryName: 'post' } as const;
  const type: FieldIR = {
    name: 'contentType',
    attribute: 'contentTypeId',
    column: 'content_type_id',
    type: { kind: 'bigAuto' },
    relation: {
      kind: 'foreignKey',
      model: 'ContentType',
      toField: 'id',
      onDelete: { action: 'CASCADE' },
      reverse: { accessor: null, queryName: 'note+' },
    },
  };
  const key: FieldIR = { name: 'objectId', attribute: 'objectId', column: 'object_id', type: { kind } };
  const subject: FieldIR = {
    name: 'subject',
    attribute: 'subject',
    column: null,
    type: null,
    relation: { kind: 'genericForeignKey', models: ['Post'], typeField: 'contentType', keyField: 'objectId' },
  };
  const notes: FieldIR = { name: 'notes', attribute: 'notes', column: null, type: null, relation: back };
  orm.defineModel(registry, ContentType, () => model('ContentType', 'content_type', [contentType]) as never);
  orm.defineModel(registry, Post, () => model('Post', 'post', [notes]) as never);
  orm.defineModel(registry, Note, () => model('Note', 'note', [type, key, subject]) as never);
  const start = (of: unknown): Rows => (of as { objects: Rows }).objects;

  beforeAll(async () => {
    await configure({ databases: { default: 'sqlite::memory:' }, routers: [] });
    await createTables(registry);
  });
  afterAll(() => configure({ databases: {} }));

  test('is read, written, prefetched and deleted by', async () => {
    const post = await start(Post).create({});
    const other = await start(Post).create({});
    const made = await start(Note).create({ subject: post });
    expect([made.objectId, (await post.notes.create({})).objectId]).toEqual([held, held]);
    expect(await post.notes.count()).toBe(2);
    expect((await (await start(Note).get({ id: made.id })).subject).id).toBe(post.id);
    const posts = await start(Post).prefetchRelated('notes').orderBy('id');
    expect(posts.map((one) => [...one.notes].map((note) => note.id))).toEqual([[1, 2], []]);
    const read = await start(Note).prefetchRelated('subject').orderBy('id');
    expect(await Promise.all(read.map(async (note) => (await note.subject).id))).toEqual([post.id, post.id]);
    expect(await post.delete()).toEqual([3, { Note: 2, Post: 1 }]);
    expect(await other.notes.count()).toBe(0);
  });
});
