import type { ReaderFactory } from '../execute/row-reader.js';
import type { InstanceShape } from '../plan/row-shape.js';

/** How the rows of a relation that came as JSON are read. */
export interface RelationPlan {
  /** The place of its JSON in the row of the parent, or in the parts of a row that is JSON itself. */
  readonly column: number;
  /** Is there one row at most, and no list around it? */
  readonly single: boolean;
  /** Does a row hold an array of its columns, and then its relations? Else it is the array of its columns. */
  readonly parts: boolean;
  /** Are the columns in several arrays, as there are more than one can hold? */
  readonly wide: boolean;
  readonly reader: ReaderFactory;
  readonly instances: readonly InstanceShape[];
  readonly own: RelationPlans;
  readonly deeper: RelationPlans;
}

/** The relations of one level by their keys. */
export type RelationPlans = ReadonlyMap<string, RelationPlan>;

export const NO_RELATIONS: RelationPlans = new Map();
