import type { IndexMethod } from '../../ir/index-ir.js';
import type { Condition, Expression } from '../expressions/expression.js';
import type { OrderBy } from '../expressions/order-by.js';
import { splitTrailing } from '../trailing-options.js';

declare const columns: unique symbol;

/**
 * An index over fields (`-` for descending), or over expressions.
 * @example new Index({ fields: ['status', '-createdAt'] })
 * @example new Index(Lower('title'), { name: 'post_title_ci' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/indexes/
 */
export class Index<Columns extends string = string> {
  /** A method, so that an index written outside of `meta` can be used in it. */
  declare [columns]?: (this: void, column: Columns) => void;

  readonly expressions: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;

  constructor(first: IndexTerm<NoInfer<Columns>>, ...rest: [...IndexTerm<NoInfer<Columns>>[], IndexExpressionsOptions<NoInfer<Columns>>]);
  // Last, as faults are told of the last one that fits.
  constructor(options: IndexFieldsOptions<NoInfer<Columns>>);
  constructor(...parameters: unknown[]) {
    const [expressions, options] = splitTrailing(parameters);
    this.expressions = expressions;
    this.options = options as Readonly<Record<string, unknown>>;
    Object.freeze(this);
  }
}

type IndexTerm<Columns extends string> = Columns | Expression<Columns> | OrderBy<Columns>;

type IndexField<Columns extends string> = Columns | `-${Columns}`;

interface IndexOptions<Columns extends string> {
  /**
   * The kind of index; all but 'btree', 'hash' and 'fulltext' are PostgreSQL's. The classes `GinIndex` and the like say the same. Default: 'btree'.
   * @example new Index({ fields: ['labels'], method: 'gin' })
   * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/indexes/
   */
  readonly method?: IndexMethod;
  /**
   * Only the rows for which this holds are in it. Default: all rows. MySQL indexes all rows.
   * @example condition: Q({ status: 'published' })
   * @see https://docs.djangoproject.com/en/stable/ref/models/indexes/#condition
   */
  readonly condition?: Condition<Columns>;
  /**
   * Fields that it holds besides, so that a query need not look into the table (PostgreSQL). Default: none.
   * @example include: ['title']
   * @see https://docs.djangoproject.com/en/stable/ref/models/indexes/#include
   */
  readonly include?: readonly Columns[];
  /**
   * What PostgreSQL calls storage parameters, by its own names; of a full-text index the parser. Default: the database's.
   * @example parameters: { fastupdate: false }
   * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/indexes/
   */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
}

interface IndexFieldsOptions<Columns extends string> extends IndexOptions<Columns> {
  /**
   * The indexed fields.
   * @example fields: ['status', '-createdAt']
   * @see https://docs.djangoproject.com/en/stable/ref/models/indexes/#fields
   */
  readonly fields: readonly [IndexField<Columns>, ...IndexField<Columns>[]];
  /**
   * The index's name in the database. In an abstract base `{model}` (or `%(class)s`) stands for the model's name. Default: table, columns and a hash.
   * @example name: 'post_status_idx'
   * @see https://docs.djangoproject.com/en/stable/ref/models/indexes/#name
   */
  readonly name?: string;
  /**
   * PostgreSQL operator classes, one for each field. Default: those of the types.
   * @example opclasses: ['gin_trgm_ops']
   * @see https://docs.djangoproject.com/en/stable/ref/models/indexes/#opclasses
   */
  readonly opclasses?: readonly string[];
}

interface IndexExpressionsOptions<Columns extends string> extends IndexOptions<Columns> {
  /**
   * The index's name in the database; over expressions it must be given.
   * @example name: 'post_title_ci'
   * @see https://docs.djangoproject.com/en/stable/ref/models/indexes/#name
   */
  readonly name: string;
}
