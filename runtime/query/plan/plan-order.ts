import { OrderExpression } from '../../expressions/base-expression.js';
import { isFalse, isTrue } from '../../expressions/conditions.js';
import { type ExpressionNode, RESOLVE } from '../../expressions/expression.js';
import { PathExpression } from '../../expressions/path-expression.js';
import { fromExpressionIR } from '../../expressions/from-ir.js';
import { traceSchema } from '../../expressions/schema-tracer.js';
import { FieldError } from '../../errors/query-error.js';
import type { OrderingIR } from '../../../schema/ir/index.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { ExpressionSqlNode, OrderNode } from '../../sql/ast/index.js';
import { containsAggregate } from '../../sql/ast/walk.js';
import type { TracedState } from '../trace-state.js';
import type { SelectPlanner } from './select-planner.js';
import { walkNamed } from './named-relation.js';
import { walkPath } from './walk-path.js';

type Positions = ReadonlyMap<string, number>;

/** ORDER BY: the state's own ordering, else the model's (not where rows are grouped, as in Django). */
export function planOrder(planner: SelectPlanner, state: TracedState, positions: Positions): OrderNode[] {
  const terms = state.ordering ?? (planner.grouped === null ? traced(planner, modelOrdering(planner.model)) : []);
  const nodes = terms.flatMap((term) => orderTerm(planner, term, positions));
  const kept = nodes.filter(({ expression }) => !isConstant(expression));
  return state.reversed ? kept.map(reversed) : kept;
}

/** `ORDER BY FALSE` is an error on PostgreSQL, and 0 a column on MySQL: what was folded into a constant orders nothing. */
function isConstant(node: ExpressionSqlNode): boolean {
  return node.kind === 'literal' || isTrue(node) || isFalse(node);
}

/** The ordering that the schema declares for a model; `prefix` leads to it: `author__`. */
export function modelOrdering(model: ModelMeta, prefix = ''): readonly (string | ExpressionNode)[] {
  const ordering =
    model.ir.ordering ?? (model.ir.orderWithRespectTo === undefined ? undefined : ORDER_FIELD) ?? model.concrete.ir.ordering ?? [];
  return ordering.map((term) => {
    if (term.expression.kind === 'random') return '?';
    if (term.expression.kind === 'path' && term.nulls === undefined) return `${term.descending ? '-' : ''}${prefix}${term.expression.path}`;
    return new OrderExpression(fromExpressionIR(term.expression, prefix), term.descending, term.nulls ?? null);
  });
}

const traced = ({ features }: SelectPlanner, terms: readonly (string | ExpressionNode)[]): readonly (string | ExpressionNode)[] =>
  terms.map((term) => (typeof term === 'string' ? term : traceSchema(term, features.arrays)));

const ORDER_FIELD: readonly OrderingIR[] = [{ expression: { kind: 'path', path: '_order' }, descending: false }];

function orderTerm(planner: SelectPlanner, term: string | ExpressionNode, positions: Positions, seen: readonly string[] = []): OrderNode[] {
  if (typeof term !== 'string') {
    const ordered = term instanceof OrderExpression ? term : new OrderExpression(term, false, null);
    const { node } =
      ordered.expression instanceof PathExpression ? planner.column(ordered.expression.path) : ordered[RESOLVE](planner.scope());
    checkAggregate(planner, node);
    const selected =
      ordered.nulls === null ? [...positions].find(([name]) => planner.annotations.get(name)?.resolved?.node === node) : undefined;
    // `F('kind').desc()` as `'-kind'`: what is selected needs no second copy of its constants.
    if (selected !== undefined)
      return [{ expression: { kind: 'position', index: selected[1] }, descending: ordered.descending, nulls: null }];
    return [{ expression: node, descending: ordered.descending, nulls: ordered.nulls }];
  }
  if (term === '?')
    return [{ expression: { kind: 'function', name: 'random', arguments: [], type: { kind: 'float' } }, descending: false, nulls: null }];
  const descending = term.startsWith('-');
  const path = descending ? term.slice(1) : term;
  const position = positions.get(path);
  if (position !== undefined) return [{ expression: { kind: 'position', index: position }, descending, nulls: null }];
  const column = planner.values?.includes(path) === true || planner.annotations.has(path.split('__')[0]!);
  const related = column ? null : relatedOrdering(planner, path, seen);
  if (related !== null) {
    const nodes = related.flatMap((one) => orderTerm(planner, one, positions, [...seen, path]));
    return descending ? nodes.map(reversed) : nodes;
  }
  const { node } = planner.column(path);
  // A key of several columns is ordered by one after the other.
  return (node.kind === 'row' ? node.items : [node]).map((expression) => ({ expression, descending, nulls: null }));
}

/** `orderBy('author')` orders by what Author's own ordering says; `authorId` and `author__pk` by the key, and so does what `values()` names. */
function relatedOrdering(planner: SelectPlanner, path: string, seen: readonly string[]): readonly (string | ExpressionNode)[] | null {
  const { model } = planner;
  const segments = path.split('__');
  const named = planner.named.get(segments[0]!);
  const walk = named === undefined ? walkPath(model, path, segments) : walkNamed(named, path, segments);
  if (walk.relation === null || walk.rest.length > 0) return null;
  const terms = modelOrdering(walk.relation.target, `${path}__`).filter((term) => term !== '?');
  if (terms.length === 0) return null;
  if (seen.includes(path) || seen.length > 8) {
    throw new FieldError({
      code: 'QUERY.ORDERING_LOOP',
      message: `The ordering of ${model.name} by '${path}' leads back to itself.`,
      hint: `Name a field at its end, such as '${path}__pk'.`,
    });
  }
  return traced(planner, terms);
}

function checkAggregate(planner: SelectPlanner, node: ExpressionSqlNode): void {
  if (planner.grouped === null && containsAggregate(node)) {
    throw new FieldError({
      code: 'QUERY.AGGREGATE_IN_ORDER',
      message: 'An aggregate cannot stand in orderBy() without being annotated.',
      hint: "Name it first: .annotate({ n: Count('comments') }).orderBy('-n').",
    });
  }
}

function reversed(node: OrderNode): OrderNode {
  return { ...node, descending: !node.descending, nulls: node.nulls === null ? null : node.nulls === 'first' ? 'last' : 'first' };
}
