import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import { defaultValue } from '../../model/default-value.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { initialState, type QueryState, withState } from '../query-state.js';
import { deleteRows } from '../write/delete-rows.js';
import { fetchTuples, keyBatches, keyBatchSize, keyed, whereAnyIn, whereIn } from '../write/keyed-states.js';
import { updateRows } from '../write/update-rows.js';
import { genericValues, ofTypes } from './generic-keys.js';
import { type Reference, referencesTo } from './references.js';

type Tuple = readonly unknown[];

/**
 * Deletes rows and what hangs on them, the furthest first, so many at a time: memory is bounded by the batch and by how deep the models
 * hang on each other, not by the rows. For models that `goesDeep` allows.
 *
 *     SELECT "id" FROM "post" WHERE "author_id" = ANY($1) LIMIT 10000
 *     DELETE FROM "comment" WHERE "post_id" = ANY($1); DELETE FROM "post" WHERE "id" = ANY($1); …
 *     DELETE FROM "author" WHERE "id" = ANY($1)
 */
export class DeepDelete {
  readonly counts = new Map<ModelMeta, number>();
  readonly #size: number;

  constructor(
    readonly database: Database,
    readonly dialect: Dialect,
  ) {
    this.#size = keyBatchSize(dialect.features);
  }

  /** Rows of a model, given by `referencesTo(model).columns`. */
  async delete(model: ModelMeta, rows: readonly Tuple[]): Promise<void> {
    for (let start = 0; start < rows.length; start += this.#size)
      await this.#batch(model, rows.length <= this.#size ? rows : rows.slice(start, start + this.#size));
  }

  async #batch(model: ModelMeta, rows: readonly Tuple[]): Promise<void> {
    const { keys, generic, columns } = referencesTo(model);
    const values = (field: FieldMeta): unknown[] => rows.map((row) => row[columns.indexOf(field)]).filter((value) => value !== null);
    for (const together of bySameRows(keys)) await this.#references(together, values(together[0]!.to));
    for (const { model: holder, typeField, keyField, types } of generic) {
      const names = { field: typeField, names: types };
      for (const batch of keyBatches(genericValues(keyField, values(columns[0]!)), this.dialect.features))
        await this.#rows(holder, ofTypes(whereIn(initialState(holder), keyField.attribute, batch), names));
    }
    const { primaryKey } = model;
    const own = rows.map((row) => (primaryKey.length === 1 ? row[0] : row.slice(0, primaryKey.length)));
    for (const batch of keyBatches(own, this.dialect.features)) await this.#remove(keyed(model, primaryKey, batch));
  }

  async #references(references: readonly Reference[], values: readonly unknown[]): Promise<void> {
    const { model, field, onDelete } = references[0]!;
    switch (onDelete.action) {
      case 'CASCADE': {
        const fields = references.map((one) => one.field);
        for (const batch of keyBatches(values, this.dialect.features, fields.length))
          await this.#rows(model, whereAnyIn(initialState(model), fields, batch));
        return;
      }
      case 'SET_NULL':
        await this.#set(model, field, values, null);
        return;
      case 'SET_DEFAULT':
        await this.#set(model, field, values, defaultValue(field, model) ?? null);
        return;
      case 'SET':
        await this.#set(model, field, values, onDelete.value);
        return;
      default:
    }
  }

  async #set(model: ModelMeta, field: FieldMeta, values: readonly unknown[], value: unknown): Promise<void> {
    for (const batch of keyBatches(values, this.dialect.features))
      await updateRows(this.database, this.dialect, whereIn(initialState(model), field.attribute, batch), [{ field, value }]);
  }

  /** All rows of a state: at once where nothing hangs on them, else so many until there are no more. */
  async #rows(model: ModelMeta, state: QueryState): Promise<void> {
    const { fast, columns } = referencesTo(model);
    if (fast) {
      await this.#remove(state);
      return;
    }
    const part = withState(state, { high: this.#size });
    for (let before = -1; before !== this.#deleted(model);) {
      // A trigger may keep rows from going: then they would come again and again.
      before = this.#deleted(model);
      const rows = await fetchTuples(part, columns, this.database);
      await this.delete(model.concrete, rows);
      if (rows.length < this.#size) return;
    }
  }

  async #remove(state: QueryState): Promise<void> {
    const { concrete } = state.model;
    const affected = await deleteRows(this.database, this.dialect, state);
    this.counts.set(concrete, this.#deleted(concrete) + affected);
  }

  #deleted(model: ModelMeta): number {
    return this.counts.get(model.concrete) ?? 0;
  }
}

/** Two keys of one model that nothing hangs on, to the same rows, are one statement. */
function bySameRows(references: readonly Reference[]): Reference[][] {
  const groups: Reference[][] = [];
  for (const reference of references) {
    const last = groups.at(-1)?.[0];
    const joins = (one: Reference): boolean => one.onDelete.action === 'CASCADE' && referencesTo(one.model).fast;
    if (last !== undefined && last.model === reference.model && last.to === reference.to && joins(last) && joins(reference))
      groups.at(-1)!.push(reference);
    else groups.push([reference]);
  }
  return groups;
}
