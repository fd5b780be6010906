import type { ModelIR } from '../../schema/ir/index.js';
import { relationAccess } from './relation-access.js';
import type { Registry } from './registry.js';

/**
 * Gives classes the properties of their relations: the model's own, and the reverse ones that it declares on others or that
 * others, defined before, declare on it.
 */
export function installAccessors(registry: Registry, ir: ModelIR): void {
  for (const field of ir.fields) {
    if (field.relation === undefined) continue;
    install(registry, ir.name, field.name);
    const { relation } = field;
    if ('reverse' in relation && relation.reverse.accessor !== null && registry.has(relation.model))
      install(registry, relation.model, relation.reverse.accessor);
  }
  for (const other of registry.definitions()) {
    if (other.name === ir.name) continue;
    for (const { relation } of other.fields) {
      if (relation !== undefined && 'reverse' in relation && relation.model === ir.name && relation.reverse.accessor !== null) {
        install(registry, ir.name, relation.reverse.accessor);
      }
    }
  }
}

function install(registry: Registry, model: string, accessor: string): void {
  Object.defineProperty(registry.classOf(model).prototype, accessor, {
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
