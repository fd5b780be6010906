import type { Field, Relation, RelationKind } from './field.js';
import { inert } from './inert.js';

/** The frozen descriptor of a field. Its `Value` exists for the compiler alone. */
export function declareField<Kind extends string, Value>(kind: Kind, options: object = {}): Field<Kind, Value> {
  return Object.freeze({ kind, options: inert({ ...options }) });
}

/** The frozen descriptor of a field that points at a model. The target stays as written: it may be a class that is not there yet. */
export function declareRelation<Kind extends RelationKind, Target>(
  kind: Kind,
  target: Target,
  options: object = {},
): Relation<Kind, Target> {
  return Object.freeze({ kind, target, options: inert({ ...options }) });
}
