import { STATE } from '../query/query-set-core.js';
import type { QueryState } from '../query/query-state.js';
import type { ManagerOf } from '../query/types/manager.js';

export type QuerySetClass = new (state: QueryState) => object;

/**
 * The way into queries of a model. It has the methods of its QuerySet class, each on a fresh QuerySet, but for those that would
 * run or delete everything by accident.
 *
 * Django: https://docs.djangoproject.com/en/stable/topics/db/managers/
 */
export class Manager {
  /** The QuerySet class whose methods this manager has. */
  static querySetClass: QuerySetClass;
  readonly #state: () => QueryState;

  constructor(state: () => QueryState) {
    this.#state = state;
  }

  /** A fresh QuerySet; a manager of one's own narrows it here: `return super.getQuerySet().filter({ approved: true })`. */
  getQuerySet(): object {
    return new (this.constructor as typeof Manager).querySetClass(this.#state());
  }

  /** The state of a fresh QuerySet, for those who take a manager where a QuerySet is meant. */
  get [STATE](): QueryState {
    return (this.getQuerySet() as { readonly [STATE]: QueryState })[STATE];
  }
}

/** Methods that a manager does not take over. */
const LEFT_OUT: ReadonlySet<string> = new Set(['constructor', 'then', 'catch', 'finally', 'delete']);
const classes = new WeakMap<QuerySetClass, typeof Manager>();

/** The manager class with the methods of a QuerySet class. */
export function managerClass(querySetClass: QuerySetClass): typeof Manager {
  const known = classes.get(querySetClass);
  if (known !== undefined) return known;
  const made = class extends Manager {
    static override querySetClass = querySetClass;
  };
  for (
    let prototype: object = querySetClass.prototype as object;
    prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype) as object
  ) {
    for (const name of Object.getOwnPropertyNames(prototype)) {
      if (LEFT_OUT.has(name) || Object.hasOwn(made.prototype, name)) continue;
      const { value, get } = Object.getOwnPropertyDescriptor(prototype, name)!;
      if (get !== undefined) {
        Object.defineProperty(made.prototype, name, {
          get(this: Manager): unknown {
            return (this.getQuerySet() as Record<string, unknown>)[name];
          },
          configurable: true,
        });
      }
      if (typeof value !== 'function') continue;
      Object.defineProperty(made.prototype, name, {
        value(this: Manager, ...args: unknown[]): unknown {
          const querySet = this.getQuerySet() as Record<string, (...args: unknown[]) => unknown>;
          return querySet[name]!(...args);
        },
        configurable: true,
        writable: true,
      });
    }
  }
  Object.defineProperty(made, 'name', { value: `${querySetClass.name.replace(/QuerySet$/, '')}Manager` });
  classes.set(querySetClass, made);
  return made;
}

/** What a manager of one's own extends: the methods of the QuerySet Q, and `getQuerySet` to narrow it. */
export type ManagerBase<Q> = new (state: () => QueryState) => ManagerOf<Q> & { getQuerySet(): Q };

/**
 * A base class for a manager of one's own, with the methods of a QuerySet class.
 *
 * ```ts
 * export class ApprovedManager extends fromQuerySet(CommentQuerySet) {
 *   override getQuerySet() {
 *     return super.getQuerySet().filter({ approved: true });
 *   }
 * }
 * ```
 * A class for several models passes its type parameter on: `class LivingManager<S extends ModelSchema> extends fromQuerySet(LivingQuerySet)<S>`.
 */
export function fromQuerySet<A extends unknown[], Q extends object>(
  querySetClass: new (...state: A) => Q,
): new (...state: A) => ManagerOf<Q> & { getQuerySet(): Q } {
  return managerClass(querySetClass as unknown as QuerySetClass) as never;
}
