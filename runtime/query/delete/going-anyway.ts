import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import { mapKey } from '../../model/loading/map-key.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { initialState } from '../query-state.js';
import { fetchTuples, keyBatches, keyed, whereIn } from '../write/keyed-states.js';
import { keyOf } from './key-of.js';
import type { ModelsBehind } from './models-behind.js';
import { type Reference, referencesTo } from './references.js';

/** A row, and the rows that go when it goes. */
interface Node {
  readonly model: ModelMeta;
  readonly key: unknown;
  readonly below: Node[];
}

/** Says which rows a delete takes anyway: those from which keys with CASCADE lead up to its first rows. */
export class GoingAnyway {
  constructor(
    readonly database: Database,
    readonly dialect: Dialect,
    readonly behind: ModelsBehind,
    readonly root: ModelMeta,
    /** The keys of the first rows, as a Map takes them. */
    readonly first: ReadonlySet<unknown>,
  ) {}

  /** Of the rows with these keys. What is above them is read level by level, and forgotten after. */
  async of(model: ModelMeta, keys: readonly unknown[]): Promise<ReadonlySet<unknown>> {
    const nodes = new Map<ModelMeta, Map<unknown, Node>>();
    let level = keys.map((key) => this.#node(nodes, model, key).node);
    const going: Node[] = [];
    while (level.length > 0) {
      const above: Node[] = [];
      for (const node of level) if (node.model === this.root && this.first.has(mapKey(node.key))) going.push(node);
      for (const [at, same] of groups(level)) await this.#climb(at, same, nodes, above);
      level = above;
    }
    const gone = new Set(going);
    // A Set may grow while it is walked.
    for (const node of gone) for (const one of node.below) gone.add(one);
    return new Set([...gone].flatMap((node) => (node.model === model ? [mapKey(node.key)] : [])));
  }

  #node(nodes: Map<ModelMeta, Map<unknown, Node>>, model: ModelMeta, key: unknown): { readonly node: Node; readonly isNew: boolean } {
    let known = nodes.get(model);
    if (known === undefined) nodes.set(model, (known = new Map()));
    const found = known.get(mapKey(key));
    if (found !== undefined) return { node: found, isNew: false };
    const node = { model, key, below: [] };
    known.set(mapKey(key), node);
    return { node, isNew: true };
  }

  async #climb(model: ModelMeta, level: readonly Node[], nodes: Map<ModelMeta, Map<unknown, Node>>, above: Node[]): Promise<void> {
    if (!this.behind.models.has(model)) return;
    for (const target of this.behind.models)
      for (const reference of referencesTo(target).keys)
        if (reference.model.concrete === model && reference.onDelete.action === 'CASCADE')
          for (const [node, key] of await this.#targets(reference, target, level)) {
            const up = this.#node(nodes, target, key);
            up.node.below.push(node);
            if (up.isNew) above.push(up.node);
          }
  }

  /** The rows that these point at, by their keys. */
  async #targets({ model, field, to }: Reference, target: ModelMeta, level: readonly Node[]): Promise<(readonly [Node, unknown])[]> {
    const byKey = new Map(level.map((node) => [mapKey(node.key), node]));
    const pointers: { readonly node: Node; readonly value: unknown }[] = [];
    for (const batch of keyBatches(
      level.map(({ key }) => key),
      this.dialect.features,
    ))
      // prettier-ignore
      for (const row of await fetchTuples(keyed(model, model.primaryKey, batch), [...model.primaryKey, field], this.database))
        if (row.at(-1) !== null) pointers.push({ node: byKey.get(mapKey(keyOf(model, row)))!, value: row.at(-1) });
    if (to.primaryKey && target.primaryKey.length === 1) return pointers.map(({ node, value }) => [node, value]);
    const values = [...new Map(pointers.map(({ value }) => [mapKey(value), value])).values()];
    const keys = new Map<unknown, unknown>();
    for (const batch of keyBatches(values, this.dialect.features))
      for (const row of await fetchTuples(whereIn(initialState(target), to.attribute, batch), [...target.primaryKey, to], this.database))
        keys.set(mapKey(row.at(-1)), keyOf(target, row));
    return pointers.flatMap(({ node, value }) => (keys.has(mapKey(value)) ? [[node, keys.get(mapKey(value))]] : []));
  }
}

function groups(nodes: readonly Node[]): ReadonlyMap<ModelMeta, Node[]> {
  const found = new Map<ModelMeta, Node[]>();
  for (const node of nodes) {
    const same = found.get(node.model);
    if (same === undefined) found.set(node.model, [node]);
    else same.push(node);
  }
  return found;
}
