import { currentScope } from '../../connection/ambient.js';
import type { Database } from '../../connection/database.js';
import { configuredDatabases, DEFAULT_DATABASE, getConnection } from '../../connection/databases.js';
import { LookupExpression } from '../../expressions/base-expression.js';
import { engine } from '../../query/engine.js';
import { fetchRows } from '../../query/execute/run-select.js';
import { initialState, withOperation, withState } from '../../query/query-state.js';
import { attributesOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';
import type { Registry } from '../registry.js';

/** The rows of the content type table of one database: which number means which model. */
interface ContentTypes {
  readonly byModel: Map<string, unknown>;
  readonly byKey: Map<unknown, string>;
}

let caches = new WeakMap<Database, WeakMap<Registry, ContentTypes>>();

/**
 * Forgets the numbers of models. For tests that make their tables anew.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/contrib/contenttypes/#django.contrib.contenttypes.models.ContentTypeManager.clear_cache
 */
export function clearContentTypes(): void {
  caches = new WeakMap();
}

/** The number of a model (of the model behind a proxy) if it is known without a query. */
export function knownTypeKey(types: ModelMeta, model: ModelMeta, alias = DEFAULT_DATABASE): unknown {
  const database = configuredDatabases().find((one) => one.alias === alias);
  return database === undefined ? undefined : cacheOf(types, database).byModel.get(model.concrete.name);
}

/** The number of a model; undefined when it has none yet, unless `create`. */
export async function typeKey(types: ModelMeta, model: ModelMeta, alias: string, create: boolean): Promise<unknown> {
  const { name } = model.concrete;
  const database = getConnection(alias);
  const known = cacheOf(types, database);
  if (known.byModel.has(name)) return known.byModel.get(name);
  const state = withState(initialState(types), { using: alias });
  const filtered = withOperation(state, { kind: 'filter', conditions: [new LookupExpression('model', name)], negated: false });
  const [row] = (await fetchRows(filtered)) as object[];
  const made = row ?? (create ? ((await engine.getOrCreate(state, { model: name }, {}))[0] as object) : undefined);
  if (made === undefined) return undefined;
  const key = attributesOf(made)[types.key!.attribute];
  if (mayKeep(database)) remember(known, name, key);
  return key;
}

/** The model that a number means; undefined for a number that no row has, or whose model is gone. */
export async function typeModel(types: ModelMeta, key: unknown, alias: string): Promise<ModelMeta | undefined> {
  const database = getConnection(alias);
  let known = cacheOf(types, database);
  if (!known.byKey.has(key)) {
    const rows = (await fetchRows(withState(initialState(types), { using: alias, ordering: [] }))) as object[];
    if (!mayKeep(database)) known = emptyTypes();
    for (const row of rows) remember(known, attributesOf(row)['model'] as string, attributesOf(row)[types.key!.attribute]);
  }
  const name = known.byKey.get(key);
  return name === undefined || !types.registry.has(name) ? undefined : types.registry.get(name);
}

/** What a transaction sees may be rolled back. */
const mayKeep = (database: Database): boolean => currentScope(database) === undefined;

function remember(known: ContentTypes, model: string, key: unknown): void {
  known.byModel.set(model, key);
  known.byKey.set(key, model);
}

const emptyTypes = (): ContentTypes => ({ byModel: new Map(), byKey: new Map() });

function cacheOf(types: ModelMeta, database: Database): ContentTypes {
  let registries = caches.get(database);
  if (registries === undefined) caches.set(database, (registries = new WeakMap()));
  let known = registries.get(types.registry);
  if (known === undefined) registries.set(types.registry, (known = emptyTypes()));
  return known;
}
