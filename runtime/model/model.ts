import { MultipleObjectsReturned, NotUpdated, ObjectDoesNotExist } from '../errors/object-errors.js';
import type { ChoiceName } from '../query/types/choice-name.js';
import type { CreateInput, PartialInput } from '../query/types/create-input.js';
import type { DateName } from '../query/types/date-name.js';
import type { JsonRow, PlainRow } from '../query/types/plain-row.js';
import type { ModelTypes } from '../query/types/instance.js';
import type { UpdateValues } from '../query/types/update-values.js';
import type { ColumnName } from '../query/types/options.js';
import type { SameModel } from '../query/types/query-set-like.js';
import type { HasRowOrder } from '../query/types/row-order.js';
import type { Offer, Where } from '../query/types/where.js';
import type { ModelSchema } from '../query/types/schema.js';
import { HYDRATE } from './hydrate-token.js';
import { instanceEngine } from './instance-engine.js';
import { giveAccess, type LoadedRelations } from './instance-internals.js';
import type { DeleteOptions, RefreshOptions, SaveOptions, ValidateOptions } from './instance-options.js';
import type { ShownBy } from './instances/inspect-instance.js';
import { NEW, type Origin } from './origin.js';

export interface Model<S extends ModelSchema> extends ModelTypes<S> {}

/**
 * A row of a table. Generated classes extend it, one per model; a user's own class may extend those.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/instances/
 */
export abstract class Model<S extends ModelSchema> {
  #origin: Origin;
  #related: LoadedRelations | undefined;

  constructor(values: CreateInput<S>);
  constructor(values: CreateInput<S>, origin?: Origin, related?: LoadedRelations) {
    // Rows of the database come with a token and their origin; whoever read them sets the columns.
    if ((values as unknown) === HYDRATE) {
      this.#origin = origin!;
      this.#related = related;
      return;
    }
    this.#origin = NEW;
    instanceEngine.initialize(this, values ?? {});
  }

  static {
    giveAccess({
      origin: (instance) => (instance as Model<ModelSchema>).#origin,
      setOrigin: (instance, origin) => {
        (instance as Model<ModelSchema>).#origin = origin;
      },
      related: (instance) => (instance as Model<ModelSchema>).#related,
      setRelated: (instance, related) => {
        (instance as Model<ModelSchema>).#related = related;
      },
      overridesSave: (instance) => (instance as Model<ModelSchema>).save !== Model.prototype.save,
    });
    // For `console.log` of Node; a member that people never call has no type.
    Object.defineProperty(this.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      value(this: object, ...show: ShownBy): string {
        return #origin in this ? instanceEngine.inspect(this, ...show) : `${this.constructor.name} {}`;
      },
      configurable: true,
      writable: true,
    });
  }

  /** Thrown by `get()` of this model when no row matches. */
  static get DoesNotExist(): typeof ObjectDoesNotExist {
    return errorClass(this, 'DoesNotExist', ObjectDoesNotExist);
  }

  /** Thrown by `get()` of this model when several rows match. */
  static get MultipleObjectsReturned(): typeof MultipleObjectsReturned {
    return errorClass(this, 'MultipleObjectsReturned', MultipleObjectsReturned);
  }

  /** Thrown by a forced update, `save({ forceUpdate: true })` or `save({ updateFields })`, that finds no row of this model. */
  static get NotUpdated(): typeof NotUpdated {
    return errorClass(this, 'NotUpdated', NotUpdated);
  }

  /**
   * The value of the primary key, a tuple for a key of several columns; undefined before the row is saved, null after it is deleted.
   *
   * Django: https://docs.djangoproject.com/en/stable/ref/models/instances/#the-pk-property
   */
  get pk(): S['pk'] {
    return instanceEngine.key(this) as S['pk'];
  }

  /**
   * Inserts the row, or updates it when it came from the database.
   *
   * ```ts
   * post.title = 'Hello';
   * await post.save(); // UPDATE "post" SET "title" = $1, … WHERE "id" = $2
   * await post.save({ updateFields: ['title'] });
   * ```
   *
   * Throws MODEL.UNSAVED_RELATED when a related instance has no key yet, and the model's NotUpdated when an update that must happen finds no row.
   *
   * Django: https://docs.djangoproject.com/en/stable/ref/models/instances/#saving-objects
   */
  save(options: SaveOptions<ColumnName<S>> = {}): Promise<void> {
    return instanceEngine.save(this, options);
  }

  /**
   * Deletes the row and what hangs on it, as the `onDelete` of the keys to it says: the number of rows, in all and by model. The instance keeps
   * its values without its key.
   *
   * ```ts
   * const [total, byModel] = await author.delete(); // [5, { Post: 4, Author: 1 }]
   * ```
   *
   * Throws ProtectedError or RestrictedError when rows that point at it hold it back, and then deletes nothing.
   *
   * Django: https://docs.djangoproject.com/en/stable/ref/models/instances/#deleting-objects
   */
  delete(options: DeleteOptions = {}): Promise<[total: number, byModel: Record<string, number>]> {
    return instanceEngine.delete(this, options);
  }

  /**
   * Reads the row again: the columns that were loaded, or those that are named. Loaded relations are forgotten.
   *
   * ```ts
   * await post.refreshFromDb({ fields: ['views'] });
   * ```
   *
   * Throws the model's DoesNotExist when the row is gone.
   *
   * Django: https://docs.djangoproject.com/en/stable/ref/models/instances/#refreshing-objects-from-database
   */
  refreshFromDb(options: RefreshOptions<ColumnName<S>, SameModel<S>> = {}): Promise<void> {
    return instanceEngine.refresh(this, options);
  }

  /**
   * Checks fields, then uniqueness and constraints, for which it asks the database; `save()` does not. ValidationError says what is wrong,
   * by field.
   *
   * ```ts
   * await post.fullClean({ exclude: ['slug'] });
   * ```
   *
   * Django: https://docs.djangoproject.com/en/stable/ref/models/instances/#validating-objects
   */
  fullClean(options: ValidateOptions<ColumnName<S>> = {}): Promise<void> {
    return instanceEngine.validate(this, options);
  }

  /**
   * Sets fields, to values or to expressions that the database computes at the next `save()`, which reads the results back. What
   * is not saved yet is an expression until then.
   *
   * ```ts
   * await post.assign({ views: F('views').add(1) }).save(); // UPDATE "post" SET …, "views" = "views" + 1 … RETURNING "views"
   * ```
   *
   * Throws QUERY.UNKNOWN_FIELD and QUERY.GENERATED_FIELD, as `update()` does.
   *
   * Django: https://docs.djangoproject.com/en/stable/ref/models/expressions/#f-expressions
   */
  assign<W extends object>(values: UpdateValues<S, W>): this {
    instanceEngine.assign(this, values);
    return this;
  }

  /**
   * The label of the choice that a field holds: `post.getDisplay('status')` → `Published`. A value that is none of the choices comes as
   * it is, null as an empty text.
   *
   * Throws MODEL.NO_CHOICES for a field without choices.
   *
   * Django: https://docs.djangoproject.com/en/stable/ref/models/instances/#django.db.models.Model.get_FOO_display
   */
  getDisplay(field: ChoiceName<S>): string {
    return instanceEngine.display(this, field);
  }

  /**
   * The row after this one by a date that is never null, then by key: `await post.getNextBy('createdAt', { status: 'published' })`.
   * Throws the model's DoesNotExist after the last.
   *
   * Django: https://docs.djangoproject.com/en/stable/ref/models/instances/#django.db.models.Model.get_next_by_FOO
   */
  getNextBy<W = {}>(field: DateName<S>, conditions?: Where<S, W> & Offer<S, keyof W>): Promise<S['model']> {
    return instanceEngine.neighbour(this, field, conditions ?? {}, 'next') as Promise<S['model']>;
  }

  /** The row before this one by a date; throws the model's DoesNotExist before the first. */
  getPreviousBy<W = {}>(field: DateName<S>, conditions?: Where<S, W> & Offer<S, keyof W>): Promise<S['model']> {
    return instanceEngine.neighbour(this, field, conditions ?? {}, 'previous') as Promise<S['model']>;
  }

  /**
   * The row after this one among those of its group, for a model with `orderWithRespectTo`: `await step.getNextInOrder()`.
   * Throws the model's DoesNotExist after the last.
   *
   * Django: https://docs.djangoproject.com/en/stable/ref/models/options/#order-with-respect-to
   */
  getNextInOrder(this: HasRowOrder<S>): Promise<S['model']> {
    return instanceEngine.neighbourInOrder(this as object, 'next') as Promise<S['model']>;
  }

  /** The row before this one among those of its group, for a model with `orderWithRespectTo`. */
  getPreviousInOrder(this: HasRowOrder<S>): Promise<S['model']> {
    return instanceEngine.neighbourInOrder(this as object, 'previous') as Promise<S['model']>;
  }

  /**
   * A new instance with the same values but without a key, which `save()` inserts: `await post.copy({ slug: 'again' }).save()`. Throws
   * MODEL.COPY_DEFERRED when columns are not loaded.
   *
   * Django: https://docs.djangoproject.com/en/stable/topics/db/queries/#copying-model-instances
   */
  copy(values?: PartialInput<S>): S['model'] {
    return instanceEngine.copy(this, values ?? {}) as S['model'];
  }

  /**
   * A plain object of what the query of this row loaded: columns, annotations, and the relations that selectRelated and prefetchRelated
   * named, those to many rows as arrays. Values are as they are.
   *
   * ```ts
   * const [post] = await Post.objects.selectRelated('author').prefetchRelated('tags');
   * post.toObject(); // { id: 1, title: 'Hi', price: Decimal, author: { id: 2, … }, tags: [{ id: 3, name: 'news' }] }
   * ```
   */
  toObject(): PlainRow<this> {
    return instanceEngine.plain(this) as PlainRow<this>;
  }

  /**
   * The same for `JSON.stringify`: big integers, decimals and moments are texts, bytes are base64, and fields with `serialize: false`
   * are left out. A class of one's own may add to it: `override toJSON() { return { ...super.toJSON(), minutes: this.minutes }; }`.
   */
  toJSON(): JsonRow<this> {
    return instanceEngine.json(this) as JsonRow<this>;
  }
}

/**
 * `Post.DoesNotExist` is a class of its own, below the general one, and below that of the model which the class of this one extends:
 * `Place.DoesNotExist` for a restaurant. Made when first asked for.
 */
function errorClass<C extends typeof ObjectDoesNotExist>(owner: object, name: string, Base: C): C {
  const own = errorClasses.get(owner) ?? {};
  if (own[name] !== undefined) return own[name] as C;
  errorClasses.set(owner, own);
  const above = Object.getPrototypeOf(owner) as object;
  const Parent = (owner === Model || above === Model ? Base : errorClass(above, name, Base)) as unknown as new (
    ...args: unknown[]
  ) => Error;
  // DunderError gives its instances the name of their class.
  const value = `${(owner as { readonly name: string }).name}.${name}`;
  const made = Object.defineProperty(class extends Parent {}, 'name', { value, configurable: true });
  own[name] = made;
  return made as unknown as C;
}

const errorClasses = new WeakMap<object, Record<string, unknown>>();
