import type { CreateInput } from './create-input.js';
import type { RelationInput } from './lookup-path.js';
import type { ManagerOf } from './manager.js';
import type { HasRowOrder } from './row-order.js';
import type { ModelSchema } from './schema.js';
import type { SameModel } from './query-set-like.js';
import type { querySchema } from './symbols.js';

/** `author.posts`: the rows of QuerySet Q whose foreign key F points at the instance. */
export type RelatedManager<Q, F extends string> = ManagerOf<Q, 'create'> & RelatedWrites<SchemaIn<Q>, F>;
/** `post.tags`: the rows of QuerySet Q that the join table links to the instance; its rows take the values T besides. */
export type ManyToManyManager<Q, T = object> = ManagerOf<Q, 'create'> & LinkedWrites<SchemaIn<Q>, T>;

type SchemaIn<Q> = Q extends { readonly [querySchema]: infer S extends ModelSchema } ? S : never;

/** https://docs.djangoproject.com/en/stable/ref/models/relations/ */
interface RelatedWrites<S extends ModelSchema, F extends string> {
  /** The same rows by another manager of their model: `author.posts.manager(Post.visible)`. */
  manager<M extends SameModel<S>>(manager: M): RelatedManager<M, F>;
  /** Creates a row that points at the instance. */
  create(values: Without<CreateInput<S>, F | `${F}Id`>): Promise<S['model']>;
  add(members: readonly RelationInput<S>[], options?: { readonly bulk?: boolean }): Promise<void>;
  add(...members: readonly RelationInput<S>[]): Promise<void>;
  /** Only for a nullable key: sets it to null. */
  remove(...members: readonly RelationInput<S>[]): Promise<void>;
  set(members: Iterable<RelationInput<S>>, options?: { readonly clear?: boolean; readonly bulk?: boolean }): Promise<void>;
  clear(): Promise<void>;
  /** The keys of the rows in their order, for a model with `orderWithRespectTo`: Django's `blog.get_step_order()`. */
  getOrder(this: HasRowOrder<S>): Promise<S['pk'][]>;
  /** Puts the rows in this order, keys or instances: Django's `blog.set_step_order([…])`. Rows that are not named keep their place. */
  setOrder(this: HasRowOrder<S>, members: Iterable<RelationInput<S>>): Promise<void>;
}

interface LinkedWrites<S extends ModelSchema, T> {
  /** The same rows by another manager of their model: `post.tags.manager(Tag.visible)`. */
  manager<M extends SameModel<S>>(manager: M): ManyToManyManager<M, T>;
  create(values: CreateInput<S>, options?: { readonly throughDefaults?: Partial<T> }): Promise<S['model']>;
  add(members: readonly RelationInput<S>[], options?: { readonly throughDefaults?: Partial<T> }): Promise<void>;
  add(...members: readonly RelationInput<S>[]): Promise<void>;
  remove(...members: readonly RelationInput<S>[]): Promise<void>;
  set(members: Iterable<RelationInput<S>>, options?: { readonly clear?: boolean; readonly throughDefaults?: Partial<T> }): Promise<void>;
  clear(): Promise<void>;
}

/** T without K, member by member of a union. */
type Without<T, K extends PropertyKey> = T extends unknown ? { readonly [P in keyof T as P extends K ? never : P]: T[P] } : never;
