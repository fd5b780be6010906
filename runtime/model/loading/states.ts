import { databaseForRead } from '../../connection/routers.js';
import { STATE } from '../../query/query-set-core.js';
import { type QueryState, visibleState, withState } from '../../query/query-state.js';
import { originOf } from '../instance-internals.js';
import type { Manager } from '../manager.js';
import type { OneProperty } from './property.js';
import type { ModelMeta } from '../model-meta.js';

/** The manager that relations to many rows start from. */
export function defaultManager(model: ModelMeta): Manager {
  const { ir } = model;
  const name = ir.defaultManager ?? ir.managers?.[0]?.name ?? 'objects';
  return (model.modelClass as unknown as Record<string, Manager>)[name]!;
}

/**
 * The state that single related rows are looked up with: all rows of the table unless the schema names a base manager, so that a
 * default manager or a global filter that hides rows does not hide the row behind a key.
 */
export function baseState(model: ModelMeta): QueryState {
  return withState(baseManagerState(model), { withoutFilters: 'all' });
}

/** The same for a relation to one: of the reverse of a one-to-one the row may be hidden, as if there were none. */
export function oneState({ relation, forward }: OneProperty): QueryState {
  return forward ? baseState(relation.target) : baseManagerState(relation.target);
}

function baseManagerState(model: ModelMeta): QueryState {
  const { baseManager } = model.ir;
  return baseManager === undefined ? visibleState(model) : (model.modelClass as unknown as Record<string, Manager>)[baseManager]![STATE];
}

/** `state` where the relations of `instance` are read, with its fetch mode. */
export function besides(instance: object, state: QueryState): QueryState {
  const { database, fetchMode } = originOf(instance);
  const { alias } = databaseForRead(state.model.name, { instance, database });
  return withState(state, { using: alias, fetchMode, ordering: [] });
}
