import type { ValueType } from '../sql/ast/index.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope } from './expression.js';
import { Slot } from './slot.js';

/** Of an expression that chooses one of its parts: resolves those that have no type of their own as this one. */
export const RESOLVE_AS: unique symbol = Symbol('resolveAs');

interface Choosing extends ExpressionNode {
  [RESOLVE_AS]?(scope: Scope, type: ValueType): Resolved;
}

/**
 * A constant without a type of its own has that of its place: `Coalesce('birthday', Value('2000-01-01'))` is a date, and 5000 beside a duration
 * are milliseconds. PostgreSQL would refuse the text, and SQLite take the number for microseconds.
 */
export function resolveAs(expression: ExpressionNode, scope: Scope, type: ValueType): Resolved {
  if (!(expression instanceof Slot)) return (expression as Choosing)[RESOLVE_AS]?.(scope, type) ?? expression[RESOLVE](scope);
  if (!isWrittenAs(expression, type)) return expression[RESOLVE](scope);
  return { node: expression.parameter(type, undefined, true), type, nullable: false, strict: [] };
}

/** The parts of an expression that are alike: constants take the type of the first of the others, else the one of their place. */
export function resolveAlike(parts: readonly ExpressionNode[], scope: Scope, place: ValueType | null): Resolved[] {
  const others = parts.map((part) => (part instanceof Slot ? null : place === null ? part[RESOLVE](scope) : resolveAs(part, scope, place)));
  const type = others.find((one) => one !== null && one.type.kind !== 'unknown')?.type ?? place;
  return parts.map((part, index) => others[index] ?? (type === null ? part[RESOLVE](scope) : resolveAs(part, scope, type)));
}

/** What JavaScript has no type for is written as a text or as a number. */
function isWrittenAs({ tag }: Slot, { kind }: ValueType): boolean {
  return tag === 's' ? TEXTS.has(kind) : kind === 'duration' && (tag === 'n' || tag === 'I' || tag === 'N');
}

const TEXTS: ReadonlySet<string> = new Set(['date', 'time', 'uuid', 'ipAddress', 'decimal']);
