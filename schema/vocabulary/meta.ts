import type { Constraint } from './constraints/constraint.js';
import type { Expression } from './expressions/expression.js';
import type { OrderBy } from './expressions/order-by.js';
import type { Index } from './indexes/index.js';
import type { ColumnName, FieldName, KeyName, OrderingPath } from './names.js';

/**
 * The options of a model, as its `static meta`. `static override meta` where a base has one too (with `noImplicitOverride`).
 *
 * ```ts
 * static meta: Meta<Post> = { ordering: ['-createdAt'], indexes: [new Index({ fields: ['status'] })] };
 * ```
 *
 * `out T` states what inheritance needs: the options of a subclass may stand where those of its base do.
 *
 * @see https://docs.djangoproject.com/en/stable/ref/models/options/
 */
export interface Meta<out T> {
  /**
   * This class shares the table of the model it extends and adds no fields. Default: false, and a subclass of a concrete model has a table
   * of its own that is joined to its parent's.
   * @example static meta: Meta<FeaturedPost> = { proxy: true };
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#proxy
   */
  readonly proxy?: boolean;
  /**
   * false: the table belongs to someone else, and no migration creates, alters or drops it. Default: true.
   * @example managed: false
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#managed
   */
  readonly managed?: boolean;
  /**
   * The order of rows when a query asks for none: paths, `-` for descending, `'?'` for random, or expressions. Default: none.
   * @example ordering: ['-createdAt', 'author__name', F('price').asc({ nullsLast: true })]
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#ordering
   */
  readonly ordering?: readonly OrderingTerm<T>[];
  /**
   * Indexes over several fields, over expressions, or with a condition. Default: none (fields have `dbIndex`, foreign keys are indexed).
   * @example indexes: [new Index({ fields: ['status', '-createdAt'] }), new Index(Lower('title'), { name: 'post_title_ci' })]
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#indexes
   */
  readonly indexes?: readonly Index<Columns<T>>[];
  /**
   * Rules that the database keeps. Default: none.
   * @example constraints: [new UniqueConstraint({ fields: ['author', 'slug'], name: 'uniq_author_slug' })]
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#constraints
   */
  readonly constraints?: readonly Constraint<Columns<T>>[];
  /**
   * The table's name, without a schema: those of another are found by the search path of the connection. Default: the model's name in snake_case.
   * @example dbTable: 'blog_post'
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#db-table
   */
  readonly dbTable?: string;
  /**
   * A comment on the table, in databases that have them. Default: none.
   * @example dbTableComment: 'What visitors read.'
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#db-table-comment
   */
  readonly dbTableComment?: string;
  /**
   * The model's name for people. Default: the class name in lower-case words.
   * @example verboseName: 'blog post'
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#verbose-name
   */
  readonly verboseName?: string;
  /**
   * The same for several. Default: verboseName with an s.
   * @example verboseNamePlural: 'stories'
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#verbose-name-plural
   */
  readonly verboseNamePlural?: string;
  /**
   * The manager that relations from other models use. Default: the first that is declared, else `objects`.
   * @example defaultManager: 'published'
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#default-manager-name
   */
  readonly defaultManager?: string;
  /**
   * The manager that loads a single related row and refreshes instances; it should filter nothing out. Default: a plain manager.
   * @example baseManager: 'everything'
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#base-manager-name
   */
  readonly baseManager?: string;
  /**
   * The field, or fields, that `latest()` and `earliest()` go by. Default: none; they must be told.
   * @example getLatestBy: ['-priority', 'createdAt']
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#get-latest-by
   */
  readonly getLatestBy?: Signed<Names<T>> | readonly Signed<Names<T>>[];
  /**
   * The relatedName of this model's relations that have none. Default: `postSet`.
   * @example defaultRelatedName: 'entries'
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#default-related-name
   */
  readonly defaultRelatedName?: string;
  /**
   * A relation within which the rows keep an order that can be set; adds the column `_order`. Not together with `ordering`. Default: none.
   * @example orderWithRespectTo: 'question'
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#order-with-respect-to
   */
  readonly orderWithRespectTo?: Keys<T>;
  /**
   * Saving asks by SELECT whether the row is there before it chooses UPDATE or INSERT, as some triggers need. Default: false.
   * @example selectOnSave: true
   * @see https://docs.djangoproject.com/en/stable/ref/models/options/#select-on-save
   */
  readonly selectOnSave?: boolean;
}

/** One term of an ordering. */
export type OrderingTerm<T> = Paths<T> | '?' | Expression | OrderBy;

type Signed<Name extends string> = Name | `-${Name}`;

// `T extends infer M` hides from the compiler's variance measurement that more fields mean more names: see Meta's `out T`.
type Paths<T> = T extends infer M ? Signed<OrderingPath<M>> : never;
type Names<T> = T extends infer M ? FieldName<M> : never;
type Columns<T> = T extends infer M ? ColumnName<M> : never;
type Keys<T> = T extends infer M ? KeyName<M> : never;
