import type { ModelIR } from '../../schema/ir/index.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { type ModelClass, ModelMeta } from './model-meta.js';

/** The models of one generated client. Each client has its own, so that two of them can live in one process. */
export class Registry {
  readonly #definitions = new Map<string, { readonly ir: ModelIR; readonly modelClass: ModelClass }>();
  readonly #metas = new Map<string, ModelMeta>();

  constructor(
    /** The hash of the schema that the client was generated from. */
    readonly hash: string = '',
  ) {}

  define(ir: ModelIR, modelClass: ModelClass): void {
    this.#definitions.set(ir.name, { ir, modelClass });
    this.#metas.delete(ir.name);
  }

  get(name: string): ModelMeta {
    const known = this.#metas.get(name);
    if (known !== undefined) return known;
    const definition = this.#definitions.get(name);
    if (definition === undefined) {
      throw new ConfigurationError({
        code: 'MODEL.NOT_LOADED',
        message: `The model ${name} is not loaded; loaded are ${[...this.#definitions.keys()].sort().join(', ') || 'none'}.`,
        hint: 'Import the models from the index file of the generated folder: relations need all of them.',
      });
    }
    const meta = new ModelMeta(this, definition.ir, definition.modelClass);
    this.#metas.set(name, meta);
    return meta;
  }

  all(): ModelMeta[] {
    return [...this.#definitions.keys()].map((name) => this.get(name));
  }

  /** The names of the proxies over a model. */
  proxiesOf(name: string): string[] {
    return [...this.#definitions.values()].filter(({ ir }) => ir.proxyFor === name).map(({ ir }) => ir.name);
  }
}
