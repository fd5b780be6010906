import { beforeAll, expect, test } from '@jest/globals';
import { configure } from 'dunder';
import { defineWorld } from '../differential/world/define.js';
import type { KeyFact, ModelFact } from '../differential/world/facts.js';

/** selectRelated() of what points at a parent, from its multi-table child: the join goes over the parent. */
beforeAll(() => configure({ databases: { default: 'sqlite:none.db' } }));

const plain: Omit<ModelFact, 'name'> = { parent: null, made: null, fields: [], keys: [], manys: [], ordering: [] };
const link: KeyFact = { name: 'base', to: 'Place', nullable: false, unique: true, reverse: 'inn', parentLink: true };
const toPlace: KeyFact = { name: 'place', to: 'Place', nullable: false, unique: true, reverse: 'sign' };
const { classes } = defineWorld({
  name: 'w',
  models: [
    { ...plain, name: 'Place' },
    { ...plain, name: 'Inn', parent: 'Place', keys: [link] },
    { ...plain, name: 'Sign', keys: [toPlace] },
  ],
  rows: {},
});

interface Inns {
  selectRelated(path: string): { toSql(): { readonly sql: string } };
}

test('a one-to-one with the parent', () => {
  const { sql } = (classes['Inn']!.objects as Inns).selectRelated('sign').toSql();
  expect(sql).toBe(
    'SELECT "w_place"."id", "w_inn"."base_id", "w_sign"."id", "w_sign"."place_id" FROM "w_inn" ' +
      'INNER JOIN "w_place" ON "w_inn"."base_id" = "w_place"."id" LEFT JOIN "w_sign" ON "w_place"."id" = "w_sign"."place_id"',
  );
});
