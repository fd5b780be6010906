import { QueryError } from '../errors/query-error.js';
import { type ExpressionNode, isExpression, TRACE } from './expression.js';
import { LiteralExpression } from './literal-expression.js';
import { Tracer } from './tracer.js';

/**
 * For expressions that are made while a query is planned, by a lookup of one's own: their constants are the same in every run, so they stand in the
 * text, and nothing is added to the values.
 */
export class ConstantTracer extends Tracer {
  constructor() {
    super(true, false, null);
  }

  override value(value: unknown, subject: string): ExpressionNode {
    if (isExpression(value)) return value[TRACE](this);
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return new LiteralExpression(value);
    throw new QueryError({
      code: 'QUERY.BAD_CONSTANT',
      message: `${subject} of a lookup or transform of one's own is a text, a number, true, false or null, not ${typeof value}.`,
      hint: "Write other values as text: Cast(Value('2025-01-01'), fields.date()).",
    });
  }
}
