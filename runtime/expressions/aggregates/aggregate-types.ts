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

/**
 * Of Min and Max: PostgreSQL has none of documents, ranges and vectors, and as texts, which the other databases compare, 10 comes before 9.
 */
export const orderedType =
  (name: 'Max' | 'Min') =>
  (type: ValueType, subject?: string): ValueType => {
    const hint = insteadOf(type.kind, name, subject);
    if (hint === null) return type;
    const of = subject === undefined ? `${name}() of a value` : `${name}('${subject}')`;
    throw new FieldError({ code: 'QUERY.NO_ORDER', message: `${of}: of values of type ${type.kind} none is the ${name === 'Max' ? 'greatest' : 'least'}.`, hint }); // prettier-ignore
  };

function insteadOf(kind: ValueType['kind'], name: string, subject = 'data'): string | null {
  switch (kind) {
    case 'json':
      return `Name a value in the document, and its type: ${name}(Cast(KT('${subject}__size'), fields.integer())).`;
    case 'hstore':
      return `Name a key: ${name}('${subject}__color').`;
    case 'integerRange':
    case 'bigIntegerRange':
    case 'decimalRange':
    case 'dateRange':
    case 'dateTimeRange':
      return `Name an end: ${name}('${subject}__startswith').`;
    case 'searchVector':
    case 'searchQuery':
    case 'vector':
    case 'halfVector':
    case 'sparseVector':
    case 'bit':
      return 'Take it of what is computed from them, such as a rank or a distance.';
    default:
      return null;
  }
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
