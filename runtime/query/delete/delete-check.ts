import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import { ProtectedError, RestrictedError } from '../../errors/protected-error.js';
import type { FieldMeta } from '../../model/field-meta.js';
import { mapKey } from '../../model/loading/map-key.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { initialState, type QueryState } from '../query-state.js';
import { keyBatches, keyBatchSize, keyed, whereIn } from '../write/keyed-states.js';
import { genericValues, ofTypes } from './generic-keys.js';
import { keyOf, placeOf } from './key-of.js';
import { GoingAnyway } from './going-anyway.js';
import { type HeldBack, heldBack, holders, SHOWN } from './held-back.js';
import type { ModelsBehind } from './models-behind.js';
import { parentRows } from './parent-rows.js';
import { type Reference, referencesTo } from './references.js';
import { rowPages } from './row-pages.js';

type Tuple = readonly unknown[];

/**
 * Looks through all that a delete takes with it for rows that hold others back, before anything is deleted, and keeps nothing of what it
 * saw: pages of keys, as deep as models hang on each other.
 */
export class DeleteCheck {
  /** RESTRICT keys with rows that go anyway. */
  readonly restricting = new Set<Reference>();
  readonly #restricted: HeldBack[] = [];
  readonly #size: number;
  /** The rows between the first ones and those that are looked at: what leads back to them was seen. */
  readonly #path = new Map<ModelMeta, Set<unknown>>();
  readonly #going: GoingAnyway;

  constructor(
    readonly database: Database,
    readonly dialect: Dialect,
    readonly behind: ModelsBehind,
    readonly root: ModelMeta,
    readonly rows: readonly Tuple[],
    /** Do the parents of the first rows stay? */
    readonly keepParents: boolean,
  ) {
    this.#size = keyBatchSize(dialect.features);
    this.#going = new GoingAnyway(database, dialect, behind, root, new Set(rows.map((row) => placeOf(root, row))));
  }

  async run(): Promise<void> {
    if (!this.behind.guarded.has(this.root)) return;
    for (let start = 0; start < this.rows.length; start += this.#size)
      await this.#rows(this.root, this.rows.slice(start, start + this.#size));
    if (this.#restricted.length > 0) throw new RestrictedError(heldBack(this.root, this.#restricted));
  }

  async #rows(model: ModelMeta, given: readonly Tuple[]): Promise<void> {
    const path = this.#path.get(model) ?? new Set<unknown>();
    this.#path.set(model, path);
    const rows = given.filter((row) => !path.has(placeOf(model, row)));
    if (rows.length === 0) return;
    for (const row of rows) path.add(placeOf(model, row));
    await this.#behind(model, rows);
    for (const row of rows) path.delete(placeOf(model, row));
  }

  async #behind(model: ModelMeta, rows: readonly Tuple[]): Promise<void> {
    const { keys, generic, inherited, columns } = referencesTo(model);
    // Rows of the model are the first ones alone where their parents stay: `modelsBehind` sees to that.
    const stay = this.keepParents && model === this.root;
    const values = (field: FieldMeta): unknown[] => rows.map((row) => row[columns.indexOf(field)]).filter((value) => value !== null);
    const held: HeldBack[] = [];
    for (const reference of keys)
      for (const batch of keyBatches(values(reference.to), this.dialect.features)) await this.#reference(reference, batch, held);
    if (held.length > 0) throw new ProtectedError(heldBack(model, held));
    for (const { model: holder, typeField, keyField, types } of stay ? [...generic, ...inherited] : generic) {
      const names = { field: typeField, names: types };
      for (const batch of keyBatches(genericValues(keyField, values(columns[0]!)), this.dialect.features))
        await this.#pages(holder, ofTypes(whereIn(initialState(holder), keyField.attribute, batch), names));
    }
    for (const { model: parent, link } of stay ? [] : model.parents)
      if (this.behind.guarded.has(parent.concrete))
        await this.#rows(parent.concrete, await parentRows(parent.concrete, values(link), this.database, this.dialect));
  }

  async #reference(reference: Reference, batch: readonly unknown[], held: HeldBack[]): Promise<void> {
    const { model, field, onDelete } = reference;
    const state = whereIn(initialState(model), field.attribute, batch);
    if (onDelete.action === 'PROTECT') {
      const found = await holders(reference, state, this.database);
      if (found !== null) held.push(found);
    } else if (onDelete.action === 'RESTRICT') await this.#restrict(reference, state);
    else if (onDelete.action === 'CASCADE') await this.#pages(model, state);
  }

  async #pages(model: ModelMeta, state: QueryState): Promise<void> {
    if (!this.behind.guarded.has(model.concrete)) return;
    for await (const page of rowPages(state, referencesTo(model).columns, this.database, this.#size))
      await this.#rows(model.concrete, page);
  }

  /** Rows that restrict others, unless they go as well. */
  async #restrict(reference: Reference, state: QueryState): Promise<void> {
    const model = reference.model.concrete;
    for await (const page of rowPages(state, model.primaryKey, this.database, this.#size)) {
      const keys = page.map((row) => keyOf(model, row));
      const gone = await this.#going.of(model, keys);
      const left = keys.filter((key) => !gone.has(mapKey(key)));
      if (gone.size > 0) this.restricting.add(reference);
      if (left.length === 0) continue;
      const found = await holders(reference, keyed(model, model.primaryKey, left.slice(0, SHOWN)), this.database);
      if (found !== null) this.#restricted.push({ ...found, count: left.length });
    }
  }
}
