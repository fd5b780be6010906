import type { ModelIR } from '../../schema/ir/index.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import type { ModelParts } from './define-model.js';
import { type ModelClass, ModelMeta } from './model-meta.js';

interface Definition {
  readonly ir: ModelIR;
  readonly modelClass: ModelClass;
  readonly parts: ModelParts;
}

/** The models of one generated client. Each client has its own, so that two of them can live in one process. */
export class Registry {
  readonly #definitions = new Map<string, Definition>();
  readonly #metas = new Map<string, ModelMeta>();
  readonly #ownClasses = new Map<string, () => ModelClass>();
  readonly #awaited = new Map<string, string[]>();

  constructor(
    /** The hash of the schema that the client was generated from. */
    readonly hash: string = '',
  ) {}

  define(ir: ModelIR, modelClass: ModelClass, parts: ModelParts = {}): void {
    this.#definitions.set(ir.name, { ir, modelClass, parts });
    // Relations reach over models, so whatever was linked before is linked again.
    this.#metas.clear();
  }

  /** The user's own class for the rows of a model; see `defineModelClass`. */
  useClass(name: string, modelClass: () => ModelClass): void {
    this.#ownClasses.set(name, modelClass);
    this.#metas.clear();
  }

  has(name: string): boolean {
    return this.#definitions.has(name);
  }

  get(name: string): ModelMeta {
    const known = this.#metas.get(name);
    if (known !== undefined) return known;
    const { ir, modelClass, parts } = this.#definition(name);
    const meta = new ModelMeta(this, ir, this.#ownClass(ir) ?? modelClass, parts);
    this.#metas.set(name, meta);
    return meta;
  }

  /** The reverse accessors of a model that is not defined yet. */
  awaited(name: string): string[] {
    let accessors = this.#awaited.get(name);
    if (accessors === undefined) this.#awaited.set(name, (accessors = []));
    return accessors;
  }

  classOf(name: string): ModelClass {
    return this.#definition(name).modelClass;
  }

  definitions(): ModelIR[] {
    return [...this.#definitions.values()].map(({ ir }) => ir);
  }

  all(): ModelMeta[] {
    return [...this.#definitions.keys()].map((name) => this.get(name));
  }

  /** The names of the proxies over a model. */
  proxiesOf(name: string): string[] {
    return this.definitions().flatMap((ir) => (ir.proxyFor === name ? [ir.name] : []));
  }

  /** Rows must not hydrate into the generated class when the schema names the user's own. */
  #ownClass(ir: ModelIR): ModelClass | undefined {
    const own = this.#ownClasses.get(ir.name)?.();
    if (own !== undefined || ir.modelClass === undefined) return own;
    throw new ConfigurationError({
      code: 'MODEL.NOT_LOADED',
      message: `The class of ${ir.name} is not loaded; the schema names ${ir.modelClass.module}.`,
      hint: 'Import the models from the index file of the generated folder, which hands over the classes of your own.',
    });
  }

  #definition(name: string): Definition {
    const definition = this.#definitions.get(name);
    if (definition !== undefined) return definition;
    throw new ConfigurationError({
      code: 'MODEL.NOT_LOADED',
      message: `The model ${name} is not loaded; loaded are ${[...this.#definitions.keys()].sort().join(', ') || 'none'}.`,
      hint: 'Import the models from the index file of the generated folder: relations need all of them.',
    });
  }
}
