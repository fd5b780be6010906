import type { ExpressionIR } from '../../schema/ir/index.js';
import { CombinedExpression, LogicalExpression, LookupExpression, ValueExpression } from './base-expression.js';
import { callFromIR } from './call-from-ir.js';
import type { ExpressionNode } from './expression.js';
import { PathExpression } from './path-expression.js';
import { valueFromIR } from './value-from-ir.js';

/** An expression that the schema declares, as the runtime's own; `prefix` leads to its model: `author__`. */
export function fromExpressionIR(ir: ExpressionIR, prefix = ''): ExpressionNode {
  const made = (one: ExpressionIR): ExpressionNode => fromExpressionIR(one, prefix);
  switch (ir.kind) {
    case 'path':
      return new PathExpression(prefix + ir.path);
    case 'value':
      return new ValueExpression(valueFromIR(ir));
    case 'combined':
      return new CombinedExpression(ir.operator, made(ir.left), made(ir.right));
    case 'condition': {
      const condition = new LogicalExpression(ir.connector, ir.children.map(made));
      return ir.negated ? condition.not() : condition;
    }
    case 'lookup': {
      const plain = (one: ExpressionIR): unknown => (one.kind === 'value' ? valueFromIR(one) : made(one));
      return new LookupExpression(prefix + ir.path, 'kind' in ir.value ? plain(ir.value) : ir.value.map(plain));
    }
    case 'call':
      return callFromIR(ir, made);
  }
}
