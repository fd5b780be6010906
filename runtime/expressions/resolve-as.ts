import type { ValueType } from '../sql/ast/index.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope } from './expression.js';
import type { Slot } from './slot.js';
import { refuseUnlikeNumbers } from './unlike-numbers.js';

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
  if (isChoosing(expression)) return expression[RESOLVE_AS](scope, type);
  return writtenAs(expression[RESOLVE](scope), type);
}

/** The same of what is resolved: an annotation that is a constant alone, `annotate({ since: Value('2000-01-01') })`, is one wherever it is named. */
export function writtenAs(given: Resolved, type: ValueType): Resolved {
  const slot = constantOf(given);
  if (slot === null || !isWrittenAs(slot, type)) return given;
  return { node: slot.parameter(type, undefined, true), type, nullable: false, strict: [] };
}

/** The constant that a value is, and nothing else. */
export function constantOf({ node, constant }: Resolved): Slot | null {
  return constant !== undefined && node.kind === 'parameter' && node.slot === constant.index ? constant : null;
}

/** The parts of an expression that are alike: constants take the type of the first of the others, else the one of their place. */
export function resolveAlike(parts: readonly ExpressionNode[], scope: Scope, place: ValueType | null): Resolved[] {
  const resolved = parts.map((part) => (isChoosing(part) ? null : part[RESOLVE](scope)));
  const typed = resolved.map((one) => (one === null || constantOf(one) !== null ? null : one));
  let type = firstType(typed) ?? place;
  const as = (part: ExpressionNode): Resolved => (type === null ? part[RESOLVE](scope) : resolveAs(part, scope, type));
  const chosen = parts.map((part, index) => typed[index] ?? (resolved[index] === null ? as(part) : null));
  type ??= firstType(chosen);
  const all = parts.map((part, index) => chosen[index] ?? as(part));
  if (type !== null) for (const one of all) refuseUnlikeNumbers(type, one.type);
  return all;
}

const firstType = (parts: readonly (Resolved | null)[]): ValueType | null =>
  parts.find((one) => one !== null && one.type.kind !== 'unknown')?.type ?? null;

/** What JavaScript has no type for is written as a text or as a number, and moments may be. */
export function isWrittenAs({ tag }: Slot, { kind }: ValueType): boolean {
  return tag === 's' ? TEXTS.has(kind) : kind === 'duration' && (tag === 'n' || tag === 'I' || tag === 'N');
}

/** Moments too, for their codec refuses a text without a zone, which SQLite would compare as a text. */
const TEXTS: ReadonlySet<string> = new Set(['date', 'time', 'uuid', 'ipAddress', 'decimal', 'dateTime']);
