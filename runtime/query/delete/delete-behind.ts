import { atomic } from '../../connection/atomic.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { hasDeleteListeners } from '../../model/signals/delete-listeners.js';
import { initialState, type QueryState } from '../query-state.js';
import { deleteRows } from '../write/delete-rows.js';
import { fetchTuples, keyBatches, keyed, whereAnyIn, whereIn } from '../write/keyed-states.js';
import { updateRows } from '../write/update-rows.js';
import { Collector } from './collector.js';
import { DeleteCheck } from './delete-check.js';
import { DeepDelete } from './delete-deep.js';
import { counted, type Deleted } from './counted.js';
import type { DeleteSetting } from './delete-collected.js';
import { type DeletedPart, deleteEvents, type DeleteEvents } from './delete-events.js';
import { type DeleteOrder, deleteOrder } from './delete-order.js';
import { ofTypes } from './generic-keys.js';
import { goesDeep } from './goes-deep.js';
import { type ModelsBehind, modelsBehind } from './models-behind.js';
import { referencesTo } from './references.js';
import { refuseRestricted } from './refuse-restricted.js';

/** Deletes rows on which others hang, or whose deletion is told: see `deleteCollected`. */
export async function deleteWithBehind(
  setting: DeleteSetting,
  state: QueryState,
  known: readonly (readonly unknown[])[] | undefined,
): Promise<Deleted> {
  const { database, dialect, origin, keepParents = false } = setting;
  const model = state.model.concrete;
  const { columns } = referencesTo(model);
  const rows = known ?? (await fetchTuples(state, columns, database));
  if (goesDeep(model) && !hasDeleteListeners(state.model)) {
    const deep = new DeepDelete(database, dialect);
    if (rows.length > 0) await atomic(() => deep.delete(model, rows), { using: database.alias, savepoint: false });
    return counted(deep.counts);
  }
  const few = setting.few ?? FEW;
  const behind = hasDeleteListeners(state.model) ? null : modelsBehind(model, keepParents);
  const collector = new Collector(database, dialect, keepParents, behind === null ? Infinity : few);
  if (!(await collector.collect(model, rows)))
    return await atomic(() => deletePartByPart(setting, behind!, model, rows), { using: database.alias, savepoint: false });
  await refuseRestricted(collector, model);
  const order = deleteOrder([...collector.rows.keys()], dialect.features.deferrableConstraints);
  const events = await deleteEvents(collector, order.models, state.model, origin, few);
  const steps = deleteSteps(collector, order, events);
  if (steps.length === 0) return [0, {}];
  const counts = new Map<ModelMeta, number>();
  const run = async (): Promise<void> => {
    if (events !== null) await events.before();
    for (const { run, counts: model, part } of steps) {
      const affected = part === null || events === null ? await run() : await events.removing(part, run);
      if (model !== null) counts.set(model, (counts.get(model) ?? 0) + affected);
    }
  };
  if (steps.length === 1 && events === null) await run();
  else await atomic(run, { using: database.alias, savepoint: false });
  events?.forgetKeys();
  return counted(counts);
}

const FEW = 10_000;

/** First what holds rows back is looked for, then they are deleted, the furthest first. */
async function deletePartByPart(
  { database, dialect, keepParents = false }: DeleteSetting,
  behind: ModelsBehind,
  model: ModelMeta,
  rows: readonly (readonly unknown[])[],
): Promise<Deleted> {
  const check = new DeleteCheck(database, dialect, behind, model, rows, keepParents);
  await check.run();
  const deep = new DeepDelete(database, dialect, behind.circular, check.restricting);
  await deep.delete(model, rows, keepParents ? 'stay' : 'go');
  return counted(deep.counts);
}

interface Step {
  readonly run: () => Promise<number>;
  /** The model whose rows the step deletes. */
  readonly counts: ModelMeta | null;
  /** The collected rows that it deletes. */
  readonly part: DeletedPart | null;
}

/** One statement each: what hangs on by a thread, then the keys that let go, then the rows. */
function deleteSteps({ fast, updates, rows, database, dialect }: Collector, order: DeleteOrder, events: DeleteEvents | null): Step[] {
  const { features } = dialect;
  const steps: Step[] = [];
  const update = (state: QueryState, field: Parameters<typeof updateRows>[3][number]): void => {
    steps.push({ run: () => updateRows(database, dialect, state, [field]), counts: null, part: null });
  };
  const remove = (state: QueryState, part: DeletedPart | null): void => {
    steps.push({ run: () => deleteRows(database, dialect, state), counts: state.model.concrete, part });
  };
  for (const { model, fields, values, types } of fast) {
    for (const batch of keyBatches(values, features, fields.length)) {
      const found = whereAnyIn(initialState(model), fields, batch);
      remove(types === null ? found : ofTypes(found, types), null);
    }
  }
  for (const { model, field, values, value } of updates)
    for (const batch of keyBatches(values, features)) update(whereIn(initialState(model), field.attribute, batch), { field, value });
  const batchesOf = (model: ModelMeta): (readonly unknown[])[] => keyBatches([...rows.get(model)!.values()], features);
  for (const { model, field } of order.broken)
    for (const batch of batchesOf(model)) update(keyed(model, model.primaryKey, batch), { field, value: null });
  for (const model of order.models) {
    const parts = events?.parts(model) ?? batchesOf(model);
    parts.forEach((keys, index) => remove(keyed(model, model.primaryKey, keys), { model, keys, isLast: index === parts.length - 1 }));
  }
  return steps;
}
