import type { ExpressionIR } from '../../../schema/ir/index.js';
import type { TypeCodecs } from '../../dialects/dialect.js';
import { BaseExpression } from '../../expressions/base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from '../../expressions/expression.js';
import type { Tracer } from '../../expressions/tracer.js';
import { replaceNodes } from '../../sql/ast/replace.js';
import { expressionFromIr } from '../../sql/ddl/expression-from-ir.js';
import { SchemaTables } from '../../sql/ddl/schema-tables.js';
import type { ModelMeta } from '../model-meta.js';

/**
 * An expression of a constraint in a query of its table, in the very words in which the table has it, so that an index over it serves:
 * `DATE_TRUNC('day', "visit"."at" AT TIME ZONE 'UTC')`.
 */
export class SchemaExpression extends BaseExpression {
  constructor(
    readonly ir: ExpressionIR,
    readonly table: ModelMeta,
    readonly codecs: TypeCodecs,
    /** For messages: the name of the constraint. */
    readonly subject: string,
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`schema${JSON.stringify(this.ir)}`);
    return this;
  }

  [RESOLVE](scope: Scope): Resolved {
    const tables = new SchemaTables({ version: 1, models: this.table.registry.definitions() });
    const context = { model: this.table.ir, tables, codecs: this.codecs, subject: this.subject, negated: scope.negated };
    const { node, type, nullable } = expressionFromIr(this.ir, context);
    const own = replaceNodes(node, (part) => {
      if (part.kind !== 'column' || part.alias !== null) return null;
      const field = this.table.localFields.find(({ column }) => column === part.column);
      return field === undefined ? null : scope.path(field.attribute).node;
    });
    return { node: own, type, nullable, strict: [] };
  }
}
