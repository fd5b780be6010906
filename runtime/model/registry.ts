import type { ClientFacts } from '../../schema/ir/contract.js';
import type { ModelIR } from '../../schema/ir/index.js';
import { placeOf } from '../connection/user-line.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { installAccessors } from './accessors.js';
import type { ModelParts } from './define-parts.js';
import { type ModelClass, ModelMeta } from './model-meta.js';
import { refuseOtherContract } from './refuse-contract.js';
import { staleClient } from './stale-client.js';

interface Definition {
  readonly modelClass: ModelClass;
  readonly metadata: () => ModelIR;
  ir: ModelIR | undefined;
}
type Settled = Definition & { readonly ir: ModelIR };

/** The models of one generated client. Each client has its own, so that two of them can live in one process. */
export class Registry {
  /** Defined, and not asked for their metadata. */
  readonly #pending: Definition[] = [];
  readonly #settled = new Map<string, Settled>();
  readonly #metas = new Map<string, ModelMeta>();
  readonly #parts = new Map<string, ModelParts>();
  /** Stand-ins for classes of the user's that were not there yet. */
  #waiting: { readonly model: string; readonly link: (own: ModelClass) => void }[] = [];
  readonly #awaited = new Map<string, string[]>();

  /** The hash of the schema that the client was generated from. */
  readonly hash: string;
  /** Says whether the schema has changed since; forgotten when it has been asked. */
  #findStale: (() => ConfigurationError | undefined) | undefined;

  constructor(facts?: ClientFacts) {
    this.hash = facts?.schema ?? '';
    if (facts === undefined) return;
    refuseOtherContract(facts);
    if (facts.files === undefined || process.env['NODE_ENV'] === 'production') return;
    // The file that runs, which only the stack knows in modules of both kinds.
    const here: { stack?: unknown } = {};
    Error.captureStackTrace(here, Registry);
    this.#findStale = () => {
      const place = String(here.stack)
        .split('\n')
        .map(placeOf)
        .find((found) => found !== null);
      return place == null ? undefined : staleClient(facts, place.file);
    };
  }

  /** Throws `MODEL.STALE_CLIENT` when the schema has changed since the client was generated. */
  refuseStale(): void {
    const stale = this.#findStale?.();
    this.#findStale = undefined;
    if (stale !== undefined) throw stale;
  }

  /** Adds a model; what is returned gives its metadata. */
  define(modelClass: ModelClass, metadata: () => ModelIR): () => ModelIR {
    const definition: Definition = { modelClass, metadata, ir: undefined };
    this.#pending.push(definition);
    // Relations reach over models, so whatever was linked before is linked again.
    this.#metas.clear();
    return () => {
      if (definition.ir === undefined) this.#settle();
      return definition.ir!;
    };
  }

  /** The user's own classes and functions for a model; see `defineParts`. */
  defineParts(name: string, parts: ModelParts): void {
    this.#parts.set(name, parts);
    this.#metas.clear();
    this.#link();
  }

  /** `link` is given the user's own class of a model as soon as it is there. */
  awaitClass(model: string, link: (own: ModelClass) => void): void {
    this.#waiting.push({ model, link });
  }

  has(name: string): boolean {
    return this.#definitions.has(name);
  }

  get(name: string): ModelMeta {
    const known = this.#metas.get(name);
    if (known !== undefined) return known;
    const { ir, modelClass } = this.#definition(name);
    if (this.#waiting.length > 0) this.#link();
    const parts = this.partsOf(ir);
    const meta = new ModelMeta(this, ir, parts.modelClass ?? modelClass, parts);
    this.#metas.set(name, meta);
    return meta;
  }

  /** What the user wrote for a model. Nothing works as the schema says without it, so its absence is an error. */
  partsOf(ir: ModelIR): ModelParts {
    const parts = this.#parts.get(ir.name);
    if (parts !== undefined) return parts;
    const missing = ownModule(ir);
    if (missing === undefined) return NO_PARTS;
    throw new ConfigurationError({
      code: 'MODEL.NOT_LOADED',
      message: `What ${ir.name} has of your own is not loaded; the schema names ${missing}.`,
      hint: 'Import the models from the index file of the generated folder, which hands over the classes and functions of your own.',
    });
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

  /** The model that owns the table of a model: of a proxy another one. */
  tableOf(name: string): string {
    return this.#definition(name).ir.proxyFor ?? name;
  }

  get #definitions(): ReadonlyMap<string, Settled> {
    if (this.#pending.length > 0) this.#settle();
    return this.#settled;
  }

  /** Reads the metadata of the models that were defined since the last time, and gives classes the properties of their relations. */
  #settle(): void {
    const stale = this.#findStale?.();
    this.#findStale = undefined;
    if (stale !== undefined) process.emitWarning(stale.message, { type: 'DunderWarning', code: stale.code });
    const settled = this.#pending.splice(0).map((definition): Settled => {
      definition.ir = definition.metadata();
      return definition as Settled;
    });
    for (const definition of settled) this.#settled.set(definition.ir.name, definition);
    for (const { ir } of settled) installAccessors(this, ir);
  }

  #link(): void {
    this.#waiting = this.#waiting.filter(({ model, link }) => {
      const own = madeClass(this.#parts.get(model));
      if (own !== undefined) link(own);
      return own === undefined;
    });
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

  #definition(name: string): Settled {
    const definition = this.#definitions.get(name);
    if (definition !== undefined) return definition;
    throw new ConfigurationError({
      code: 'MODEL.NOT_LOADED',
      message: `The model ${name} is not loaded; loaded are ${[...this.#definitions.keys()].sort().join(', ') || 'none'}.`,
      hint: 'Import the models from the index file of the generated folder: relations need all of them.',
    });
  }
}

const NO_PARTS: ModelParts = {};

/** While the files of a cycle of imports are run, a class may not have been made; who asks later gets it. */
function madeClass(parts: ModelParts | undefined): ModelClass | undefined {
  try {
    return parts?.modelClass;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** The first file of the user's that a model needs. */
function ownModule({ modelClass, managers = [], fields }: ModelIR): string | undefined {
  const imports = [
    modelClass,
    ...managers.map((manager) => manager.import),
    ...fields.flatMap(({ default: given, validators = [] }) => [
      given?.kind === 'function' ? given.import : undefined,
      ...validators.map((validator) => (validator.kind === 'function' ? validator.import : undefined)),
    ]),
  ];
  return imports.find((one) => one !== undefined)?.module;
}
