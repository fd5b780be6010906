import type { ValueType } from '../sql/ast/index.js';
import type { Decode } from './codecs/codec.js';

/** How a column stands in an array that becomes JSON, and is read out of it, without losing a digit. */
export interface JsonValue {
  /** The function that the column goes through (`jsonText`, `jsonNumber`, `jsonBytes`); null: JSON has it as it is. */
  readonly through: string | null;
  /** From what `JSON.parse` gives (never null) to the value of the field; undefined when it is already that. */
  readonly decode: Decode | undefined;
}

export interface JsonValues {
  /** For each type; null where nothing is known of the values. */
  of(type: ValueType): JsonValue | null;
  /** Values of one array at most. */
  readonly width: number;
}
