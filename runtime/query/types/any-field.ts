import type { ComparisonLookups, JsonLookups, PatternLookups } from './lookups.js';

/** The field of an expression whose type nobody told: raw SQL, a Func without outputField, a reference to an outer query. */
export interface AnyField {
  /** `any`: a value of an unknown type fits every place, as in SQL. */
  readonly value: any;
  readonly input: any;
  readonly lookups: AnyLookups;
  readonly transforms: { readonly [key: string]: AnyField };
}
export interface AnyLookups
  extends ComparisonLookups<any>, PatternLookups, Pick<JsonLookups<any>, 'containedBy' | 'hasAnyKeys' | 'hasKey' | 'hasKeys'> {}
