import { expect, test } from '@jest/globals';
import { defineModel } from '../../../../../runtime/model/define-model.js';
import { Model } from '../../../../../runtime/model/model.js';
import type { ModelMeta } from '../../../../../runtime/model/model-meta.js';
import { Registry } from '../../../../../runtime/model/registry.js';
import { postDelete } from '../../../../../runtime/model/signals/model-signals.js';
import { goesDeep } from '../../../../../runtime/query/delete/goes-deep.js';
import type { ModelIR } from '../../../../../schema/ir/index.js';
import { id, key, model } from '../../../../support/ddl-models.js';

function metas(...irs: readonly ModelIR[]): ModelMeta[] {
  const registry = new Registry();
  for (const ir of irs) defineModel(registry, class extends (Model as unknown as new () => object) {}, () => ir);
  return irs.map((ir) => registry.get(ir.name));
}
const deep = (...irs: readonly ModelIR[]): boolean[] => metas(...irs).map(goesDeep);

test('chains and diamonds of CASCADE go part by part', () => {
  const [b, c] = [model('B', [id, key('a', 'A')]), model('C', [id, key('a', 'A')])];
  expect(deep(model('A', [id]), b, c, model('D', [id, key('b', 'B'), key('c', 'C')]))).toEqual([true, true, true, true]);
});

test.each(['SET_NULL', 'SET_DEFAULT', 'DB_CASCADE', 'DB_SET_NULL'] as const)('%s lets go at once', (action) => {
  expect(deep(model('A', [id]), model('B', [id, key('a', 'A', { onDelete: action })]))).toEqual([true, true]);
});

test.each(['PROTECT', 'RESTRICT', 'DO_NOTHING'] as const)('%s needs all rows first, however far behind', (action) => {
  expect(deep(model('A', [id]), model('B', [id, key('a', 'A')]), model('C', [id, key('b', 'B', { onDelete: action })]))).toEqual([
    false,
    false,
    true,
  ]);
});

test('circles need all rows first, and what leads into them', () => {
  const circle = [model('B', [id, key('a', 'A'), key('c', 'C')]), model('C', [id, key('b', 'B')])];
  expect(deep(model('A', [id]), ...circle)).toEqual([false, false, false]);
  expect(deep(model('A', [id, key('parent', 'A')]))).toEqual([false]);
});

test('so do receivers of signals, which are told of all rows before the first goes', () => {
  const [a, b] = metas(model('A', [id]), model('B', [id, key('a', 'A')]));
  const stop = postDelete.connect(b!.modelClass as never, () => undefined);
  expect(goesDeep(a!)).toBe(false);
  stop();
  expect(goesDeep(a!)).toBe(true);
});
