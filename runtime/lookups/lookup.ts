import type { ExpressionNode, Resolved, Scope } from '../expressions/expression.js';
import { RESOLVE } from '../expressions/expression.js';
import { comparableType } from '../expressions/comparable-type.js';
import { Slot } from '../expressions/slot.js';
import { QueryError } from '../errors/query-error.js';
import type { ValueType } from '../sql/ast/index.js';

/** One comparison to resolve: `left` is the path before the lookup, `right` the value after it. */
export interface LookupContext {
  readonly left: Resolved;
  readonly right: ExpressionNode;
  readonly scope: Scope;
  /** As it was written, for messages. */
  readonly path: string;
  readonly name: string;
}

/** Turns a comparison into a condition: the meaning of `icontains`. */
export type Lookup = (context: LookupContext) => Resolved;

/** Changes the value before the lookup: the meaning of `year` in `createdAt__year__gte`. */
export type Transform = (operand: Resolved, name: string) => Resolved;

/** The value on the right: in the type of the left, unless it brings one of its own. */
export function rightValue({ left, right, scope, path, name }: LookupContext, type?: ValueType): Resolved {
  if (!(right instanceof Slot)) return right[RESOLVE](scope);
  if (right.isNull) throw nullValue(path, name);
  const given = type ?? comparableType(left.type, right);
  const node = right.parameter(given, left.prepare, given !== left.type && type === undefined, path);
  return { node, type: given, nullable: false, strict: [] };
}

export function nullValue(path: string, name: string): QueryError {
  return new QueryError({
    code: 'QUERY.NULL_VALUE',
    message: `${path}: null cannot be the value of '${name}'.`,
    hint: `Use ${path.slice(0, path.length - name.length - 2) || path}__isnull: true to look for NULL.`,
  });
}
