import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import { ProtectedError } from '../../errors/protected-error.js';
import { defaultValue } from '../../model/default-value.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { hasDeleteListeners } from '../../model/signals/delete-listeners.js';
import { fetchRows } from '../execute/run-select.js';
import { initialState, type QueryState, withState } from '../query-state.js';
import { fetchTuples, keyBatches, whereIn } from '../write/keyed-states.js';
import { genericValues, ofTypes, type TypeNames } from './generic-keys.js';
import { type GenericReference, type Reference, referencesTo } from './references.js';

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

/** Rows that a key with RESTRICT holds back, unless they are deleted as well. */
export interface Restriction {
  readonly reference: Reference;
  readonly objects: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Finds all that a delete takes with it, before anything is deleted. Of each row only the key is kept, with the few columns that
 * others point at.
 */
export class Collector {
  /** The keys of the rows to delete, by model, in the order of their finding. */
  readonly rows = new Map<ModelMeta, Set<unknown>>();
  readonly fast: FastDelete[] = [];
  readonly updates: KeyUpdate[] = [];
  readonly restrictions: Restriction[] = [];
  readonly #queue: { readonly model: ModelMeta; readonly rows: readonly (readonly unknown[])[]; readonly from: FieldMeta | null }[] = [];

  constructor(
    readonly database: Database,
    readonly dialect: Dialect,
    readonly keepParents: boolean,
  ) {}

  /** Collects rows, given by `referencesTo(model).columns`, and everything behind them. */
  async collect(model: ModelMeta, rows: readonly (readonly unknown[])[]): Promise<void> {
    this.#queue.push({ model: model.concrete, rows, from: null });
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      const fresh = this.#add(next.model, next.rows);
      if (fresh.length > 0) await this.#follow(next.model, fresh, next.from);
    }
  }

  #add(model: ModelMeta, rows: readonly (readonly unknown[])[]): (readonly unknown[])[] {
    let keys = this.rows.get(model);
    if (keys === undefined) this.rows.set(model, (keys = new Set()));
    const size = model.primaryKey.length;
    return rows.filter((row) => {
      const key = size === 1 ? row[0] : row.slice(0, size);
      const isNew = !keys.has(key);
      keys.add(key);
      return isNew;
    });
  }

  async #follow(model: ModelMeta, rows: readonly (readonly unknown[])[], from: FieldMeta | null): Promise<void> {
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
    if (!this.keepParents) for (const { model: parent, link } of model.parents) await this.#parents(parent.concrete, column(link), link);
    const protectedBy: Restriction[] = [];
    for (const reference of references.keys) {
      // The row that led here is found already.
      if (reference.field === from) continue;
      await this.#reference(reference, column(reference.to), protectedBy);
    }
    if (protectedBy.length > 0) throw new ProtectedError(heldBack(model, protectedBy));
    for (const generic of references.generic) await this.#generic(generic, column(references.columns[0]!));
  }

  async #parents(parent: ModelMeta, keys: readonly unknown[], link: FieldMeta): Promise<void> {
    const { columns } = referencesTo(parent);
    if (columns.length === 1) {
      this.#queue.push({ model: parent, rows: keys.map((key) => [key]), from: link });
      return;
    }
    for (const batch of keyBatches(keys, this.dialect.features)) {
      const rows = await fetchTuples(whereIn(initialState(parent), parent.key!.attribute, batch), columns, this.database);
      this.#queue.push({ model: parent, rows, from: link });
    }
  }

  async #reference(reference: Reference, values: readonly unknown[], protectedBy: Restriction[]): Promise<void> {
    const { model, field, onDelete } = reference;
    switch (onDelete.action) {
      case 'CASCADE':
        if (referencesTo(model).fast && !hasDeleteListeners(model)) this.#fast(model, field, values);
        else await this.#cascade(model, values, (batch) => whereIn(initialState(model), field.attribute, batch));
        return;
      case 'PROTECT':
      case 'RESTRICT': {
        const list = onDelete.action === 'PROTECT' ? protectedBy : this.restrictions;
        for (const batch of keyBatches(values, this.dialect.features)) {
          const found = withState(whereIn(initialState(model), field.attribute, batch), { ordering: [], using: this.database.alias });
          const objects = (await fetchRows(found)) as Record<string, unknown>[];
          if (objects.length > 0) list.push({ reference, objects });
        }
        return;
      }
      case 'SET_NULL':
        this.updates.push({ model, field, values, value: null });
        return;
      case 'SET_DEFAULT':
        this.updates.push({ model, field, values, value: defaultValue(field, model) ?? null });
        return;
      case 'SET':
        this.updates.push({ model, field, values, value: onDelete.value });
        return;
      default:
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

/** What an error says of the rows that hold others back. */
export function heldBack(model: ModelMeta, restrictions: readonly Restriction[]) {
  return {
    model: model.name,
    keys: [...new Set(restrictions.map(({ reference }) => `${reference.model.name}.${reference.field.name}`))],
    objects: restrictions.flatMap(({ objects }) => objects),
  };
}
