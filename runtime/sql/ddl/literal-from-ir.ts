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
  if (isExactNumber(known)) return { kind: 'raw', parts: [String(encoded)] };
  if (typeof encoded === 'number' && Number.isFinite(encoded)) return { kind: 'literal', value: encoded };
  if (typeof encoded === 'bigint' || (isNumber(known) && numeric.test(String(encoded)))) return { kind: 'raw', parts: [String(encoded)] };
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

const numeric = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

function isExactNumber({ kind }: ValueType): boolean {
  return kind === 'decimal' || kind === 'bigInteger' || kind === 'positiveBigInteger';
}

function isNumber({ kind }: ValueType): boolean {
  return /integer$|auto$|^float$|^count$/i.test(kind);
}
