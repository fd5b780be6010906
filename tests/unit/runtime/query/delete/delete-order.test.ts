import { expect, test } from '@jest/globals';
import { defineModel } from '../../../../../runtime/model/define-model.js';
import { Model } from '../../../../../runtime/model/model.js';
import type { ModelMeta } from '../../../../../runtime/model/model-meta.js';
import { Registry } from '../../../../../runtime/model/registry.js';
import { deleteOrder } from '../../../../../runtime/query/delete/delete-order.js';
import type { ModelIR } from '../../../../../schema/ir/index.js';
import { id, key, model } from '../../../../support/ddl-models.js';

function metas(...irs: readonly ModelIR[]): ModelMeta[] {
  const registry = new Registry();
  for (const ir of irs) defineModel(registry, class extends (Model as unknown as new () => object) {}, () => ir);
  return irs.map((ir) => registry.get(ir.name));
}
const names = (models: readonly ModelMeta[]): string[] => models.map((one) => one.name);
const nullable = { null: true } as const;

test('those that point come first, however they were found', () => {
  const models = metas(model('A', [id]), model('B', [id, key('a', 'A')]), model('C', [id, key('b', 'B'), key('a', 'A')]));
  for (const order of [models, [...models].reverse()]) {
    const { models: ordered, broken } = deleteOrder(order, false);
    expect(names(ordered)).toEqual(['C', 'B', 'A']);
    expect(broken).toEqual([]);
  }
  expect(names(deleteOrder(models.slice(0, 2), true).models)).toEqual(['B', 'A']);
});

test('a circle is broken at a key that may be NULL, where constraints are checked at once', () => {
  const circle = metas(model('A', [id, key('b', 'B', {}, nullable)]), model('B', [id, key('a', 'A')]));
  const { models, broken } = deleteOrder(circle, false);
  expect(names(models)).toEqual(['B', 'A']);
  expect(broken.map(({ model: one, field }) => `${one.name}.${field.name}`)).toEqual(['A.b']);
  expect(deleteOrder(circle, true).broken).toEqual([]);
});

test('a key to the own table', () => {
  const [own] = metas(model('A', [id, key('parent', 'A', {}, nullable)]));
  expect(deleteOrder([own!], false).broken.map(({ field }) => field.name)).toEqual(['parent']);
  expect(deleteOrder([own!], true)).toEqual({ models: [own], broken: [] });
  const [strict] = metas(model('A', [id, key('parent', 'A')]));
  expect(deleteOrder([strict!], false)).toEqual({ models: [strict], broken: [] });
});

test('a circle without any such key ends as well', () => {
  const circle = metas(model('A', [id, key('b', 'B')]), model('B', [id, key('a', 'A')]), model('C', [id, key('a', 'A')]));
  expect(names(deleteOrder(circle, false).models)).toEqual(['C', 'A', 'B']);
});
