import type { DatePart } from '../sql/ast/function-nodes.js';
import { BaseExpression } from './base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import { checkTimeZone } from './time-zone.js';
import type { Tracer } from './tracer.js';

/** A part of a date or a moment as a number: `EXTRACT(YEAR FROM …)`. */
export class ExtractExpression extends BaseExpression {
  constructor(
    readonly part: DatePart,
    readonly operand: ExpressionNode,
    readonly timeZone: string | null,
  ) {
    super();
    if (timeZone !== null) checkTimeZone(timeZone);
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`extract${this.part}`);
    tracer.name(this.timeZone ?? '');
    return new ExtractExpression(this.part, this.operand[TRACE](tracer), this.timeZone);
  }

  [RESOLVE](scope: Scope): Resolved {
    const operand = this.operand[RESOLVE](scope);
    const node = { kind: 'extract', part: this.part, operand: operand.node, operandType: operand.type, timeZone: this.timeZone } as const;
    return { node, type: { kind: 'integer' }, nullable: operand.nullable, strict: operand.strict };
  }
}
