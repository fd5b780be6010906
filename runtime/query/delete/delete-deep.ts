import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import { LookupExpression } from '../../expressions/base-expression.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { initialState, type QueryState, withOperation, withState } from '../query-state.js';
import { deleteRows } from '../write/delete-rows.js';
import { fetchTuples, keyBatches, keyBatchSize, keyed, whereAnyIn, whereIn } from '../write/keyed-states.js';
import { updateRows } from '../write/update-rows.js';
import { genericValues, ofTypes } from './generic-keys.js';
import { keyOf, placeOf } from './key-of.js';
import { valueAfterDelete } from './value-after-delete.js';
import { parentRows } from './parent-rows.js';
import { type Reference, referencesTo } from './references.js';

type Tuple = readonly unknown[];

/** Of multi-table children: do their parents go with them, stay, or are they being deleted already? */
type Parents = 'go' | 'stay' | 'going';

/**
 * Deletes rows and what hangs on them, the furthest first, so many at a time: memory is bounded by the batch and by how deep the models
 * hang on each other, not by the rows. For models that `goesDeep` or `modelsBehind` allow.
 *
 *     SELECT "id" FROM "post" WHERE "author_id" = ANY($1) LIMIT 10000
 *     DELETE FROM "comment" WHERE "post_id" = ANY($1); DELETE FROM "post" WHERE "id" = ANY($1); …
 *     DELETE FROM "author" WHERE "id" = ANY($1)
 */
export class DeepDelete {
  readonly counts = new Map<ModelMeta, number>();
  readonly #size: number;
  /** Of circular models: the rows that are deleted when what is behind them is gone. */
  readonly #waiting = new Map<ModelMeta, Set<unknown>>();

  constructor(
    readonly database: Database,
    readonly dialect: Dialect,
    circular: Iterable<ModelMeta> = [],
    /** RESTRICT keys whose rows go anyway: they go first. */
    readonly restricting: ReadonlySet<Reference> = new Set(),
  ) {
    for (const model of circular) this.#waiting.set(model, new Set());
    this.#size = keyBatchSize(dialect.features);
  }

  /** Rows of a model, given by `referencesTo(model).columns`. */
  async delete(model: ModelMeta, rows: readonly Tuple[], parents: Parents = 'go'): Promise<void> {
    for (let start = 0; start < rows.length; start += this.#size) {
      const batch = rows.length <= this.#size ? rows : rows.slice(start, start + this.#size);
      if (parents !== 'go' || model.parents.length === 0) await this.#batch(model, batch, parents);
      else await this.#withParents(model, batch);
    }
  }

  /** A multi-table child goes with its parents: from each of them a key leads down to it again. */
  async #withParents(model: ModelMeta, rows: readonly Tuple[]): Promise<void> {
    const { columns } = referencesTo(model);
    for (const { model: parent, link } of model.parents) {
      const keys = rows.map((row) => row[columns.indexOf(link)]).filter((key) => key !== null);
      await this.delete(parent.concrete, await parentRows(parent.concrete, keys, this.database, this.dialect));
    }
  }

  async #batch(model: ModelMeta, given: readonly Tuple[], parents: Parents): Promise<void> {
    const waiting = this.#waiting.get(model);
    if (waiting === undefined) return await this.#behind(model, given, parents);
    const rows = given.filter((row) => !waiting.has(placeOf(model, row)));
    for (const row of rows) waiting.add(placeOf(model, row));
    if (rows.length > 0) await this.#behind(model, rows, parents);
    for (const row of rows) waiting.delete(placeOf(model, row));
  }

  async #behind(model: ModelMeta, rows: readonly Tuple[], parents: Parents): Promise<void> {
    const { keys, generic, inherited, columns } = referencesTo(model);
    const values = (field: FieldMeta): unknown[] => rows.map((row) => row[columns.indexOf(field)]).filter((value) => value !== null);
    for (const together of bySameRows(keys)) await this.#references(together, values(together[0]!.to));
    for (const { model: holder, typeField, keyField, types } of parents === 'stay' ? [...generic, ...inherited] : generic) {
      const names = { field: typeField, names: types };
      for (const batch of keyBatches(genericValues(keyField, values(columns[0]!)), this.dialect.features))
        await this.#rows(holder, ofTypes(whereIn(initialState(holder), keyField.attribute, batch), names));
    }
    const { primaryKey } = model;
    const own = rows.map((row) => keyOf(model, row));
    for (const batch of keyBatches(own, this.dialect.features)) await this.#remove(keyed(model, primaryKey, batch));
  }

  async #references(references: readonly Reference[], values: readonly unknown[]): Promise<void> {
    const { model, field, onDelete } = references[0]!;
    const action = onDelete.action === 'RESTRICT' && this.restricting.has(references[0]!) ? 'CASCADE' : onDelete.action;
    switch (action) {
      case 'CASCADE': {
        const fields = references.map((one) => one.field);
        for (const batch of keyBatches(values, this.dialect.features, fields.length))
          await this.#rows(model, whereAnyIn(initialState(model), fields, batch), field);
        return;
      }
      case 'SET_NULL':
      case 'SET_DEFAULT':
      case 'SET':
        if (values.length > 0) await this.#set(model, field, values, await valueAfterDelete(references[0]!));
        return;
      default:
    }
  }

  async #set(model: ModelMeta, field: FieldMeta, values: readonly unknown[], value: unknown): Promise<void> {
    for (const batch of keyBatches(values, this.dialect.features))
      await updateRows(this.database, this.dialect, whereIn(initialState(model), field.attribute, batch), [{ field, value }]);
  }

  /** All rows of a state: at once where nothing hangs on them, else so many until there are no more. */
  async #rows(model: ModelMeta, state: QueryState, field: FieldMeta | null = null): Promise<void> {
    const { fast, columns } = referencesTo(model);
    // Found by the key to their parent.
    const down = field !== null && model.parents.some(({ link }) => link === field);
    if (fast) {
      await this.#remove(state);
      return;
    }
    let part = withState(state, { high: this.#size });
    for (let before = -1; before !== this.#deleted(model);) {
      // A trigger may keep rows from going: then they would come again and again.
      before = this.#deleted(model);
      const rows = await fetchTuples(part, columns, this.database);
      const again = this.#thatWait(model.concrete, rows);
      if (again.length > 0) {
        if (field !== null) await this.#letGo(model, field, again);
        part = without(part, model, again);
        before = -1;
      }
      await this.delete(model.concrete, rows, down ? 'going' : 'go');
      if (rows.length < this.#size) return;
    }
  }

  /** A circle has come back to rows that are being deleted. */
  #thatWait(model: ModelMeta, rows: readonly Tuple[]): unknown[] {
    const waiting = this.#waiting.get(model);
    if (waiting === undefined || waiting.size === 0) return [];
    return rows.flatMap((row) => (waiting.has(placeOf(model, row)) ? [keyOf(model, row)] : []));
  }

  /** Their keys do not hold back what they point at, which is deleted before them. Where a key takes no null, constraints must be deferred. */
  async #letGo(model: ModelMeta, field: FieldMeta, keys: readonly unknown[]): Promise<void> {
    if (!field.nullable) return;
    for (const batch of keyBatches(keys, this.dialect.features))
      await updateRows(this.database, this.dialect, keyed(model, model.primaryKey, batch), [{ field, value: null }]);
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

function without(state: QueryState, { primaryKey }: ModelMeta, keys: readonly unknown[]): QueryState {
  const name = primaryKey.length === 1 ? primaryKey[0]!.attribute : 'pk';
  return withOperation(state, { kind: 'filter', conditions: [new LookupExpression(`${name}__in`, keys)], negated: true });
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
