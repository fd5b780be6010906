import { FieldError } from '../../errors/query-error.js';
import type { ExpressionSqlNode, ValueType } from '../../sql/ast/index.js';
import { containsAggregate } from '../../sql/ast/walk.js';
import type { OrderExpression } from '../base-expression.js';
import { BaseExpression } from '../base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from '../expression.js';
import { conditional } from '../conditions.js';
import { Slot } from '../slot.js';
import type { Tracer } from '../tracer.js';

export interface AggregateRule {
  readonly name: string;
  readonly type: (argument: ValueType, subject?: string) => ValueType;
  /** What it gives over no rows: Count 0, the others NULL. */
  readonly empty: 0 | null;
}

export interface AggregateParts {
  readonly distinct: boolean;
  readonly filter: ExpressionNode | null;
  readonly default: ExpressionNode | null;
  readonly orderBy: readonly OrderExpression[];
  /** Further arguments: the delimiter of StringAgg. */
  readonly more: readonly ExpressionNode[];
}

/** `Sum('views', { filter: Q({ status: 'published' }), default: 0 })`; a null argument is `*`. */
export class AggregateExpression extends BaseExpression {
  constructor(
    readonly rule: AggregateRule,
    readonly argument: ExpressionNode | null,
    readonly parts: AggregateParts,
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    const { distinct, filter, orderBy, more } = this.parts;
    tracer.text(`${this.rule.name}${distinct ? '!' : ''}(`);
    const trace = <T extends ExpressionNode>(one: T): T => one[TRACE](tracer) as T;
    const argument = this.argument === null ? null : trace(this.argument);
    const parts: AggregateParts = {
      distinct,
      filter: filter === null ? null : (tracer.text('?'), trace(filter)),
      default: this.parts.default === null ? null : (tracer.text('='), trace(this.parts.default)),
      orderBy: orderBy.map(trace),
      more: more.map(trace),
    };
    tracer.text(')');
    return new AggregateExpression(this.rule, argument, parts);
  }

  [RESOLVE](scope: Scope): Resolved {
    const { rule, parts } = this;
    const argument = firstOfKey(this.argument?.[RESOLVE](scope) ?? null, rule.name, parts.distinct);
    if (argument !== null && containsAggregate(argument.node)) {
      throw new FieldError({
        code: 'QUERY.NESTED_AGGREGATE',
        message: `Cannot compute ${rule.name} of ${argument.subject === undefined ? 'an aggregate' : `'${argument.subject}'`}: it is an aggregate itself.`,
        hint: 'Aggregate over a subquery, or over an annotation with aggregate().',
      });
    }
    const argumentType: ValueType = argument?.type ?? { kind: 'count' };
    const type = rule.type(argumentType, argument?.subject);
    const node: ExpressionSqlNode = {
      kind: 'aggregate',
      name: rule.name,
      arguments: [argument?.node ?? { kind: 'star' }, ...parts.more.map((one) => one[RESOLVE](scope).node)],
      distinct: parts.distinct,
      filter: parts.filter === null ? null : conditional(parts.filter[RESOLVE](scope)).node,
      orderBy: parts.orderBy.map((term) => ({ expression: term[RESOLVE](scope).node, descending: term.descending, nulls: term.nulls })),
      argumentType,
      type,
    };
    if (parts.default === null) return { node, type, nullable: rule.empty === null, strict: [] };
    const otherwise = resolveDefault(parts.default, type, scope);
    return {
      node: { kind: 'function', name: 'coalesce', arguments: [node, otherwise.node], argumentTypes: [type, otherwise.type], type },
      type,
      nullable: otherwise.nullable,
      strict: [],
    };
  }
}

/** `Count('pk')` of a key of several columns counts the first: none of them is ever NULL. */
function firstOfKey(argument: Resolved | null, name: string, distinct: boolean): Resolved | null {
  if (argument?.node.kind !== 'row') return argument;
  if (name === 'count' && !distinct) return { ...argument, node: argument.node.items[0]!, type: argument.itemTypes?.[0] ?? argument.type };
  throw new FieldError({
    code: 'QUERY.COMPOSITE_VALUE',
    message: `${name} cannot take '${argument.subject ?? 'pk'}', a key of several columns.`,
    hint: 'Name one of its columns.',
  });
}

/** A bare value is sent in the type of the aggregate; beside a count, which may be any integer, in its own. */
function resolveDefault(value: ExpressionNode, type: ValueType, scope: Scope): Resolved {
  if (!(value instanceof Slot) || value.isNull || type.kind === 'count' || type.kind === 'unknown') return value[RESOLVE](scope);
  return { node: value.parameter(type, undefined, true, 'The default'), type, nullable: false, strict: [] };
}
