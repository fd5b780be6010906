import type { ModelIR } from './model-ir.js';

/** The whole declared world: what the generator emits from, the runtime plans with and migrations replay into. Models are sorted by name. */
export interface SchemaIR {
  readonly version: 1;
  readonly models: readonly ModelIR[];
}
