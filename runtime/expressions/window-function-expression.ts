import { QueryError } from '../errors/query-error.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import { FunctionExpression } from './function-expression.js';
import type { Tracer } from './tracer.js';

/** `Rank()`, `Lag('views')`: what only `Window()` gives a meaning. */
export class WindowFunctionExpression extends FunctionExpression {
  override [TRACE](tracer: Tracer): ExpressionNode {
    const { rule, operands } = super[TRACE](tracer) as FunctionExpression;
    return new WindowFunctionExpression(rule, operands);
  }

  override [RESOLVE](_scope: Scope): Resolved {
    const { name } = this.rule;
    const shown = `${name[0]!.toUpperCase()}${name.slice(1)}`;
    throw new QueryError({
      code: 'QUERY.OUTSIDE_WINDOW',
      message: `${shown}() looks at the rows of a window, and stands in none.`,
      hint: `Write Window(${shown}(…), { orderBy: ['-views'] }); arithmetic goes around it.`,
    });
  }

  over(scope: Scope): Resolved {
    return super[RESOLVE](scope);
  }
}
