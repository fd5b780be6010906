/**
 * Keys of members that exist for the type checker alone. They are symbols, and nobody needs to import them,
 * so that no editor offers them in a completion list; and they carry no value at run time.
 */

/** The type function of an expression: from the schema it is used on to the field that it yields. */
export declare const fn: unique symbol;
/** The schema that an expression was written for, when its context gave one. */
export declare const schema: unique symbol;
/** Marks `Wanted`, which no value has. */
export declare const wanted: unique symbol;
/** The conditions of a `Q` whose paths wait for a schema. */
export declare const conditions: unique symbol;
/** The relations of an instance that are there without a query. */
export declare const loaded: unique symbol;
/** The rows of a many-valued relation that was prefetched. */
export declare const rows: unique symbol;
/** The models that an instance is one of. */
export declare const is: unique symbol;
/** The schema of an instance; of a multi-table child its own is the last. */
export declare const modelSchema: unique symbol;
/** The schema of a QuerySet, with its annotations. */
export declare const querySchema: unique symbol;
/** The instance type of a QuerySet's rows. */
export declare const row: unique symbol;
/** What `values` and `valuesList` made of the rows; the last call counts. */
export declare const values: unique symbol;
/** The values of a QuerySet used as a list of one column: `in`. */
export declare const column: unique symbol;
/** The paths of the query around that a QuerySet names. */
export declare const outer: unique symbol;
/** The key of a QuerySet's rows. */
export declare const keyColumn: unique symbol;
/** Annotations that `annotate` (not `alias`) put on the rows. */
export declare const annotated: unique symbol;
/** Rows are not all that the model and the loaded relations make of them: `only`, `defer` or a reset was called. */
export declare const narrowed: unique symbol;
/** The fields that `only` left out; the last call counts. */
export declare const left: unique symbol;
/** The fields that `defer` left out since the last `defer(null)`; the last call counts. */
export declare const deferred: unique symbol;
/** What was loaded of the rows when `selectRelated(null)` or `prefetchRelated(null)` reset it; the last call counts. */
export declare const since: unique symbol;
/** The field type that an output field stands for. */
export declare const fieldType: unique symbol;
/** The QuerySets of a `GenericPrefetch`. */
export declare const generic: unique symbol;
/** Marks numbers that have a fraction: as computed ones, as a written one, or perhaps, as a variable. In the lookups, which outlive NULL. */
export declare const approximate: unique symbol;
/** What a `Prefetch` adds to the rows. */
export declare const prefetch: unique symbol;
/** The QuerySet itself; of a manager the QuerySet behind it. */
export declare const self: unique symbol;
/** What a QuerySet knows of its rows: members of the keys below. */
export declare const known: unique symbol;
/** What a QuerySet of no class of the user's own is made of: its schema and what it knows. */
export declare const plain: unique symbol;
/** The path of a `FilteredRelation`. */
export declare const filtered: unique symbol;
/** Transforms whose names would be keys else: `keys` and `values` of hstore. */
export declare const reserved: unique symbol;
/** What a related manager becomes once its rows are loaded. */
export declare const prefetched: unique symbol;
