import type { TargetMember } from '../model.js';
import type { SetAction } from '../on-delete.js';
import type { ColumnOptions } from './column-options.js';
import type { ReverseOptions } from './reverse-options.js';

/** The options of a foreign key. What `onDelete` says decides which others it needs. */
export type ForeignKeyOptions<Target, Action extends OnDelete> = KeyOptions<Target> & Deletion<Action>;

/** The options of a one-to-one: those of a foreign key, and it is always unique. */
export type OneToOneOptions<Target, Action extends OnDelete> = Omit<KeyOptions<Target>, 'unique'> &
  Deletion<Action> & {
    /**
     * This is the link to the parent's row in multi-table inheritance, in place of the implied `placePtr`. Default: false.
     * @example place = fields.oneToOne(Place, { onDelete: 'CASCADE', parentLink: true, primaryKey: true });
     * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.OneToOneField.parent_link
     */
    readonly parentLink?: boolean;
  };

type KeyValue = string | number | bigint;

interface KeyOptions<Target> extends Omit<ColumnOptions<KeyValue, boolean>, 'null' | 'dbDefault'>, ReverseOptions {
  /**
   * The field of the target that the column refers to; it must be unique. Default: the primary key.
   * @example country = fields.foreignKey(Country, { onDelete: 'PROTECT', toField: 'code' });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.ForeignKey.to_field
   */
  readonly toField?: TargetMember<Target>;
  /**
   * false: the column is there, the constraint in the database is not. Default: true.
   * @example legacy = fields.foreignKey(Legacy, { onDelete: 'DO_NOTHING', dbConstraint: false });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.ForeignKey.db_constraint
   */
  readonly dbConstraint?: boolean;
}

/** What `onDelete` can be. */
export type OnDelete =
  | 'CASCADE'
  | 'PROTECT'
  | 'RESTRICT'
  | 'SET_NULL'
  | 'SET_DEFAULT'
  | 'DO_NOTHING'
  | 'DB_CASCADE'
  | 'DB_SET_NULL'
  | 'DB_SET_DEFAULT'
  | SetAction;

type Deletion<Action extends OnDelete> = {
  /**
   * What becomes of this row when the one it points at is deleted. `CASCADE`: it goes too. `PROTECT`: the deletion is refused.
   * `RESTRICT`: refused, unless this row goes anyway. `SET_NULL` (needs `null: true`), `SET_DEFAULT` (needs `default`), `SET(value)`:
   * the key changes. `DO_NOTHING`: the database decides. `DB_CASCADE`, `DB_SET_NULL` and `DB_SET_DEFAULT` leave it to the database
   * without loading a row. It must be said: there is no default.
   * @example author = fields.foreignKey(Author, { onDelete: 'CASCADE' });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.ForeignKey.on_delete
   */
  readonly onDelete: Action;
} & Needs<Action>;

/** The options that an action cannot do without. */
type Needs<Action extends OnDelete> = Action extends 'SET_NULL' | 'DB_SET_NULL'
  ? Emptied
  : Action extends 'SET_DEFAULT'
    ? Reset
    : Action extends 'DB_SET_DEFAULT'
      ? ResetByDatabase
      : Any;

interface Any {
  /**
   * The column takes NULL: there need be no related row. Default: false.
   * @example mentor = fields.foreignKey('self', { onDelete: 'SET_NULL', null: true });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#null
   */
  readonly null?: boolean;
  /**
   * The key that a new instance holds. Default: none.
   * @example category = fields.foreignKey(Category, { onDelete: 'SET_DEFAULT', default: 1 });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#default
   */
  readonly default?: KeyValue | null | (() => KeyValue);
  /**
   * The key that the database puts in. Default: none.
   * @example category = fields.foreignKey(Category, { onDelete: 'DB_SET_DEFAULT', dbDefault: 1 });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#db-default
   */
  readonly dbDefault?: KeyValue;
}

interface Emptied extends Any {
  readonly null: true;
}

interface Reset extends Any {
  readonly default: NonNullable<Any['default']>;
}

interface ResetByDatabase extends Any {
  readonly dbDefault: KeyValue;
}
