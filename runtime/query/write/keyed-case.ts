import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from '../../expressions/expression.js';
import type { Tracer } from '../../expressions/tracer.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ExpressionSqlNode } from '../../sql/ast/index.js';
import { assigned, traceAssigned } from './insert-rows.js';

/** A value per key: `CASE WHEN "id" = 1 THEN 'a' WHEN "id" = 2 THEN 'b' END`. */
export class KeyedCase implements ExpressionNode {
  constructor(
    readonly key: readonly FieldMeta[],
    readonly field: FieldMeta,
    /** The values of the key's columns, then the value. */
    readonly rows: readonly (readonly unknown[])[],
  ) {}

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`keyed${this.rows.length}`);
    const rows = this.rows.map((row) => row.map((value, index) => traceAssigned(tracer, value, this.key[index] ?? this.field)));
    return new KeyedCase(this.key, this.field, rows);
  }

  [RESOLVE](scope: Scope): Resolved {
    const keys = this.key.map((field) => scope.path(field.attribute).node);
    const branches = (this.rows as readonly (readonly ExpressionNode[])[]).map((row) => ({
      when: and(keys.map((left, index) => equal(left, assigned(row[index]!, this.key[index]!, scope)))),
      then: told(assigned(row.at(-1)!, this.field, scope)),
    }));
    return { node: { kind: 'case', branches, otherwise: null }, type: this.field.type, nullable: true, strict: [] };
  }
}

/** Among branches without a type of their own PostgreSQL would take everything for text. */
function told(node: ExpressionSqlNode): ExpressionSqlNode {
  return node.kind === 'parameter' ? { ...node, cast: true } : node;
}

const equal = (left: ExpressionSqlNode, right: ExpressionSqlNode): ExpressionSqlNode => ({
  kind: 'comparison',
  operator: '=',
  left,
  right,
});

function and(operands: readonly ExpressionSqlNode[]): ExpressionSqlNode {
  return operands.length === 1 ? operands[0]! : { kind: 'logical', connector: 'AND', operands };
}
