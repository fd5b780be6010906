import type { ExpressionIR } from '../../schema/ir/index.js';
import { CombinedExpression, LogicalExpression, LookupExpression, ValueExpression } from './base-expression.js';
import type { ExpressionNode } from './expression.js';
import { callFunction } from './functions/by-name.js';
import { PathExpression } from './path-expression.js';
import { valueFromIR } from './value-from-ir.js';

/** An expression that the schema declares, as the runtime's own. */
export function fromExpressionIR(ir: ExpressionIR): ExpressionNode {
  switch (ir.kind) {
    case 'path':
      return new PathExpression(ir.path);
    case 'value':
      return new ValueExpression(valueFromIR(ir));
    case 'combined':
      return new CombinedExpression(ir.operator, fromExpressionIR(ir.left), fromExpressionIR(ir.right));
    case 'condition': {
      const made = new LogicalExpression(ir.connector, ir.children.map(fromExpressionIR));
      return ir.negated ? made.not() : made;
    }
    case 'lookup':
      return new LookupExpression(ir.path, 'kind' in ir.value ? plain(ir.value) : ir.value.map(plain));
    case 'call':
      return callFunction(ir.name, ir.arguments.map(fromExpressionIR));
  }
}

function plain(ir: ExpressionIR): unknown {
  return ir.kind === 'value' ? valueFromIR(ir) : fromExpressionIR(ir);
}
