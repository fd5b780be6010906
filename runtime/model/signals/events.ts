import type { ModelSchema } from '../../query/types/schema.js';
import type { Model } from '../model.js';

/** The class of a model, as the sender of its signals. */
export type Sender<M extends object> = abstract new (...args: never[]) => M;
/** What the receivers of all models get. */
export type AnyModel = Model<ModelSchema>;

interface From<M extends object> {
  /** The class of the instance: of a proxy the proxy, of a multi-table child the child. */
  readonly sender: Sender<M>;
}

export interface PreInitEvent<M extends object> extends From<M> {
  /** What the instance is made of: the argument of `new`, or the columns of a row. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface PostInitEvent<M extends object> extends From<M> {
  readonly instance: M;
}

export interface PreSaveEvent<M extends object> extends From<M> {
  readonly instance: M;
  /** For receivers that come from Django, where it is true while fixtures are loaded; dunder loads none. */
  readonly raw: boolean;
  /** The alias of the database. */
  readonly using: string;
  /** The names that `save({ updateFields })` was given; null for all. */
  readonly updateFields: ReadonlySet<string> | null;
}

export interface PostSaveEvent<M extends object> extends PreSaveEvent<M> {
  /** Was the row inserted? */
  readonly created: boolean;
}

export interface DeleteEvent<M extends object> extends From<M> {
  readonly instance: M;
  readonly using: string;
  /** The instance or the QuerySet whose delete() led here. */
  readonly origin: object;
}

export type LinkAction = 'preAdd' | 'postAdd' | 'preRemove' | 'postRemove' | 'preClear' | 'postClear';

export interface LinkEvent<M extends object> extends From<M> {
  /** The instance whose relation changes. The sender is the join model. */
  readonly instance: AnyModel;
  readonly action: LinkAction;
  /** false when the relation is changed from the model that declares it. */
  readonly reverse: boolean;
  /** The model at the other end. */
  readonly model: Sender<AnyModel>;
  /** The keys of the rows at the other end: of add those that were not linked; null for clear. */
  readonly pkSet: ReadonlySet<unknown> | null;
  readonly using: string;
}

/** The event of each signal, for instances of M. */
export interface ModelEvents<M extends object> {
  readonly preInit: PreInitEvent<M>;
  readonly postInit: PostInitEvent<M>;
  readonly preSave: PreSaveEvent<M>;
  readonly postSave: PostSaveEvent<M>;
  readonly preDelete: DeleteEvent<M>;
  readonly postDelete: DeleteEvent<M>;
  readonly m2mChanged: LinkEvent<M>;
}

export type SignalName = keyof ModelEvents<object>;
