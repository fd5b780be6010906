import type { ImportIR } from '../../schema/ir/field-ir.js';
import type { ManagerIR } from '../../schema/ir/model-ir.js';
import type { Place } from '../diagnostics.js';
import type { CallReading, ObjectReading, Reading } from './reading.js';

/** A class of a schema file, as written: nothing is inherited, named or resolved yet. */
export interface ModelDeclaration {
  readonly name: string;
  readonly place: Place;
  readonly abstract: boolean;
  /** The model or abstract base it extends; null for `Model` itself. */
  readonly base: string | null;
  readonly fields: readonly FieldDeclaration[];
  /** Inherited fields that are taken out: `declare`d away or set to null. */
  readonly removed: readonly { readonly name: string; readonly place: Place }[];
  readonly meta?: ObjectReading;
  /** Names that a `...Base.meta` spread brought along are in `meta` already. */
  readonly managers: readonly ManagerIR[];
  readonly modelClass?: ImportIR;
  readonly doc?: string;
}

/** `title = fields.char({ … })`. */
export interface FieldDeclaration {
  readonly name: string;
  /** The property's name. */
  readonly place: Place;
  /** The name under `fields`. */
  readonly kind: string;
  readonly call: CallReading;
  /** Arguments before the options. */
  readonly positional: readonly Reading[];
  readonly options?: ObjectReading;
  readonly doc?: string;
}
