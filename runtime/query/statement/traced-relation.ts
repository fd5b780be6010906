import type { ManyProperty, OneProperty } from '../../model/loading/property.js';
import type { TracedState } from '../trace-state.js';

/** A relation that is loaded in the statement of its parents. */
export interface TracedRelation {
  /** What a prefetch knows it by: its property, or what `toAttr` names. */
  readonly key: string;
  readonly property: OneProperty | ManyProperty;
  readonly state: TracedState;
  /** What the QuerySet of its Prefetch prefetches itself. */
  readonly own: readonly TracedRelation[];
  /** The paths that go on from it. */
  readonly deeper: readonly TracedRelation[];
}
