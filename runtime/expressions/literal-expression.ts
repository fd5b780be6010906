import { BaseExpression } from './base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, TRACE } from './expression.js';
import { typeOfTag } from './slot.js';
import type { Tracer } from './tracer.js';

/**
 * A constant that is part of the shape, written into the text as a literal: the places of Round, the language of a search.
 * For what has few values, so that each has a plan of its own.
 */
export class LiteralExpression extends BaseExpression {
  constructor(readonly value: number | string | boolean | null) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('L');
    tracer.name(JSON.stringify(this.value));
    return this;
  }

  [RESOLVE](): Resolved {
    const type = typeOfTag(
      typeof this.value === 'string' ? 's' : typeof this.value === 'boolean' ? 't' : Number.isInteger(this.value) ? 'n' : 'N',
    );
    return { node: { kind: 'literal', value: this.value }, type, nullable: this.value === null, strict: [] };
  }
}
