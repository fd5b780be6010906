import type { ArithmeticOperator, ComparisonOperator, OrderNode, ValueType } from '../sql/ast/index.js';
import { condition, guarded, logical, not } from './conditions.js';
import { type ExpressionNode, isExpression, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import { combinedType } from './combined-type.js';
import { comparableType } from './comparable-type.js';
import { QueryError } from '../errors/query-error.js';
import { describeValue } from '../errors/value-error.js';
import { constantOf, isChoosing, isWrittenAs, resolveAs, writtenAs } from './resolve-as.js';
import { saysNothing } from './says-nothing.js';
import { Slot } from './slot.js';
import type { Tracer } from './tracer.js';
import { refuseUnlikeNumbers } from './unlike-numbers.js';

export interface NullsOptions {
  readonly nullsFirst?: boolean;
  readonly nullsLast?: boolean;
}

/**
 * What all expressions can: arithmetic, comparison, ordering. The classes that these methods make stand in this file too,
 * because each extends the other.
 */
export abstract class BaseExpression implements ExpressionNode {
  abstract [TRACE](tracer: Tracer): ExpressionNode;
  abstract [RESOLVE](scope: Scope): Resolved;

  add(other: unknown): CombinedExpression {
    return new CombinedExpression('+', this, asArgument(other));
  }
  sub(other: unknown): CombinedExpression {
    return new CombinedExpression('-', this, asArgument(other));
  }
  mul(other: unknown): CombinedExpression {
    return new CombinedExpression('*', this, asArgument(other));
  }
  div(other: unknown): CombinedExpression {
    return new CombinedExpression('/', this, asArgument(other));
  }
  mod(other: unknown): CombinedExpression {
    return new CombinedExpression('%', this, asArgument(other));
  }
  pow(other: unknown): CombinedExpression {
    return new CombinedExpression('^', this, asArgument(other));
  }
  bitAnd(other: unknown): CombinedExpression {
    return new CombinedExpression('&', this, asArgument(other));
  }
  bitOr(other: unknown): CombinedExpression {
    return new CombinedExpression('|', this, asArgument(other));
  }
  bitXor(other: unknown): CombinedExpression {
    return new CombinedExpression('#', this, asArgument(other));
  }
  bitLeftShift(other: unknown): CombinedExpression {
    return new CombinedExpression('<<', this, asArgument(other));
  }
  bitRightShift(other: unknown): CombinedExpression {
    return new CombinedExpression('>>', this, asArgument(other));
  }
  /** `-a`, as `a * -1`. */
  neg(): CombinedExpression {
    return new CombinedExpression('*', this, new ValueExpression(-1));
  }

  /** A part of a text, counted from 0: `F('title').slice(0, 3)`. */
  slice(start: number, stop?: number): SliceExpression {
    return new SliceExpression(this, start, stop ?? null);
  }

  eq(other: unknown): ComparisonExpression {
    return new ComparisonExpression('=', this, asArgument(other));
  }
  ne(other: unknown): ComparisonExpression {
    return new ComparisonExpression('<>', this, asArgument(other));
  }
  gt(other: unknown): ComparisonExpression {
    return new ComparisonExpression('>', this, asArgument(other));
  }
  gte(other: unknown): ComparisonExpression {
    return new ComparisonExpression('>=', this, asArgument(other));
  }
  lt(other: unknown): ComparisonExpression {
    return new ComparisonExpression('<', this, asArgument(other));
  }
  lte(other: unknown): ComparisonExpression {
    return new ComparisonExpression('<=', this, asArgument(other));
  }

  asc(options: NullsOptions = {}): OrderExpression {
    return new OrderExpression(this, false, nulls(options));
  }
  desc(options: NullsOptions = {}): OrderExpression {
    return new OrderExpression(this, true, nulls(options));
  }
}

/** An expression that is a condition: it joins with others by `and`, `or`, `xor`, and turns with `not`. */
export abstract class BaseCondition extends BaseExpression {
  and(...others: unknown[]): LogicalExpression {
    return joined('AND', [this, ...others.map(asCondition)]);
  }
  or(...others: unknown[]): LogicalExpression {
    return joined('OR', [this, ...others.map(asCondition)]);
  }
  xor(...others: unknown[]): LogicalExpression {
    return joined('XOR', [this, ...others.map(asCondition)]);
  }
  not(): LogicalExpression {
    return new LogicalExpression('NOT', [this]);
  }
}

/** A constant: `Value('text')`, `Value(1)`. */
export class ValueExpression extends BaseExpression {
  constructor(
    readonly value: unknown,
    readonly type?: ValueType,
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('V');
    if (this.type === undefined) return tracer.value(this.value, 'Value');
    tracer.text(JSON.stringify(this.type));
    return new TypedSlot(tracer.value(this.value, 'Value') as Slot, this.type);
  }

  [RESOLVE](): Resolved {
    throw new TypeError('A value was resolved before it was traced.');
  }
}

/** A value whose type was said. */
class TypedSlot implements ExpressionNode {
  constructor(
    readonly slot: Slot,
    readonly type: ValueType,
  ) {}
  [TRACE](tracer: Tracer): ExpressionNode {
    return this.slot[TRACE](tracer);
  }
  [RESOLVE](_scope: Scope): Resolved {
    return { node: this.slot.parameter(this.type, undefined, true), type: this.type, nullable: this.slot.isNull, strict: [] };
  }
}

/** `F('author__age')`. A boolean field may stand as a condition. */
export class PathExpression extends BaseCondition {
  constructor(readonly path: string) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('F');
    tracer.name(this.path);
    return this;
  }

  [RESOLVE](scope: Scope): Resolved {
    return scope.path(this.path);
  }
}

/** `a + b` */
export class CombinedExpression extends BaseExpression {
  constructor(
    readonly operator: ArithmeticOperator,
    readonly left: ExpressionNode,
    readonly right: ExpressionNode,
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`(${this.operator}`);
    const left = this.left[TRACE](tracer);
    tracer.text(',');
    const right = this.right[TRACE](tracer);
    tracer.text(')');
    return new CombinedExpression(this.operator, left, right);
  }

  [RESOLVE](scope: Scope): Resolved {
    const { left, right } = this.#sides(this.left[RESOLVE](scope), this.right[RESOLVE](scope));
    const type = combinedType(this.operator, left.type, right.type);
    const node = {
      kind: 'arithmetic',
      operator: this.operator,
      left: left.node,
      right: right.node,
      leftType: left.type,
      rightType: right.type,
      type,
    } as const;
    return { node, type, nullable: left.nullable || right.nullable, strict: [...left.strict, ...right.strict] };
  }

  /**
   * A number that is written out is a decimal beside one, `"price" * $1::numeric`, exact, and a duration that is added to one; what is
   * subtracted from a date is written as a text.
   */
  #sides(left: Resolved, right: Resolved): { readonly left: Resolved; readonly right: Resolved } {
    if (this.operator === '^') return { left, right };
    const adds = this.operator === '+' || this.operator === '-';
    const beside = (own: Resolved, { type }: Resolved): Resolved => {
      const slot = constantOf(own);
      if (slot === null) return own;
      const decimal = slot.tag === 'N' && type.kind === 'decimal';
      if (!decimal && !(adds && type.kind !== 'decimal' && isWrittenAs(slot, type))) return own;
      const given: ValueType = decimal ? { kind: 'decimal' } : type;
      return { ...own, node: slot.parameter(given, undefined, true), type: given };
    };
    return { left: beside(left, right), right: beside(right, left) };
  }
}

/** `SUBSTR("title", 1, 3)`: the characters from `start` to before `stop`. */
export class SliceExpression extends BaseExpression {
  constructor(
    readonly operand: ExpressionNode,
    readonly start: number,
    readonly stop: number | null,
  ) {
    super();
    const wrong = [start, stop ?? start].find((bound) => !Number.isSafeInteger(bound) || bound < 0);
    if (wrong === undefined && (stop ?? start) >= start) return;
    throw new QueryError({
      code: 'QUERY.BAD_SLICE',
      message: `slice(${start}${stop === null ? '' : `, ${stop}`}) of an expression counts characters from 0, and ends where it starts or later.`,
      hint: "Use Right('title', 3) for the end of a text.",
    });
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`slice${this.start},${this.stop ?? ''}(`);
    const operand = this.operand[TRACE](tracer);
    tracer.text(')');
    return new SliceExpression(operand, this.start, this.stop);
  }

  [RESOLVE](scope: Scope): Resolved {
    const { node, type, nullable, strict } = this.operand[RESOLVE](scope);
    const bounds = this.stop === null ? [this.start + 1] : [this.start + 1, this.stop - this.start];
    const called = {
      kind: 'function',
      name: 'substr',
      arguments: [node, ...bounds.map((value) => ({ kind: 'literal', value }) as const)],
      argumentTypes: [type],
      type,
    } as const;
    return { node: called, type, nullable, strict };
  }
}

/** `F('a').gt(F('b'))` */
export class ComparisonExpression extends BaseCondition {
  constructor(
    readonly operator: ComparisonOperator,
    readonly left: ExpressionNode,
    readonly right: ExpressionNode,
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`(${this.operator}`);
    const left = this.left[TRACE](tracer);
    tracer.text(',');
    const right = this.right[TRACE](tracer);
    tracer.text(')');
    return new ComparisonExpression(this.operator, left, right);
  }

  [RESOLVE](scope: Scope): Resolved {
    const left = resolveBeside(this.left, this.right, scope);
    const right = resolveBeside(this.right, this.left, scope);
    refuseUnlikeNumbers(left.type, right.type);
    const node = { kind: 'comparison', operator: this.operator, left: left.node, right: right.node } as const;
    const made = condition(node, [...left.strict, ...right.strict], left.nullable || right.nullable);
    return scope.negated ? guarded(made, [left, right]) : made;
  }
}

/** A bare value takes the type of what it is compared with, a number that no integer is excepted: `F('views').mul(2).gt(2.5)`. */
function resolveBeside(side: ExpressionNode, other: ExpressionNode, scope: Scope): Resolved {
  if (other instanceof Slot) return side[RESOLVE](scope);
  if (!(side instanceof Slot)) {
    if (isChoosing(side)) return resolveAs(side, scope, other[RESOLVE](scope).type);
    const made = side[RESOLVE](scope);
    return constantOf(made) === null ? made : writtenAs(made, other[RESOLVE](scope).type);
  }
  if (side.isNull) return side[RESOLVE](scope);
  const { type, prepare } = other[RESOLVE](scope);
  const given = comparableType(type, side);
  return { node: side.parameter(given, prepare, given !== type), type: given, nullable: false, strict: [] };
}

/** AND, OR, XOR and NOT over conditions: what `Q` makes. */
export class LogicalExpression extends BaseCondition {
  constructor(
    readonly connector: 'AND' | 'OR' | 'XOR' | 'NOT',
    readonly children: readonly ExpressionNode[],
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`{${this.connector}`);
    const children = this.children.map((child) => child[TRACE](tracer));
    tracer.text('}');
    return new LogicalExpression(this.connector, children);
  }

  [RESOLVE](scope: Scope): Resolved {
    if (this.connector === 'NOT') {
      const inner = scope.withNegation();
      return not(logical('AND', this.children.map((child) => child[RESOLVE](inner)))); // prettier-ignore
    }
    return logical(this.connector, this.children.map((child) => child[RESOLVE](scope))); // prettier-ignore
  }
}

/** An empty condition is no part of a whole: `Q().or(x)` is x. A chain of thousands is one list, as in Django, and not as deep as it is long. */
function joined(connector: 'AND' | 'OR' | 'XOR', parts: readonly ExpressionNode[]): LogicalExpression {
  const kept = parts.filter((part) => !isEmpty(part));
  if (kept.length < 2) return new LogicalExpression('AND', kept);
  return new LogicalExpression(
    connector,
    connector === 'XOR' ? kept : kept.flatMap((part) => (part instanceof LogicalExpression && part.connector === connector ? part.children : [part])), // prettier-ignore
  );
}

function isEmpty(part: ExpressionNode): boolean {
  return part instanceof LogicalExpression && part.connector !== 'NOT' && part.children.length === 0;
}

/** One `path__lookup: value` of a `Q` or a filter. */
export class LookupExpression extends BaseCondition {
  readonly value: unknown;

  constructor(
    readonly path: string,
    value: unknown,
  ) {
    super();
    // A generator gives its values once; the condition may be asked many times.
    this.value = isOtherList(value) && path.endsWith('__in') ? [...value] : value;
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.name(this.path);
    // Lists whose members stand one by one in the text: their length belongs to the shape.
    if (Array.isArray(this.value) && COUNTED.test(this.path)) tracer.text(`#${this.value.length}`);
    const value = tracer.value(this.value, this.path);
    return new LookupExpression(this.path, value);
  }

  [RESOLVE](scope: Scope): Resolved {
    return scope.condition(this.path, this.value as ExpressionNode);
  }
}

/** A Set, a generator: what `in` takes besides arrays and QuerySets. Bytes are one value. */
function isOtherList(value: unknown): value is Iterable<unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Symbol.iterator in value && !isExpression(value) && !(value instanceof Uint8Array);
}

const COUNTED = /__(range|hasKeys|hasAnyKeys)$/;

/** A term of ORDER BY. */
export class OrderExpression implements ExpressionNode {
  constructor(
    readonly expression: ExpressionNode,
    readonly descending: boolean,
    readonly nulls: OrderNode['nulls'],
  ) {}

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`<${this.descending ? '-' : '+'}${this.nulls ?? ''}`);
    const expression = this.expression[TRACE](tracer);
    tracer.text('>');
    return new OrderExpression(expression, this.descending, this.nulls);
  }

  [RESOLVE](scope: Scope): Resolved {
    return this.expression[RESOLVE](scope);
  }
}

/** An argument of a function or beside an operator: a bare string is a path, anything else that is not an expression a value. */
export function asArgument(argument: unknown): ExpressionNode {
  return typeof argument === 'string' ? new PathExpression(argument) : operand(argument);
}

/** Where no path can be meant: whatever is not an expression is a value. */
export function operand(value: unknown): ExpressionNode {
  return isExpression(value) ? value : new ValueExpression(value);
}

/** A plain object of lookups, or a condition. */
export function asCondition(value: unknown): ExpressionNode {
  if (isExpression(value)) return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || saysNothing(value)) {
    throw new QueryError({
      code: 'QUERY.BAD_CONDITION',
      message: `A condition is an object of lookups or a boolean expression, not ${describeValue(value)}.`,
      hint: typeof value !== 'number' ? "Write { title__icontains: 'x' }, Q({ … }) or Exists(…)." : `Write { pk: ${value} }.`,
    });
  }
  const entries = Object.entries(value).map(([path, given]) => new LookupExpression(path, given));
  return entries.length === 1 ? entries[0]! : new LogicalExpression('AND', entries);
}

function nulls({ nullsFirst, nullsLast }: NullsOptions): OrderNode['nulls'] {
  if (nullsFirst === true && nullsLast === true) {
    throw new QueryError({ code: 'QUERY.NULLS_TWICE', message: 'nullsFirst and nullsLast exclude each other.', hint: 'Give one of them.' });
  }
  return nullsFirst === true ? 'first' : nullsLast === true ? 'last' : null;
}
