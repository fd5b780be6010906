import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import { ProtectedError } from '../../errors/protected-error.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { hasDeleteListeners } from '../../model/signals/delete-listeners.js';
import { initialState, type QueryState } from '../query-state.js';
import { fetchTuples, keyBatches, whereIn } from '../write/keyed-states.js';
import { genericValues, ofTypes, type TypeNames } from './generic-keys.js';
import { type HeldBack, heldBack, holders } from './held-back.js';
import { keyOf, placeOf } from './key-of.js';
import { valueAfterDelete } from './value-after-delete.js';
import { parentRows } from './parent-rows.js';
import { type GenericReference, keysThatCascade, type Reference, referencesTo } from './references.js';

/** `DELETE FROM "friend" WHERE "from_id" IN (…) OR "to_id" IN (…)`: rows that nothing hangs on, found by their keys to others. */
export interface FastDelete {
  readonly model: ModelMeta;
  readonly fields: FieldMeta[];
  readonly values: readonly unknown[];
  /** Of a generic relation: the names of the model pointed at. */
  readonly types: TypeNames | null;
}

/** `UPDATE "post" SET "editor_id" = NULL WHERE "editor_id" IN (…)` */
export interface KeyUpdate {
  readonly model: ModelMeta;
  readonly field: FieldMeta;
  readonly values: readonly unknown[];
  readonly value: unknown;
}

/** Rows that restrict others, unless they are deleted as well. */
export interface Restriction {
  readonly reference: Reference;
  /** What the rows hold: the key, and the keys by which a statement may delete them. */
  readonly columns: readonly FieldMeta[];
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * Finds all that a delete takes with it, before anything is deleted. Of each row only the key is kept, with the few columns that
 * others point at.
 */
export class Collector {
  /** The keys of the rows to delete by model, in the order of their finding; each by what it is found again by (`placeOf`). */
  readonly rows = new Map<ModelMeta, Map<unknown, unknown>>();
  readonly fast: FastDelete[] = [];
  readonly updates: KeyUpdate[] = [];
  readonly restrictions: Restriction[] = [];
  #found = 0;
  readonly #queue: {
    readonly model: ModelMeta;
    readonly rows: readonly (readonly unknown[])[];
    readonly from: FieldMeta | null;
    readonly first?: true;
  }[] = [];

  constructor(
    readonly database: Database,
    readonly dialect: Dialect,
    readonly keepParents: boolean,
    /** With more rows than these it gives up. */
    readonly most: number,
  ) {}

  /** Collects rows, given by `referencesTo(model).columns`, and everything behind them; false when it gave up. */
  async collect(model: ModelMeta, rows: readonly (readonly unknown[])[]): Promise<boolean> {
    this.#queue.push({ model: model.concrete, rows, from: null, first: true });
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      const fresh = this.#add(next.model, next.rows);
      this.#found += fresh.length;
      if (this.#found > this.most) return false;
      if (fresh.length > 0) await this.#follow(next.model, fresh, next.from, this.keepParents && next.first === true);
    }
    return this.#found <= this.most;
  }

  #add(model: ModelMeta, rows: readonly (readonly unknown[])[]): (readonly unknown[])[] {
    let keys = this.rows.get(model);
    if (keys === undefined) this.rows.set(model, (keys = new Map()));
    return rows.filter((row) => {
      const place = placeOf(model, row);
      const isNew = !keys.has(place);
      if (isNew) keys.set(place, keyOf(model, row));
      return isNew;
    });
  }

  async #follow(model: ModelMeta, rows: readonly (readonly unknown[])[], from: FieldMeta | null, keepParents: boolean): Promise<void> {
    const references = referencesTo(model);
    const columns = new Map<FieldMeta, unknown[]>();
    const column = (field: FieldMeta): unknown[] => {
      let values = columns.get(field);
      if (values !== undefined) return values;
      const index = references.columns.indexOf(field);
      values = rows.map((row) => row[index]).filter((value) => value !== null);
      columns.set(field, values);
      return values;
    };
    if (!keepParents) for (const { model: parent, link } of model.parents) await this.#parents(parent.concrete, column(link), link);
    const protectedBy: HeldBack[] = [];
    for (const reference of references.keys) {
      // The row that led here is found already.
      if (reference.field === from) continue;
      await this.#reference(reference, column(reference.to), protectedBy);
    }
    if (protectedBy.length > 0) throw new ProtectedError(heldBack(model, protectedBy));
    for (const generic of keepParents ? [...references.generic, ...references.inherited] : references.generic)
      await this.#generic(generic, column(references.columns[0]!));
  }

  async #parents(parent: ModelMeta, keys: readonly unknown[], link: FieldMeta): Promise<void> {
    this.#queue.push({ model: parent, rows: await parentRows(parent, keys, this.database, this.dialect), from: link });
  }

  async #reference(reference: Reference, values: readonly unknown[], protectedBy: HeldBack[]): Promise<void> {
    const { model, field, onDelete } = reference;
    switch (onDelete.action) {
      case 'CASCADE':
        if (referencesTo(model).fast && !hasDeleteListeners(model)) this.#fast(model, field, values);
        else await this.#cascade(model, values, (batch) => whereIn(initialState(model), field.attribute, batch));
        return;
      case 'PROTECT':
        for (const batch of keyBatches(values, this.dialect.features)) {
          const found = await holders(reference, whereIn(initialState(model), field.attribute, batch), this.database);
          if (found !== null) protectedBy.push(found);
        }
        return;
      case 'RESTRICT':
        await this.#restriction(reference, values);
        return;
      case 'SET_NULL':
      case 'SET_DEFAULT':
      case 'SET':
        if (values.length > 0) this.updates.push({ model, field, values, value: await valueAfterDelete(reference) });
        return;
      default:
    }
  }

  /** Which of the rows go as well is known when all are found. */
  async #restriction(reference: Reference, values: readonly unknown[]): Promise<void> {
    const { model, field } = reference;
    const columns = [...model.concrete.primaryKey, ...keysThatCascade(model)];
    for (const batch of keyBatches(values, this.dialect.features)) {
      const rows = await fetchTuples(whereIn(initialState(model), field.attribute, batch), columns, this.database);
      this.#found += rows.length;
      if (rows.length > 0) this.restrictions.push({ reference, columns, rows });
    }
  }

  /** Two keys of one model to the same rows are one statement. */
  #fast(model: ModelMeta, field: FieldMeta, values: readonly unknown[]): void {
    const last = this.fast.at(-1);
    if (last?.model === model && last.values === values) last.fields.push(field);
    else this.fast.push({ model, fields: [field], values, types: null });
  }

  async #cascade(model: ModelMeta, values: readonly unknown[], state: (batch: readonly unknown[]) => QueryState): Promise<void> {
    const { columns } = referencesTo(model);
    for (const batch of keyBatches(values, this.dialect.features))
      this.#queue.push({ model, rows: await fetchTuples(state(batch), columns, this.database), from: null });
  }

  async #generic({ model, typeField, keyField, types }: GenericReference, keys: readonly unknown[]): Promise<void> {
    const values = genericValues(keyField, keys);
    const names = { field: typeField, names: types };
    if (referencesTo(model).fast && !hasDeleteListeners(model)) this.fast.push({ model, fields: [keyField], values, types: names });
    else await this.#cascade(model, values, (batch) => ofTypes(whereIn(initialState(model), keyField.attribute, batch), names));
  }
}
