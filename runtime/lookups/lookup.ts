import { type ExpressionNode, type Resolved, RESOLVE, type Scope } from '../expressions/expression.js';
import type { ColumnTypeIR } from '../../schema/ir/index.js';
import { ListExpression } from '../expressions/list-expression.js';
import { comparableType } from '../expressions/comparable-type.js';
import { constantOf, resolveAs, writtenAs } from '../expressions/resolve-as.js';
import { Slot } from '../expressions/slot.js';
import { refuseUnlikeNumbers } from '../expressions/unlike-numbers.js';
import { QueryError } from '../errors/query-error.js';
import type { ExpressionSqlNode, ValueType } from '../sql/ast/index.js';

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
export function rightValue(context: LookupContext, type?: ValueType): Resolved {
  const { left, right, scope, path, name } = context;
  if (right instanceof ListExpression && left.type.kind === 'array') return arrayOf(context, right, left.type.base);
  if (!(right instanceof Slot)) {
    const made = resolveAs(right, scope, left.type);
    refuseUnlikeNumbers(left.type, made.type);
    return made;
  }
  if (right.isNull) throw nullValue(path, name);
  const given = type ?? comparableType(left.type, right);
  const node = right.parameter(given, left.prepare, given !== left.type && type === undefined, path);
  return { node, type: given, nullable: false, strict: [] };
}

/** What is compared: an annotation that is a constant alone, `d__lt: F('birthday')`, in the type of the value. */
export function leftValue({ left, right, scope }: Omit<LookupContext, 'name'>): Resolved {
  if (constantOf(left) === null) return left;
  const other = right instanceof ListExpression ? right.members.find((member) => !(member instanceof Slot)) : right;
  if (other === undefined || other instanceof Slot || 'state' in other) return left;
  return writtenAs(left, other[RESOLVE](scope).type);
}

/** An array with expressions among its members: `ARRAY["title", $1]::varchar[]`. */
function arrayOf(context: LookupContext, { members }: ListExpression, base: ColumnTypeIR): Resolved {
  const left: Resolved = { ...context.left, type: base };
  const values = members.map((right) => (right instanceof Slot && right.isNull ? NULL : rightValue({ ...context, left, right }).node));
  const parts = values.flatMap((value, index) => (index === 0 ? [value] : [', ', value]));
  const type: ValueType = { kind: 'array', base: unlimited(base) };
  return { node: { kind: 'cast', operand: { kind: 'raw', parts: ['ARRAY[', ...parts, ']'] }, type }, type, nullable: false, strict: [] };
}

const NULL: ExpressionSqlNode = { kind: 'literal', value: null };

/** A cast to `varchar(20)` would cut a longer text off, and find what is none. */
export function unlimited(base: ColumnTypeIR): ColumnTypeIR {
  if (base.kind === 'array') return { kind: 'array', base: unlimited(base.base) };
  return base.kind === 'char' || base.kind === 'decimal' ? { kind: base.kind } : base;
}

export function nullValue(path: string, name: string): QueryError {
  return new QueryError({
    code: 'QUERY.NULL_VALUE',
    message: `${path}: null cannot be the value of '${name}'.`,
    hint: `Use ${path.slice(0, path.length - name.length - 2) || path}__isnull: true to look for NULL.`,
  });
}
