import type { Json, ValueIR } from '../../../schema/ir/index.js';
import type { TypeCodecs } from '../../dialects/dialect.js';
import type { ExpressionSqlNode, ValueType } from '../ast/index.js';
import { badSchemaExpression } from './not-supported.js';

/** A constant of the schema as it stands in SQL, checked and written as a value of `type`. */
export function literalFromIr(value: ValueIR, type: ValueType, codecs: TypeCodecs, subject: string): ExpressionSqlNode {
  const known = type.kind === 'unknown' ? typeOf(value) : type;
  if (value.value === null) return { kind: 'literal', value: null };
  if (known.kind === 'boolean' && typeof value.value === 'boolean') return { kind: 'literal', value: value.value };
  const encoded = codecs.encoder(known, subject)(fromIr(value, known));
  if (typeof encoded === 'number' || typeof encoded === 'bigint' || (isNumber(known) && numeric.test(String(encoded))))
    return numberLiteral(String(encoded));
  if (typeof encoded === 'string') return { kind: 'literal', value: encoded };
  throw badSchemaExpression(subject, 'a constant of bytes', 'Give the default in the program: default, not dbDefault.');
}

/** The type that a constant has by itself. */
export function typeOf({ value, type }: ValueIR): ValueType {
  if (type !== undefined) return { kind: type === 'bigint' ? 'bigInteger' : type };
  if (typeof value === 'boolean') return { kind: 'boolean' };
  if (typeof value === 'number') return { kind: !Number.isInteger(value) ? 'float' : Math.abs(value) < 2 ** 31 ? 'integer' : 'bigAuto' };
  return typeof value === 'string' || value === null ? { kind: 'text' } : { kind: 'json' };
}

/** JSON cannot tell a bigint from text, so the type does. */
function fromIr({ value, type }: ValueIR, known: ValueType): Json | bigint {
  const isBig = known.kind === 'bigInteger' || known.kind === 'positiveBigInteger';
  if (typeof value === 'string' && (type === 'bigint' || isBig)) return isBig || known.kind === 'decimal' ? BigInt(value) : Number(value);
  return value;
}

/** Digits as they are: a number that JavaScript would print otherwise (`9007199254740993`, `1.10`) stands in the text as it was written. */
function numberLiteral(text: string): ExpressionSqlNode {
  const value = Number(text);
  return String(value) === text ? { kind: 'literal', value } : { kind: 'raw', parts: [text] };
}

const numeric = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

function isNumber({ kind }: ValueType): boolean {
  return /integer$|auto$|^float$|^decimal$|^count$/i.test(kind);
}
