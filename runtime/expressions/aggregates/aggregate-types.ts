import { FieldError } from '../../errors/query-error.js';
import type { ColumnTypeIR } from '../../../schema/ir/index.js';
import { COUNT, type ValueType } from '../../sql/ast/index.js';

/** A sum of integers stays a number, of big integers a bigint, of decimals a Decimal without a fixed scale. */
export function sumType(type: ValueType): ValueType {
  switch (type.kind) {
    case 'decimal':
      return { kind: 'decimal' };
    case 'bigInteger':
    case 'positiveBigInteger':
      return { kind: 'bigInteger' };
    case 'float':
    case 'duration':
      return type;
    default:
      return COUNT;
  }
}

export function averageType(type: ValueType): ValueType {
  return type.kind === 'decimal' || type.kind === 'duration' ? { kind: type.kind } : { kind: 'float' };
}

/** An array of these. */
export function arrayType(type: ValueType): ValueType {
  if (type.kind === 'unknown') {
    throw new FieldError({
      code: 'QUERY.UNKNOWN_TYPE',
      message: 'The type of the members of the array is not known.',
      hint: 'Say it: ExpressionWrapper(…, { outputField: fields.text() }), or Subquery({ outputField }).',
    });
  }
  // Limits are of the column; the values have passed it.
  const base: ColumnTypeIR = type.kind === 'count' ? { kind: 'bigAuto' } : type.kind === 'searchQuery' ? { kind: 'text' } : type;
  return { kind: 'array', base };
}
