import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import type { Tracer } from './tracer.js';

/** A list of values with expressions among them, as `in` and `range` take it. */
export class ListExpression implements ExpressionNode {
  constructor(readonly members: readonly ExpressionNode[]) {}

  [TRACE](tracer: Tracer): ExpressionNode {
    return new ListExpression(this.members.map((member) => member[TRACE](tracer)));
  }

  [RESOLVE](scope: Scope): Resolved {
    const items = this.members.map((member) => member[RESOLVE](scope));
    return {
      node: { kind: 'row', items: items.map((item) => item.node) },
      type: items[0]!.type,
      nullable: items.some((item) => item.nullable),
      strict: [],
    };
  }
}
