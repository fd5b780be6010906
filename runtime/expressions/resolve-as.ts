import type { ValueType } from '../sql/ast/index.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope } from './expression.js';
import { Slot } from './slot.js';

/** Of an expression that chooses one of its parts: resolves those that have no type of their own as this one. */
export const RESOLVE_AS: unique symbol = Symbol('resolveAs');

interface Choosing extends ExpressionNode {
  [RESOLVE_AS](scope: Scope, type: ValueType): Resolved;
}

export const isChoosing = (expression: ExpressionNode): expression is Choosing => RESOLVE_AS in expression;

/**
 * A constant without a type of its own has that of its place: `Coalesce('birthday', Value('2000-01-01'))` is a date, and 5000 beside a duration
 * are milliseconds. PostgreSQL would refuse the text, and SQLite take the number for microseconds.
 */
export function resolveAs(expression: ExpressionNode, scope: Scope, type: ValueType): Resolved {
  if (!(expression instanceof Slot)) return isChoosing(expression) ? expression[RESOLVE_AS](scope, type) : expression[RESOLVE](scope);
  if (!isWrittenAs(expression, type)) return expression[RESOLVE](scope);
  return { node: expression.parameter(type, undefined, true), type, nullable: false, strict: [] };
}

/** The parts of an expression that are alike: constants take the type of the first of the others, else the one of their place. */
export function resolveAlike(parts: readonly ExpressionNode[], scope: Scope, place: ValueType | null): Resolved[] {
  const typed = parts.map((part) => (part instanceof Slot || isChoosing(part) ? null : part[RESOLVE](scope)));
  let type = firstType(typed) ?? place;
  const as = (part: ExpressionNode): Resolved => (type === null ? part[RESOLVE](scope) : resolveAs(part, scope, type));
  const chosen = parts.map((part, index) => typed[index] ?? (part instanceof Slot ? null : as(part)));
  type ??= firstType(chosen);
  return parts.map((part, index) => chosen[index] ?? as(part));
}

const firstType = (parts: readonly (Resolved | null)[]): ValueType | null =>
  parts.find((one) => one !== null && one.type.kind !== 'unknown')?.type ?? null;

/** What JavaScript has no type for is written as a text or as a number. */
export function isWrittenAs({ tag }: Slot, { kind }: ValueType): boolean {
  return tag === 's' ? TEXTS.has(kind) : kind === 'duration' && (tag === 'n' || tag === 'I' || tag === 'N');
}

const TEXTS: ReadonlySet<string> = new Set(['date', 'time', 'uuid', 'ipAddress', 'decimal']);
