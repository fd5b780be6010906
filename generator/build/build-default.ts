import type { ColumnTypeIR, DefaultIR } from '../../schema/ir/field-ir.js';
import type { ExpressionIR } from '../../schema/ir/expression-ir.js';
import type { DiagnosticBag } from '../diagnostics.js';
import type { Reading } from '../parse/reading.js';
import { buildExpression } from './build-expression.js';
import { toJson } from './option-reader.js';

const GENERATORS = ['uuid4', 'uuid7', 'now', 'today'] as const;

/** `default: 0`, `default: uuid4`, `default: makeSlug`. `type` decides how a number is held: a bigint's and a decimal's digits as text. */
export function buildDefault(bag: DiagnosticBag, subject: string, type: ColumnTypeIR | null, reading: Reading): DefaultIR | undefined {
  if (reading.kind === 'import') return { kind: 'function', import: reading.import };
  if (reading.kind === 'word' || reading.kind === 'call') {
    const builtin = GENERATORS.find((name) => name === reading.name);
    if (builtin && (reading.kind === 'word' || reading.arguments.length === 0)) return { kind: 'builtin', name: builtin };
    const hint = /^[A-Z]/.test(reading.name)
      ? 'An expression of the database belongs into dbDefault.'
      : `Generators of values are ${GENERATORS.join(', ')}.`;
    bag.error('SCHEMA.WRONG_DEFAULT', reading, `The default of '${subject}' cannot be '${reading.name}'.`, hint);
    return undefined;
  }
  if (reading.kind === 'typed') return { kind: 'value', value: reading.value, type: reading.type };
  const value = toJson(reading);
  if (value !== undefined) return { kind: 'value', ...holdExactly(type, value) };
  if (reading.kind !== 'invalid' && !holdsInvalid(reading))
    bag.error(
      'SCHEMA.WRONG_DEFAULT',
      reading,
      `The default of '${subject}' is not a value.`,
      'Write a value, a generator such as uuid4, or an imported function.',
    );
  return undefined;
}

/** `dbDefault: 0`, `dbDefault: Now()`: a constant or an expression without columns. */
export function buildDbDefault(bag: DiagnosticBag, subject: string, type: ColumnTypeIR | null, reading: Reading): ExpressionIR | undefined {
  if (reading.kind === 'typed') return { kind: 'value', value: reading.value, type: reading.type };
  if (reading.kind === 'word' || reading.kind === 'import') {
    const hint = reading.kind === 'import' ? 'A function of your own belongs into default.' : 'Write an expression: dbDefault: Now().';
    bag.error('SCHEMA.WRONG_DB_DEFAULT', reading, `The dbDefault of '${subject}' cannot be computed by the database.`, hint);
    return undefined;
  }
  const value = toJson(reading);
  if (value !== undefined) return { kind: 'value', ...holdExactly(type, value) };
  return buildExpression(bag, subject, reading, 'value');
}

type Held = { readonly value: NonNullable<ReturnType<typeof toJson>> | null; readonly type?: 'bigint' | 'decimal' | 'dateTime' };

function holdExactly(type: ColumnTypeIR | null, value: Held['value']): Held {
  const isDigits = typeof value === 'number' || (typeof value === 'string' && /^[-+]?\d+(\.\d+)?$/.test(value));
  if (type?.kind === 'decimal' && isDigits) return { value: String(value), type: 'decimal' };
  const big = type?.kind === 'bigInteger' || type?.kind === 'positiveBigInteger';
  if (big && typeof value === 'number' && Number.isInteger(value)) return { value: String(value), type: 'bigint' };
  if (type?.kind === 'dateTime' && typeof value === 'string' && !Number.isNaN(Date.parse(value)))
    return { value: new Date(value).toISOString(), type: 'dateTime' };
  return { value };
}

/** true when the fault was reported where it stands, inside. */
function holdsInvalid(reading: Reading): boolean {
  if (reading.kind === 'invalid') return true;
  if (reading.kind === 'array') return reading.items.some(holdsInvalid);
  return reading.kind === 'object' && reading.entries.some((entry) => holdsInvalid(entry.value));
}
