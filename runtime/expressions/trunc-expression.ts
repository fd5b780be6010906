import type { ValueType } from '../sql/ast/index.js';
import type { TruncNode } from '../sql/ast/function-nodes.js';
import { FieldError } from '../errors/query-error.js';
import { BaseExpression } from './base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import { checkTimeZone } from './time-zone.js';
import type { Tracer } from './tracer.js';

export type TruncUnit = TruncNode['unit'];

/** A date or a moment cut down to a unit: the first of its month, the full hour. */
export class TruncExpression extends BaseExpression {
  constructor(
    readonly unit: TruncUnit,
    readonly operand: ExpressionNode,
    /** null: the type of what is cut. */
    readonly type: ValueType | null,
    readonly timeZone: string | null,
  ) {
    super();
    if (timeZone !== null) checkTimeZone(timeZone);
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`trunc${this.unit}${this.type?.kind ?? ''}`);
    tracer.name(this.timeZone ?? '');
    return new TruncExpression(this.unit, this.operand[TRACE](tracer), this.type, this.timeZone);
  }

  [RESOLVE](scope: Scope): Resolved {
    const operand = this.operand[RESOLVE](scope);
    const { kind } = operand.type;
    if (kind !== 'date' && kind !== 'dateTime' && kind !== 'time') {
      throw new FieldError({
        code: 'QUERY.NOT_A_DATE',
        message: `Only dates and times can be cut; ${operand.subject ?? 'this'} is ${kind}.`,
      });
    }
    this.#check(kind, operand.subject ?? 'this');
    const type = this.type ?? (this.unit === 'date' ? { kind: 'date' } : this.unit === 'time' ? { kind: 'time' } : operand.type);
    const node = {
      kind: 'trunc',
      unit: this.unit,
      operand: operand.node,
      operandType: operand.type,
      timeZone: this.timeZone,
      type,
    } as const;
    return { node, type, nullable: operand.nullable, strict: operand.strict };
  }

  /** A date has no hours, a time of day no months. */
  #check(kind: 'date' | 'dateTime' | 'time', subject: string): void {
    const isClock = this.unit === 'hour' || this.unit === 'minute' || this.unit === 'second';
    const wanted = this.type?.kind ?? kind;
    const isWhole = this.unit === 'date' || this.unit === 'time';
    const fits =
      (kind === 'dateTime' || kind === wanted || isWhole) &&
      (isWhole ? kind === 'dateTime' || kind === this.unit : wanted === 'dateTime' || (isClock ? wanted === 'time' : wanted === 'date'));
    if (fits) return;
    throw new FieldError({
      code: 'QUERY.BAD_TRUNC',
      message: `${subject} is ${kind === 'dateTime' ? 'a dateTime' : `a ${kind}`}, which cannot be cut to ${this.unit} as ${wanted}.`,
      hint: 'Dates are cut to days and more, times of day to hours and less; a dateTime gives all three.',
    });
  }
}
