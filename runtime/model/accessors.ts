import type { ModelIR } from '../../schema/ir/index.js';
import { relationAccess } from './relation-access.js';
import type { Registry } from './registry.js';

/**
 * Gives classes the properties of their relations: the model's own, and the reverse ones that it declares on others or that
 * others, defined before, declare on it.
 */
export function installAccessors(registry: Registry, ir: ModelIR): void {
  for (const { name, relation } of ir.fields) {
    if (relation === undefined) continue;
    install(registry, ir.name, name);
    if (!('reverse' in relation) || relation.reverse.accessor === null) continue;
    if (registry.has(relation.model)) install(registry, relation.model, relation.reverse.accessor);
    else registry.awaited(relation.model).push(relation.reverse.accessor);
  }
  for (const accessor of registry.awaited(ir.name).splice(0)) install(registry, ir.name, accessor);
}

/** What points at a proxy points at the rows of its model, which have the property too. */
function install(registry: Registry, model: string, accessor: string): void {
  Object.defineProperty(registry.classOf(registry.tableOf(model)).prototype, accessor, {
    get(this: object): unknown {
      return relationAccess.read(this, accessor);
    },
    set(this: object, value: unknown): void {
      relationAccess.write(this, accessor, value);
    },
    enumerable: false,
    configurable: true,
  });
}
