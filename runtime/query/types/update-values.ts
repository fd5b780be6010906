import type { InputOf } from './field-type.js';
import type { UnknownPath } from './faults.js';
import type { RelationInput } from './lookup-path.js';
import type { ModelSchema, RelNames, Target } from './schema.js';
import type { NoValue, WantedValues } from './type-fn.js';
import type { CheckValue } from './where.js';

/** The parameter of `update`: values or expressions for columns of the model's own. */
export type UpdateValues<S extends ModelSchema, W> =
  | NoValue
  | WantedValues<NoInfer<S>>
  | ({ readonly [K in keyof W]: CheckValue<S, AssignedTo<S, K>, W[K], 'update'> } & OfferAssigned<S, keyof W>) extends infer R extends
  WantedValues<NoInfer<S>> | object
  ? R
  : W;
/** Completes names, as `Offer` does keys: where all are whole there is nothing to offer. */
type OfferAssigned<S extends ModelSchema, K> = [K] extends [never]
  ? AssignedNames<S>
  : [K] extends [keyof S['own'] | keyof S['rels']]
    ? unknown
    : AssignedNames<S>;
type AssignedNames<S extends ModelSchema> = { readonly [P in AssignedName<S>]?: unknown };
/** Of names that only the program that runs will know, nothing is asked. */
type AssignedTo<S extends ModelSchema, K> = string extends K
  ? any
  : K extends keyof S['own'] & keyof S['model']
    ? S['own'][K] extends { readonly generated: true }
      ? UnknownPath<K & string>
      : InputOf<S['own'][K]>
    : K extends RelNames<S>
      ? S['rels'][K] extends { readonly kind: 'one' }
        ? RelationInput<Target<S, K>>
        : S['rels'][K] extends { readonly held: true }
          ? RelationInput<Target<S, K>> | null
          : UnknownPath<K & string>
      : UnknownPath<K & string>;
/** The columns and held relations that can be written. */
export type AssignedName<S extends ModelSchema> =
  | { [K in keyof S['own']]: S['own'][K] extends { readonly generated: true } ? never : K }[keyof S['own']]
  | { [K in keyof S['rels']]: S['rels'][K] extends { readonly kind: 'one' } | { readonly held: true } ? K : never }[keyof S['rels']];
