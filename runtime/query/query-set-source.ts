import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from '../expressions/expression.js';
import type { Tracer } from '../expressions/tracer.js';
import { type TracedState, traceState } from './trace-state.js';

/** A QuerySet inside another query: its traced state, which the planner of the outer query turns into a subquery. */
export class QuerySetSource implements ExpressionNode {
  constructor(readonly state: TracedState) {}

  [TRACE](tracer: Tracer): ExpressionNode {
    return new QuerySetSource(traceState(this.state, tracer));
  }

  [RESOLVE](scope: Scope): Resolved {
    return scope.subquery(this.state, 'value');
  }
}
