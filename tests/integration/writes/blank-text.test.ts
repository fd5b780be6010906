import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as orm from '../../../runtime/codegen.js';
import { configure } from '../../../runtime/connection/configure.js';
import { createTables } from '../../../runtime/testing/index.js';

/** As the generator writes it for `bio = fields.text({ blank: true })` and the like. */
interface NoteSchema extends orm.ModelSchema {
  readonly name: 'Note';
  readonly is: 'Note';
  readonly model: Note;
  readonly pk: number;
  readonly key: 'id';
  readonly required: 'title';
  readonly own: {
    readonly id: orm.IntegerField;
    readonly bio: orm.TextField;
    readonly nick: orm.Nullable<orm.TextField>;
    readonly pk: orm.IntegerField;
    readonly title: orm.TextField;
  };
  readonly rels: {};
  readonly links: {};
}

class Note extends orm.Model<NoteSchema> {
  declare static readonly objects: orm.ManagerOf<orm.QuerySet<NoteSchema>>;
  declare id: number;
  declare bio: string;
  declare nick: string | null;
  declare title: string;
}

const registry = new orm.Registry();
orm.defineModel(registry, Note, () => ({
  name: 'Note',
  table: 'note',
  fields: [
    { name: 'id', attribute: 'id', column: 'id', type: { kind: 'bigAuto' }, primaryKey: true },
    { name: 'bio', attribute: 'bio', column: 'bio', type: { kind: 'text' }, blank: true },
    { name: 'nick', attribute: 'nick', column: 'nick', type: { kind: 'text' }, blank: true, null: true },
    { name: 'title', attribute: 'title', column: 'title', type: { kind: 'text' } },
  ],
  primaryKey: ['id'],
  verboseName: 'note',
  verboseNamePlural: 'notes',
}));

describe('a text that may be blank (sqlite)', () => {
  beforeAll(async () => {
    await configure({ databases: { default: 'sqlite::memory:' }, routers: [] });
    await createTables(registry, { models: ['Note'] });
  });
  afterAll(() => configure({ databases: {} }));

  test("is '' where nothing is given, and null only where it may be", async () => {
    expect(new Note({ title: 'a' })).toMatchObject({ bio: '', nick: null, title: 'a' });
    await Note.objects.create({ title: 'a' });
    await Note.objects.bulkCreate([new Note({ title: 'b', bio: 'x' })]);
    expect(await Note.objects.orderBy('title').values('bio', 'nick')).toEqual([
      { bio: '', nick: null },
      { bio: 'x', nick: null },
    ]);
  });

  test('that may not be blank has no value of itself', () => {
    expect(new Note({} as { title: string }).title).toBeUndefined();
  });
});
