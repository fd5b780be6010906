import type { ModelMeta } from '../../model/model-meta.js';
import type { RelationMeta } from '../../model/relation-meta.js';
import type { ValueType } from '../../sql/ast/index.js';

/** One column of a result, in the order of the SELECT list. */
export interface ColumnShape {
  /** The property that it becomes. */
  readonly name: string;
  readonly type: ValueType;
  /** Of a key of several columns: their types. It stands in as many columns, and is read as a tuple. */
  readonly items?: readonly ValueType[] | undefined;
}

/** The columns of one model's instance inside a row. */
export interface InstanceShape {
  readonly model: ModelMeta;
  /** Where its columns start. */
  readonly offset: number;
  readonly columns: readonly ColumnShape[];
  /** Attributes that were left out by only() and defer(). */
  readonly deferred: readonly string[];
  readonly related: readonly RelatedShape[];
}

/** An instance that hangs on another one through selectRelated. */
export interface RelatedShape {
  readonly relation: RelationMeta;
  /** The name that a FilteredRelation gave it, which becomes a plain property; null: the property of the relation. */
  readonly property: string | null;
  /** May be absent: all its columns are NULL then. The key's column tells. */
  readonly nullable: boolean;
  readonly keyColumn: number;
  readonly instance: InstanceShape;
}

/** How to read the rows of a plan. */
export type RowShape =
  | {
      readonly kind: 'instances';
      readonly instance: InstanceShape;
      readonly annotations: readonly ColumnShape[];
      readonly annotationOffset: number;
      /** The column that a prefetch tells the parents of its rows by. */
      readonly link: { readonly type: ValueType; readonly column: number } | null;
    }
  | { readonly kind: 'objects' | 'tuples' | 'flat'; readonly columns: readonly ColumnShape[] };
