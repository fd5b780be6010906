import type { FieldIR } from '../../schema/ir/field-ir.js';

/** A relation as one model sees it: what its types, properties and paths are printed from. */
export type LinkView = LinkBase & LinkShape;

interface LinkBase {
  /** The path segment; null when no path can name it. */
  readonly path: string | null;
  /** The property of instances; null when it has none. */
  readonly accessor: string | null;
  /** Is it a property of a parent's class already? */
  readonly inherited: boolean;
  /** From the schema, for the property's comment. */
  readonly doc?: string | undefined;
}

type LinkShape =
  /** A foreign key or one-to-one of this model; `by` is its column where that holds another field than the target's primary key. */
  | { readonly kind: 'key'; readonly target: string; readonly nullable: boolean; readonly by: FieldIR | null }
  /** The other side of a one-to-one, and what may be assigned to it. */
  | { readonly kind: 'reverseOne'; readonly target: string; readonly assigned: 'never' | 'row' | 'rowOrNull' }
  /** The other side of foreign key `field`. */
  | { readonly kind: 'reverseMany'; readonly target: string; readonly field: string }
  /** A many-to-many, from either side; `through` when its join model is declared, and the fields of it that make the link. */
  | { readonly kind: 'linked'; readonly target: string; readonly through: string | null; readonly ends: readonly string[] }
  | { readonly kind: 'generic'; readonly targets: readonly string[]; readonly nullable: boolean }
  /** The rows whose generic foreign key points here; `held` are the fields that hold the pointer. */
  | { readonly kind: 'genericMany'; readonly target: string; readonly held: readonly string[] };
