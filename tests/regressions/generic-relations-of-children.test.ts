import { beforeAll, expect, test } from '@jest/globals';
import { configure, Count } from 'dunder';
import { defineModel, Model, Registry } from 'dunder/codegen';
import { createTables } from 'dunder/testing';
import { describeEachDatabase } from '../support/databases.js';

interface Row {
  readonly id: number;
  readonly labels: Iterable<Row> & { count(): Promise<number>; create(values: object): Promise<Row> };
  delete(options?: object): Promise<unknown>;
}
interface Rows extends PromiseLike<readonly Row[]> {
  create(values: object): Promise<Row>;
  get(values?: object): Promise<Row>;
  filter(values: object): Rows;
  exclude(values: object): Rows;
  prefetchRelated(path: string): Rows;
  annotate(values: object): Rows;
  orderBy(path: string): Rows;
  valuesList(...paths: unknown[]): PromiseLike<unknown[]>;
  count(): Promise<number>;
}

const named = (name: string) => ({ name, table: name.toLowerCase(), verboseName: name, verboseNamePlural: name });
const id = { name: 'id', attribute: 'id', column: 'id', type: { kind: 'bigAuto' }, primaryKey: true };
const text = (name: string) => ({ name, attribute: name, column: name, type: { kind: 'char', maxLength: 20 } });
const key = (name: string, model: string, more: object) => ({
  name,
  attribute: `${name}Id`,
  column: `${name.toLowerCase()}_id`,
  type: { kind: 'bigAuto' },
  relation: {
    kind: 'foreignKey',
    model,
    toField: 'id',
    onDelete: { action: 'CASCADE' },
    reverse: { accessor: null, queryName: `${name}+` },
  },
  ...more,
});
const labels = { kind: 'genericRelation', model: 'Label', typeField: 'contentType', keyField: 'objectId', queryName: 'place' };
const link = {
  kind: 'oneToOne',
  model: 'Place',
  toField: 'id',
  onDelete: { action: 'CASCADE' },
  reverse: { accessor: 'inn', queryName: 'inn' },
};

/** Places have labels; an inn is a place, and the labels' key may list it. */
function world(listed: readonly string[]) {
  const registry = new Registry();
  const define = (name: string, more: object, Base = Model as abstract new (values: never) => object) => {
    const made = { [name]: class extends Base {} }[name]!;
    defineModel(registry, made, () => ({ ...named(name), primaryKey: ['id'], ...more }) as never);
    return made;
  };
  define('ContentType', { fields: [id, { ...text('model'), unique: true }] });
  const Place = define('Place', { fields: [id, { name: 'labels', attribute: 'labels', column: null, type: null, relation: labels }] });
  const Inn = define(
    'Inn',
    {
      fields: [key('base', 'Place', { primaryKey: true, unique: true, relation: link })],
      primaryKey: ['base'],
      parents: [{ model: 'Place', link: 'base' }],
    },
    Place,
  );
  const relation = { kind: 'genericForeignKey', models: listed, typeField: 'contentType', keyField: 'objectId' };
  const subject = { name: 'subject', attribute: 'subject', column: null, type: null, relation };
  const objectId = { name: 'objectId', attribute: 'objectId', column: 'object_id', type: { kind: 'integer' } };
  const Label = define('Label', { fields: [id, key('contentType', 'ContentType', {}), objectId, subject, text('word')] });
  const rows = (one: unknown): Rows => (one as { readonly objects: Rows }).objects;
  return { registry, places: rows(Place), inns: rows(Inn), labels: rows(Label) };
}

// What pointed at a multi-table child by its own name was not among the rows of the relation that the child inherits.
describeEachDatabase('a generic relation that a multi-table child inherits', (database) => {
  let { registry, places, inns, labels: all } = world(['Place', 'Inn']);
  beforeAll(async () => {
    await configure({ databases: { default: database.url } });
    await createTables(registry);
  });

  test('is of the child, where the key lists it', async () => {
    const inn = await inns.create({});
    const place = await places.create({});
    await all.create({ subject: inn, word: 'inn' });
    await inn.labels.create({ word: 'again' });
    await place.labels.create({ word: 'place' });
    expect(await all.orderBy('id').valuesList('word', 'contentType__model')).toEqual([
      ['inn', 'Inn'],
      ['again', 'Inn'],
      ['place', 'Place'],
    ]);
    expect(await inn.labels.count()).toBe(2);
    expect([...(await inns.prefetchRelated('labels').get()).labels]).toHaveLength(2);
    expect(await inns.filter({ labels__word: 'inn' }).count()).toBe(1);
    expect(await inns.exclude({ labels__word: 'inn' }).count()).toBe(0);
    expect(await places.filter({ labels__word: 'inn' }).count()).toBe(0);
    expect(await inns.annotate({ n: Count('labels') }).valuesList('n')).toEqual([[2]]);
    await inn.delete();
    expect(await all.valuesList('word')).toEqual([['place']]);
    await place.delete();
  });

  // They were left behind, and pointed at nothing.
  test('goes with the child where its parent stays', async () => {
    const inn = await inns.create({});
    await all.create({ subject: inn, word: 'inn' });
    await all.create({ subject: await places.get({ pk: inn.id }), word: 'place' });
    expect(await inn.delete({ keepParents: true })).toEqual([2, { Label: 1, Inn: 1 }]);
    expect(await all.valuesList('word')).toEqual([['place']]);
    await (await places.get()).delete();
    expect(await all.count()).toBe(0);
  });

  test('is of the parent, where it does not', async () => {
    ({ registry, places, inns, labels: all } = world(['Place']));
    const inn = await inns.create({});
    await inn.labels.create({ word: 'inn' });
    expect(await all.valuesList('contentType__model')).toEqual([['Place']]);
    expect(await inn.labels.count()).toBe(1);
    expect(await places.filter({ labels__word: 'inn' }).count()).toBe(1);
    // An inn is a place, and its types say so; it was refused.
    await all.create({ subject: inn, word: 'again' });
    expect(await all.valuesList('contentType__model')).toEqual([['Place'], ['Place']]);
    expect(await inn.labels.count()).toBe(2);
  });
});
