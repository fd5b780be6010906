import type { WhereFor } from '../condition.js';
import type { Fault, UnknownPath } from '../faults.js';
import type { BooleanField } from '../field-types.js';
import type { HoldsIn } from '../holds.js';
import type { RelationPathFor } from '../path-argument.js';
import type { ModelSchema, RelNames, Target } from '../schema.js';
import type { filtered } from '../symbols.js';
import type { Apply, Expression, Loose, SchemaOf, TypeFn, Wanted } from '../type-fn.js';
import type { BooleanFn } from '../where.js';

/** `FilteredRelation('comments', { condition: Q({ comments__approved: true }) })` */
export type FilteredRelationFunction = <P extends string, const W = {}, S = Loose>(
  relation: RelationPathFor<S, P>,
  options?: { readonly condition?: (W & WhereFor<S, W>) | (S extends ModelSchema ? Wanted<S> : never) },
) => FilteredRelationOf<P, W, S>;

export interface FilteredRelationOf<P extends string, W, S> extends Expression<FilteredFn<P, W>, S> {
  readonly [filtered]: P;
}

/** A boolean when path and condition are right, else the fault. */
export interface FilteredFn<P extends string, W> extends TypeFn {
  readonly out: CheckedRelation<RelationAt<SchemaOf<this['S']>, P>, Apply<BooleanFn<W>, this['S']>>;
  readonly holds: HoldsIn<W>;
}
type CheckedRelation<R, C> = R extends Fault ? R : [Extract<C, Fault>] extends [never] ? BooleanField : Extract<C, Fault>;

/** The relation at path P as its name sees it: a row of the target, or none. */
export type FilteredAt<S extends ModelSchema, P> = RelationAt<S, P> extends infer T extends ModelSchema ? Named<T> : never;

/** A relation that a query named: its row is a property of the instance once selectRelated has loaded it. */
export interface Named<T extends ModelSchema> {
  readonly to: T;
  readonly kind: 'maybe';
  readonly named: true;
}

type RelationAt<S extends ModelSchema, P, Full = P> =
  P extends RelNames<S>
    ? Target<S, P>
    : P extends `${infer H}__${infer T}`
      ? H extends RelNames<S>
        ? RelationAt<Target<S, H>, T, Full>
        : UnknownPath<Full & string>
      : UnknownPath<Full & string>;
