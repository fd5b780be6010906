import { fromQuerySet, type ManagerBase } from '../model/manager.js';
import { engine } from './engine.js';
import { stateOf } from './query-set-core.js';
import { ReadingQuerySet } from './reading-query-set.js';
import type { CreateInput, PartialInput } from './types/create-input.js';
import type { BulkCreateOptions, BulkUpdateOptions, ColumnName } from './types/options.js';
import type { QueryState } from './query-state.js';
import type { Has, Known, Receiver, RowsAreInstances, Self } from './types/query-set-like.js';
import type { ModelSchema } from './types/schema.js';
import type { AssignedName, UpdateValues } from './types/update-values.js';
import type { Instance } from './types/instance.js';
import type { Offer, Where } from './types/where.js';

/** The base class as the checker sees it: with what a QuerySet knows of its rows. */
interface TypedReadingQuerySet<S extends ModelSchema, R> extends ReadingQuerySet, Known<S, R> {}
const TypedQuerySet = ReadingQuerySet as unknown as abstract new <S extends ModelSchema, R>(
  state: QueryState,
) => TypedReadingQuerySet<S, R>;

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
 * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/
 */
export class QuerySet<S extends ModelSchema, R = S['model']> extends TypedQuerySet<S, R> {
  /**
   * A class of managers with the methods of this class, as `fromQuerySet` gives it: `class PublicManager extends PostQuerySet.asManager() {}`.
   * A schema that names a QuerySet class, `static objects = manager(PostQuerySet)`, makes the manager itself.
   *
   * Django: https://docs.djangoproject.com/en/stable/topics/db/managers/#create-manager-with-queryset-methods
   */
  static asManager<Q extends object>(this: new (state: QueryState) => Q): ManagerBase<Q> {
    return fromQuerySet(this) as never;
  }

  /** Makes a row and saves it. */
  create<S extends ModelSchema>(this: Has<S>, values: CreateInput<NoInfer<S>>): Promise<S['model']> {
    return engine.create(stateOf(this), values) as Promise<never>;
  }

  /** Saves new instances in few statements. */
  bulkCreate<Q, S extends ModelSchema>(
    this: Receiver<Q, S>,
    instances: Iterable<S['model']>,
    options: BulkCreateOptions<ColumnName<S>> = {},
  ): Promise<S['model'][]> {
    return engine.bulkCreate(stateOf(this), instances, options) as Promise<never>;
  }

  /** The row that meets the conditions, else a new one made of them and the defaults; and whether it is new. */
  getOrCreate<S extends ModelSchema, W>(
    this: Has<S>,
    where: Where<S, W> & Offer<S, keyof W>,
    options: { readonly defaults?: PartialInput<NoInfer<S>> } = {},
  ): Promise<[row: S['model'], created: boolean]> {
    return engine.getOrCreate(stateOf(this), where, options) as Promise<never>;
  }

  /** As getOrCreate, and sets the defaults on a row that was there. */
  updateOrCreate<S extends ModelSchema, W>(
    this: Has<S>,
    where: Where<S, W> & Offer<S, keyof W>,
    options: { readonly defaults?: PartialInput<NoInfer<S>>; readonly createDefaults?: PartialInput<NoInfer<S>> } = {},
  ): Promise<[row: S['model'], created: boolean]> {
    return engine.updateOrCreate(stateOf(this), where, options) as Promise<never>;
  }

  /** Sets columns of all the rows in one statement: `update({ views: F('views').add(1) })`. The number of rows. */
  update<Q, S extends ModelSchema, W>(this: Receiver<Q, S>, values: UpdateValues<S, W>): Promise<number> {
    return engine.update(stateOf(this), values);
  }

  /** Saves these fields of instances in few statements. */
  bulkUpdate<Q, S extends ModelSchema>(
    this: Receiver<Q, S>,
    instances: Iterable<Instance<S['name']>>,
    fields: readonly (Exclude<AssignedName<S>, S['key'] | 'pk'> & string)[],
    options: BulkUpdateOptions = {},
  ): Promise<number> {
    return engine.bulkUpdate(stateOf(this), instances, fields, options);
  }

  /** Deletes the rows and what hangs on them: the number of rows, in all and by model. */
  delete(this: Self<unknown> & RowsAreInstances): Promise<[total: number, byModel: Record<string, number>]> {
    return engine.delete(stateOf(this));
  }
}
