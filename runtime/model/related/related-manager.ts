import { setKnownRows } from '../../query/execute/known-rows.js';
import { next, STATE } from '../../query/query-set-core.js';
import { type QueryState, visibleState } from '../../query/query-state.js';
import { checkInstances, checkOptions } from '../../query/refine/arguments.js';
import { checkInstance } from '../../query/write/bulk-create.js';
import { LoadingError, RelationError } from '../../errors/loading-error.js';
import { describeValue } from '../../errors/value-error.js';
import { getRelated } from '../instance-internals.js';
import { defaultManager } from '../loading/states.js';
import type { ManyProperty } from '../loading/property.js';
import { Manager } from '../manager.js';
import { genericWrites } from './generic-writes.js';
import { keyWrites } from './key-writes.js';
import { linkedWrites } from './linked-writes.js';
import { getOrder, setOrder } from './order-members.js';
import { relationState } from './relation-state.js';
import type { AddOptions, Related, RelatedWrites, SetOptions } from './related-writes.js';

/**
 * The manager behind `author.posts`: that of the related model, narrowed to the rows of one instance, with the methods that change
 * which rows those are. It is made anew at every access and holds two pointers.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/relations/
 */
export function relatedManager(instance: object, property: ManyProperty): object {
  let Class = classes.get(property);
  if (Class === undefined) classes.set(property, (Class = makeClass(property, defaultManager(property.relation.target), true)));
  return new Class(instance);
}

const classes = new WeakMap<ManyProperty, new (instance: object) => object>();
const others = new WeakMap<ManyProperty, WeakMap<object, new (instance: object) => object>>();

/** The rows of the relation by another manager than the default one. */
function otherManager(instance: object, property: ManyProperty, manager: unknown): object {
  const { target } = property.relation;
  if (!(manager instanceof Manager) || manager[STATE].model.concrete !== target.concrete) {
    throw new RelationError({
      code: 'RELATION.WRONG_MANAGER',
      message: `${property.model.name}.${property.name}.manager() takes a manager of ${target.name}.`,
      hint: `Write ${property.name}.manager(${target.name}.objects), or another static of ${target.name}.`,
    });
  }
  let known = others.get(property);
  if (known === undefined) others.set(property, (known = new WeakMap()));
  let Class = known.get(manager);
  if (Class === undefined) known.set(manager, (Class = makeClass(property, manager, false)));
  return new Class(instance);
}

/** One class per relation: it extends the class of the related model's default manager, the user's own methods included. */
function makeClass(property: ManyProperty, base: Manager, prefetched: boolean): new (instance: object) => object {
  const { relation } = property;
  const writes: RelatedWrites =
    relation.kind === 'manyToMany' ? linkedWrites : relation.kind === 'genericRelation' ? genericWrites : keyWrites;
  const Base = base.constructor as unknown as new (state: () => QueryState) => Manager & { getQuerySet(): object };
  const state = (): QueryState => visibleState(relation.target);
  const through = relation.through?.model.modelClass;

  const Made = class extends Base {
    readonly #instance: object;

    constructor(instance: object) {
      super(state);
      this.#instance = instance;
    }

    get #related(): Related {
      return { instance: this.#instance, property };
    }

    /** What is known of the rows answers for them; any refinement asks the database. */
    override getQuerySet(): object {
      const querySet = super.getQuerySet();
      const own = (querySet as { readonly [STATE]: QueryState })[STATE];
      const state = relationState(this.#related, own);
      const rows = prefetched ? getRelated(this.#instance, property.name) : undefined;
      if (rows !== undefined) setKnownRows(state, rows as readonly object[]);
      return next(querySet, state);
    }

    override get [STATE](): QueryState {
      return (this.getQuerySet() as { readonly [STATE]: QueryState })[STATE];
    }

    /** The rows that were prefetched. */
    [Symbol.iterator](): Iterator<object> {
      const rows = getRelated(this.#instance, property.name) as readonly object[] | undefined;
      if (rows === undefined) throw notLoaded(property);
      return rows[Symbol.iterator]();
    }

    manager(manager: unknown): object {
      return otherManager(this.#instance, property, manager);
    }

    /** The join model of a many-to-many. */
    get through(): unknown {
      return through;
    }

    create(values: object, options: AddOptions = {}): Promise<object> {
      return writes.create(this.#related, values, options);
    }

    getOrCreate(lookup: object, options: object = {}): Promise<[object, boolean]> {
      return writes.getOrCreate(this.#related, this[STATE], lookup, options);
    }

    updateOrCreate(lookup: object, options: object = {}): Promise<[object, boolean]> {
      return writes.updateOrCreate(this.#related, this[STATE], lookup, options);
    }

    bulkCreate(instances: Iterable<object>, options: object = {}): Promise<object[]> {
      const { target } = property.relation;
      checkInstances(instances, target.name, 'bulkCreate');
      const list = [...instances].map((instance) => checkInstance(instance, target, 'bulkCreate'));
      return writes.bulkCreate(this.#related, list, options);
    }

    async add(...members: unknown[]): Promise<void> {
      const [list, options] = membersAndOptions(members);
      if (list.length > 0) await writes.add(this.#related, list, options);
    }

    async remove(...members: unknown[]): Promise<void> {
      const [list] = membersAndOptions(members);
      if (list.length > 0) await writes.remove(this.#related, list);
    }

    async set(members: Iterable<unknown> | PromiseLike<Iterable<unknown>>, options: SetOptions = {}): Promise<void> {
      const given: unknown = await members;
      if (!isList(given)) throw noList(given);
      checkOptions(options, 'set');
      await writes.set(this.#related, this[STATE], [...given], options);
    }

    async clear(): Promise<void> {
      await writes.clear(this.#related);
    }

    getOrder(): Promise<unknown[]> {
      return getOrder(this.#related, this[STATE]);
    }

    setOrder(members: Iterable<unknown>): Promise<void> {
      return setOrder(this.#related, this[STATE], [...members]);
    }

    [Symbol.for('nodejs.util.inspect.custom')](): string {
      const rows = getRelated(this.#instance, property.name) as readonly object[] | undefined;
      return `RelatedManager { ${property.model.name}.${property.name}${rows === undefined ? '' : `, ${rows.length} loaded`} }`;
    }
  };
  Object.defineProperty(Made, 'name', { value: 'RelatedManager' });
  return Made as unknown as new (instance: object) => object;
}

function isList(given: unknown): given is Iterable<unknown> {
  return typeof given === 'object' && given !== null && Symbol.iterator in given;
}

function noList(given: unknown): RelationError {
  return new RelationError({
    code: 'RELATION.BAD_MEMBERS',
    message: `set() takes a list of the members that there shall be, not ${describeValue(given)}.`,
    hint: 'Write set([a, b]), or clear() for none.',
  });
}

/** `add(a, b)`, `add([a, 5], { throughDefaults: { … } })` */
function membersAndOptions(args: readonly unknown[]): [list: unknown[], options: AddOptions] {
  const [first, second] = args;
  if (!Array.isArray(first) && !isOptions(args.at(-1))) return [[...args], {}];
  if (!Array.isArray(first) || args.length > 2 || Array.isArray(second)) {
    throw new RelationError({
      code: 'RELATION.BAD_MEMBERS',
      message: 'Members are given one by one, or as one list with options after it.',
      hint: 'Write add(a, b) or add([a, b], { … }).',
    });
  }
  return [[...(first as unknown[])], (second as AddOptions | undefined) ?? {}];
}

/** A plain object is neither an instance nor a key, so it must be meant as options: `add(tag, { throughDefaults: { … } })`. */
const isOptions = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function notLoaded({ model, name }: ManyProperty): LoadingError {
  return new LoadingError({
    code: 'LOADING.NOT_LOADED',
    message: `${model.name}.${name} is not loaded, so that it cannot be iterated at once.`,
    hint: `Load it with the query, .prefetchRelated('${name}'), or await it: for (const one of await instance.${name}.all()) ….`,
  });
}
