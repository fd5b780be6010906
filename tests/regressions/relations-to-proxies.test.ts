import { beforeAll, expect, test } from '@jest/globals';
import { configure } from 'dunder';
import { createTables } from 'dunder/testing';
import { describeEachDatabase } from '../support/databases.js';
import { defineWorld } from '../differential/world/define.js';
import type { KeyFact, ModelFact } from '../differential/world/facts.js';

const plain: Omit<ModelFact, 'name'> = { parent: null, made: null, fields: [], keys: [], manys: [], ordering: [] };
const toProxy: KeyFact = { name: 'place', to: 'NamedPlace', nullable: false, unique: false, reverse: 'signs' };
const link: KeyFact = { name: 'base', to: 'Place', nullable: false, unique: true, reverse: 'inn', parentLink: true };

interface Instance {
  readonly id: number;
  readonly signs: Iterable<Instance> & { count(): Promise<number>; create(values: object): Promise<Instance> };
}
interface Rows {
  create(values: object): Promise<Instance>;
  prefetchRelated(path: string): { get(values: object): Promise<Instance> };
}

// The rows of the proxied model, and its multi-table children, had no property for what points at the proxy; their types said so.
describeEachDatabase('what points at a proxy', (database) => {
  let rows: (name: string) => Rows;
  beforeAll(async () => {
    await configure({ databases: { default: database.url } });
    const { registry, classes } = defineWorld({
      name: 'w',
      models: [
        { ...plain, name: 'Sign', keys: [toProxy] },
        { ...plain, name: 'Place' },
        { ...plain, name: 'NamedPlace', proxyOf: 'Place' },
        { ...plain, name: 'Inn', parent: 'Place', keys: [link] },
      ],
      rows: {},
    });
    await createTables(registry);
    rows = (name) => classes[name]!.objects as Rows;
  });

  test.each(['Place', 'NamedPlace', 'Inn'])('is a property of %s', async (name) => {
    const row = await rows(name).create({});
    await row.signs.create({});
    expect(await row.signs.count()).toBe(1);
    const loaded = await rows(name).prefetchRelated('signs').get({ pk: row.id });
    expect([...loaded.signs]).toHaveLength(1);
  });
});
