import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from '../expressions/expression.js';
import type { Tracer } from '../expressions/tracer.js';
import { QuerySetSource } from './query-set-source.js';
import type { QueryState } from './query-state.js';
import { traceState } from './trace-state.js';

/** The key of a QuerySet's state: a symbol, so that no editor offers it. */
export const STATE: unique symbol = Symbol('state');

/** Whatever holds a state: a QuerySet of any kind. */
export interface HasState {
  readonly [STATE]: QueryState;
}

/** The state behind a QuerySet; its typed methods see `this` as what their paths are checked with. */
export function stateOf(querySet: unknown): QueryState {
  return (querySet as HasState)[STATE];
}

/**
 * A QuerySet of the same class with another state. The result is `never` for the checker: it fits the type that each method
 * declares, which says more than the state can.
 */
export function next(querySet: unknown, state: QueryState): never {
  const Class = (querySet as object).constructor as new (state: QueryState) => unknown;
  return new Class(state) as never;
}

/** The only field of a QuerySet: a frozen state. Nothing alters it, so any QuerySet may be shared. */
export abstract class QuerySetCore implements HasState, ExpressionNode {
  readonly [STATE]: QueryState;

  constructor(state: QueryState) {
    this[STATE] = state;
  }

  /** Inside another query a QuerySet is a subquery. */
  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('query(');
    const traced = traceState(this[STATE], tracer);
    tracer.text(')');
    return new QuerySetSource(traced);
  }

  [RESOLVE](scope: Scope): Resolved {
    return scope.subquery(this[STATE], 'value');
  }
}
