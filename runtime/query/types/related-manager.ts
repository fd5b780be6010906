import type { CreateInput, CreateValues, CreateValuesBesides, PartialInput, Without } from './create-input.js';
import type { RelationInput } from './lookup-path.js';
import type { ReadingMethods } from '../reading-methods.js';
import type { RefiningMethods } from '../refining-methods.js';
import type { MakingMethods, UpdatingMethods } from '../writing-methods.js';
import type { ManagerOf, PlainManager } from './manager.js';
import type { BulkCreateOptions, ColumnName } from './options.js';
import type { HasRowOrder } from './row-order.js';
import type { ModelSchema } from './schema.js';
import type { SameModel } from './query-set-like.js';
import type { LoadedFn } from './loading.js';
import type { prefetched, querySchema } from './symbols.js';
import type { UpdateValues } from './update-values.js';
import type { Offer, Where } from './where.js';

/** `author.posts`: the rows whose foreign key F points at the instance, of a model that names no QuerySet of its own. */
export interface RelatedObjects<S extends ModelSchema, F extends string>
  extends PlainManager<S>, RefiningMethods, ReadingMethods, UpdatingMethods, MakingMethods, RelatedWrites<S, F> {
  readonly [prefetched]: RelatedFn<S, F>;
}
/** `post.tags`: the rows that the join table links to the instance, of such a model. */
export interface LinkedObjects<S extends ModelSchema, T = object>
  extends PlainManager<S>, RefiningMethods, ReadingMethods, UpdatingMethods, LinkedWrites<S, T> {
  readonly [prefetched]: LinkedFn<S, T>;
}
/** The same once its rows R are loaded. */
export interface LoadedRelatedObjects<in out S extends ModelSchema, in out F extends string, out R>
  extends RelatedObjects<S, F>, Iterable<R> {}
export interface LoadedLinkedObjects<in out S extends ModelSchema, in out T, out R> extends LinkedObjects<S, T>, Iterable<R> {}
interface RelatedFn<S extends ModelSchema, F extends string> extends LoadedFn {
  readonly out: LoadedRelatedObjects<S, F, this['R']>;
}
interface LinkedFn<S extends ModelSchema, T> extends LoadedFn {
  readonly out: LoadedLinkedObjects<S, T, this['R']>;
}
/** `author.posts`: the rows of QuerySet Q whose foreign key F points at the instance. */
export type RelatedManager<Q, F extends string> = ManagerOf<Q, 'create'> & RelatedWrites<SchemaIn<Q>, F>;
/** `post.tags`: the rows of QuerySet Q that the join table links to the instance; its rows take the values T besides. */
export type ManyToManyManager<Q, T = object> = ManagerOf<Q, keyof LinkedWrites<ModelSchema, T>> & LinkedWrites<SchemaIn<Q>, T>;

/** What a row of the join model S is given besides its keys K: `throughDefaults`. */
export type ThroughInput<S extends ModelSchema, K extends string> = Without<CreateInput<S>, K | `${K}Id`>;

type SchemaIn<Q> = Q extends { readonly [querySchema]: infer S extends ModelSchema } ? S : never;

/** https://docs.djangoproject.com/en/stable/ref/models/relations/ */
export interface RelatedWrites<S extends ModelSchema, F extends string> {
  /** The same rows by another manager of their model: `author.posts.manager(Post.visible)`. */
  manager<M extends SameModel<S>>(manager: M): RelatedManager<M, F>;
  /** Creates a row that points at the instance. */
  create<V extends object>(values: CreateValuesBesides<S, V, F | `${F}Id`>): Promise<S['model']>;
  add(members: readonly RelationInput<S>[], options?: { readonly bulk?: boolean }): Promise<void>;
  add(...members: readonly RelationInput<S>[]): Promise<void>;
  /** Only for a nullable key: sets it to null. */
  remove(this: LetsGo<S, F>, ...members: readonly RelationInput<S>[]): Promise<void>;
  /** Of a key that takes no null: adds them, as in Django. */
  set(members: Members<S>, options?: { readonly clear?: boolean; readonly bulk?: boolean }): Promise<void>;
  clear(this: LetsGo<S, F>): Promise<void>;
  /** The keys of the rows in their order, for a model with `orderWithRespectTo`: Django's `blog.get_step_order()`. */
  getOrder(this: HasRowOrder<S>): Promise<S['pk'][]>;
  /** Puts the rows in this order, keys or instances: Django's `blog.set_step_order([…])`. Rows that are not named keep their place. */
  setOrder(this: HasRowOrder<S>, members: Iterable<RelationInput<S>>): Promise<void>;
}

/** Instances or keys; a QuerySet is asked first: `author.posts.set(Post.objects.filter({ … }))`. */
type Members<S extends ModelSchema> = Iterable<RelationInput<S>> | PromiseLike<Iterable<RelationInput<S>>>;

/** The `this` of what takes rows away from a key F that can be null; for others a text that says what to do. */
type LetsGo<S extends ModelSchema, F extends string> = S['rels'] extends { readonly [K in F]: { readonly kind: 'one' } }
  ? `${S['name']}.${F} takes no null: delete the rows, or point them at another one`
  : unknown;

export interface LinkedWrites<S extends ModelSchema, T> {
  /** The same rows by another manager of their model: `post.tags.manager(Tag.visible)`. */
  manager<M extends SameModel<S>>(manager: M): ManyToManyManager<M, T>;
  create<V extends object>(values: CreateValues<S, V>, ...options: ThroughOptions<T>): Promise<S['model']>;
  bulkCreate(instances: Iterable<S['model']>, ...options: ThroughOptions<T, BulkCreateOptions<ColumnName<S>>>): Promise<S['model'][]>;
  /** The linked row that meets the conditions, else a new one, which is linked. */
  getOrCreate<W>(
    where: Where<S, W> & Offer<S, keyof W>,
    ...options: ThroughOptions<T, { readonly defaults?: PartialInput<NoInfer<S>> }>
  ): Promise<[row: S['model'], created: boolean]>;
  updateOrCreate<W, D extends object>(
    where: Where<S, W> & Offer<S, keyof W>,
    ...options: ThroughOptions<T, { readonly defaults?: UpdateValues<S, D>; readonly createDefaults?: PartialInput<NoInfer<S>> }>
  ): Promise<[row: S['model'], created: boolean]>;
  add(members: readonly RelationInput<S>[], ...options: ThroughOptions<T>): Promise<void>;
  add(this: NeedsNoMore<T>, ...members: readonly RelationInput<S>[]): Promise<void>;
  remove(...members: readonly RelationInput<S>[]): Promise<void>;
  set(members: Members<S>, ...options: ThroughOptions<T, { readonly clear?: boolean }>): Promise<void>;
  clear(): Promise<void>;
}

/** The options X and `throughDefaults`, which must be given when the join model has fields that need a value. */
type ThroughOptions<T, X = unknown> = {} extends T
  ? [options?: { readonly throughDefaults?: T } & X]
  : [options: { readonly throughDefaults: T } & X];

/** The `this` of an `add(tag)` without options. */
type NeedsNoMore<T> = {} extends T ? unknown : 'The join model has fields that need a value: add([…], { throughDefaults: { … } })';
