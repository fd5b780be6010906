import type { ValueType } from '../sql/ast/index.js';
import { BaseCondition, BaseExpression } from './base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import { RESOLVE_AS } from './resolve-as.js';
import type { Tracer } from './tracer.js';

/** A QuerySet as a source of subqueries: its traced self says what its state is. */
export interface QuerySource extends ExpressionNode {
  /** The state of the traced QuerySet. */
  readonly state: object;
}

/** `Subquery(Post.objects.filter({ author: OuterRef('pk') }).values('title').slice(0, 1))`: one value, or NULL. */
export class SubqueryExpression extends BaseExpression {
  constructor(readonly query: QuerySource) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('subquery');
    return new SubqueryExpression(this.query[TRACE](tracer) as QuerySource);
  }

  [RESOLVE](scope: Scope): Resolved {
    return scope.subquery(this.query.state, 'value');
  }

  [RESOLVE_AS](scope: Scope, type: ValueType): Resolved {
    return scope.subquery(this.query.state, 'value', type);
  }
}

/** `Exists(Post.objects.filter({ author: OuterRef('pk') }))`: never NULL. */
export class ExistsExpression extends BaseCondition {
  constructor(readonly query: QuerySource) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('exists');
    return new ExistsExpression(this.query[TRACE](tracer) as QuerySource);
  }

  [RESOLVE](scope: Scope): Resolved {
    return scope.subquery(this.query.state, 'exists');
  }
}
