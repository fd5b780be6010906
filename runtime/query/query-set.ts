import { fromQuerySet, type ManagerBase } from '../model/manager.js';
import { addMethods } from './add-methods.js';
import { engine } from './engine.js';
import { stateOf } from './query-set-core.js';
import type { QueryState } from './query-state.js';
import type { ReadingMethods } from './reading-methods.js';
import { type Rows, UntypedQuerySet } from './reading-query-set.js';
import type { RefiningMethods } from './refining-methods.js';
import type { Instances, NotPlain, RowsAreInstances, Self } from './types/query-set-like.js';
import type { ModelSchema } from './types/schema.js';
import type { plain, values } from './types/symbols.js';
import {
  type CreatingMethods,
  creatingMethods,
  type MakingMethods,
  makingMethods,
  type UpdatingMethods,
  updatingMethods,
} from './writing-methods.js';

/**
 * A query over the rows of a model: immutable, lazy, awaitable and async-iterable. Subclasses add methods of their own, which
 * survive every chain.
 *
 * ```ts
 * class PostQuerySet extends QuerySet<PostSchema> {
 *   published() {
 *     return this.filter({ status: 'published' });
 *   }
 * }
 * ```
 *
 * S is the schema of the model with the names that the query gave besides; K is what the query knows of its rows.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/
 */
export interface QuerySet<S extends ModelSchema, K = Instances<S>>
  extends Rows<S, K>, RefiningMethods, ReadingMethods, CreatingMethods, MakingMethods, UpdatingMethods, DeletingMethods {
  readonly [plain]: readonly [S, K];
  /** What a QuerySet of values has, of a class of the user's own: so it does not fit here. */
  readonly [values]?: never;
}

/** The QuerySet that classes of the user's own extend. */
export interface OwnQuerySet<S extends ModelSchema>
  extends Rows<S, Instances<S>>, RefiningMethods, ReadingMethods, CreatingMethods, MakingMethods, UpdatingMethods, DeletingMethods {
  readonly [plain]: NotPlain;
}

interface DeletingMethods {
  /** Deletes the rows and what hangs on them: the number of rows, in all and by model. */
  delete(this: Self<unknown> & RowsAreInstances): Promise<[total: number, byModel: Record<string, number>]>;
}

/** The class `QuerySet`. */
export interface QuerySetClass {
  new <S extends ModelSchema>(state: QueryState): OwnQuerySet<S>;

  /**
   * A class of managers with the methods of this class, as `fromQuerySet` gives it: `class PublicManager extends PostQuerySet.asManager() {}`.
   * A schema that names a QuerySet class, `static objects = manager(PostQuerySet)`, makes the manager itself.
   *
   * Django: https://docs.djangoproject.com/en/stable/topics/db/managers/#create-manager-with-queryset-methods
   */
  asManager<Q extends object>(this: new (state: QueryState) => Q): ManagerBase<Q>;
}

/** Reads, and what it writes is untyped: `QuerySetClass` says the types. */
const untyped = class QuerySet extends UntypedQuerySet {
  static asManager<Q extends object>(this: new (state: QueryState) => Q): ManagerBase<Q> {
    return fromQuerySet(this) as never;
  }

  delete(): Promise<[total: number, byModel: Record<string, number>]> {
    return engine.delete(stateOf(this));
  }
};
addMethods(untyped, creatingMethods, makingMethods, updatingMethods);

export const QuerySet = untyped as unknown as QuerySetClass;
