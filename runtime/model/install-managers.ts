import type { ModelIR } from '../../schema/ir/index.js';
import { type QueryState, visibleState } from '../query/query-state.js';
import { QuerySet } from '../query/query-set.js';
import { Manager, managerClass, type QuerySetClass } from './manager.js';
import type { ModelClass, ModelMeta } from './model-meta.js';
import type { Registry } from './registry.js';

/** Gives a class its managers: `Post.objects`, and those that the schema names. */
export function installManagers(registry: Registry, managers: readonly string[], modelClass: ModelClass, defined: () => ModelIR): void {
  for (const name of managers) {
    let made: Manager | null = null;
    Object.defineProperty(modelClass, name, {
      get(): Manager {
        if (made === null) {
          const ir = defined();
          made = makeManager(registry, ir.name, registry.partsOf(ir).managers?.[name]);
        }
        return made;
      },
      configurable: true,
      enumerable: true,
    });
  }
}

/** The user's own QuerySet or Manager class, or the plain one. */
function makeManager(registry: Registry, model: string, given?: abstract new (...args: never[]) => object): Manager {
  let meta: ModelMeta | undefined;
  let made: QueryState | undefined;
  // A state is frozen: one serves every query of the model, until something of the model is defined anew.
  const state = (): QueryState => {
    const current = registry.get(model);
    if (made !== undefined && meta === current) return made;
    meta = current;
    return (made = visibleState(current));
  };
  if (given === undefined) return new (managerClass(QuerySet as unknown as QuerySetClass))(state);
  if (given.prototype instanceof Manager) return new (given as unknown as typeof Manager)(state);
  return new (managerClass(given as unknown as QuerySetClass))(state);
}
