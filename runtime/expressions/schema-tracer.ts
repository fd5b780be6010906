import { constantSlot } from '../sql/compile/constants.js';
import { type ExpressionNode, isExpression, TRACE } from './expression.js';
import { Slot } from './slot.js';
import { Tracer } from './tracer.js';

/** For expressions of the schema that come into a query while it is planned: an ordering. Their constants are those of every run. */
export class SchemaTracer extends Tracer {
  constructor(arrays: boolean) {
    super(true, arrays, null);
  }

  override value(value: unknown, subject: string): ExpressionNode {
    const traced = super.value(value, subject);
    return isExpression(value) || !(traced instanceof Slot) ? traced : new Slot(constantSlot(value, traced.tag), traced.tag, value);
  }
}

/** An expression that was made from the schema, with its constants in their places. */
export function traceSchema(expression: ExpressionNode, arrays: boolean): ExpressionNode {
  return expression[TRACE](new SchemaTracer(arrays));
}
