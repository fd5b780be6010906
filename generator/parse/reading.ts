import type { ImportIR } from '../../schema/ir/field-ir.js';
import type { Place } from '../diagnostics.js';

/**
 * What an expression of a schema file says, before anybody asks what it is for.
 * The set is closed: an expression that is none of these is a fault, reported where it stands, and `invalid` here.
 */
export type Reading =
  | LiteralReading
  | TypedReading
  | PatternReading
  | ArrayReading
  | ObjectReading
  | CallReading
  | MethodReading
  | WordReading
  | ModelReading
  | ImportReading
  | EnumReading
  | InvalidReading;

export interface LiteralReading extends Place {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** `10n`, and `new Date('…')`: what JSON has no word for. */
export interface TypedReading extends Place {
  readonly kind: 'typed';
  readonly value: string;
  readonly type: 'bigint' | 'dateTime';
}

/** `/^[a-z]+$/i`. */
export interface PatternReading extends Place {
  readonly kind: 'pattern';
  readonly pattern: string;
  readonly flags: string;
}

export interface ArrayReading extends Place {
  readonly kind: 'array';
  readonly items: readonly Reading[];
}

export interface ObjectReading extends Place {
  readonly kind: 'object';
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly name: string;
  readonly key: Place;
  readonly value: Reading;
}

/** A call of the vocabulary: `Q(…)`, `new Index(…)`, `fields.char(…)`, `validators.minValue(…)`. */
export interface CallReading extends Place {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Reading[];
  readonly typeArgument?: TypeReading;
}

/** A method of what was read before it: `F('a').add(1)`. */
export interface MethodReading extends Place {
  readonly kind: 'method';
  readonly name: string;
  readonly object: Reading;
  readonly arguments: readonly Reading[];
}

/** A name of the vocabulary that is not called: `uuid4`, `CASCADE`. */
export interface WordReading extends Place {
  readonly kind: 'word';
  readonly name: string;
}

/** A class of the schema. */
export interface ModelReading extends Place {
  readonly kind: 'model';
  readonly name: string;
}

/** Something of the user's that generated code will import and the generator does not look into. */
export interface ImportReading extends Place {
  readonly kind: 'import';
  readonly import: ImportIR;
  /** A class that takes a type argument. */
  readonly generic?: true;
  /** Why it is no model, for where one is wanted. */
  readonly noModel: string;
}

export interface EnumReading extends Place {
  readonly kind: 'enum';
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly value: string | number }[];
}

export interface InvalidReading extends Place {
  readonly kind: 'invalid';
}

/** `Settings` of `fields.json<Settings>()`. */
export interface TypeReading extends Place {
  readonly kind: 'type';
  readonly imports: readonly ImportIR[];
}
