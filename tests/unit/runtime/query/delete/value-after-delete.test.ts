import { expect, test } from '@jest/globals';
import { Registry } from '../../../../../runtime/model/registry.js';
import { defineModel } from '../../../../../runtime/model/define-model.js';
import { defineParts } from '../../../../../runtime/model/define-parts.js';
import { Model } from '../../../../../runtime/model/model.js';
import { referencesTo } from '../../../../../runtime/query/delete/references.js';
import { valueAfterDelete } from '../../../../../runtime/query/delete/value-after-delete.js';
import type { FieldIR, OnDeleteIR } from '../../../../../schema/ir/index.js';
import { id, key, model } from '../../../../support/ddl-models.js';

function reference(onDelete: OnDeleteIR, give?: (row: object) => unknown) {
  const registry = new Registry();
  const field = key('author', 'Author', {});
  const Author = class extends (Model as unknown as new (values: object) => object) {};
  if (give !== undefined) defineParts(registry, 'Post', { onDelete: { author: () => give(new Author({ id: 7 })) } });
  defineModel(registry, Author, () => model('Author', [id]));
  defineModel(registry, class extends (Model as unknown as new () => object) {}, () =>
    model('Post', [id, { ...field, relation: { ...field.relation, onDelete } } as FieldIR]),
  );
  return referencesTo(registry.get('Author')).keys[0]!;
}

const byFunction: OnDeleteIR = { action: 'SET', value: null, function: { name: 'give', module: 'own', external: false } };

test('SET gives its value, or what its function gives: a key or an instance, at once or later', async () => {
  expect(await valueAfterDelete(reference({ action: 'SET', value: 3 }))).toBe(3);
  expect(await valueAfterDelete(reference(byFunction, () => 5))).toBe(5);
  expect(await valueAfterDelete(reference(byFunction, (row) => row))).toBe(7);
  expect(await valueAfterDelete(reference(byFunction, (row) => Promise.resolve(row)))).toBe(7);
});
