import type { ExpressionIR, ModelIR } from '../../../schema/ir/index.js';
import { expressionContext } from './column-ddl.js';
import type { DdlSetting } from './ddl-setting.js';
import { expressionFromIr } from './expression-from-ir.js';
import type { ColumnField, SchemaTables } from './schema-tables.js';

/** What stands in the parentheses of an index, without its direction. */
export interface IndexTerm {
  /** The column, when the term is one; undefined for an expression. */
  readonly field: ColumnField | undefined;
  /** `"title"`, `(LOWER("title"))` */
  readonly text: string;
  readonly opclass: string | undefined;
}

export function indexTerm(expression: ExpressionIR, model: ModelIR, tables: SchemaTables, setting: DdlSetting, what: string): IndexTerm {
  if (expression.kind === 'call' && expression.name === 'OpClass') {
    const { name } = expression.options ?? {};
    const [inner] = expression.arguments;
    if (inner !== undefined)
      return { ...indexTerm(inner, model, tables, setting, what), opclass: typeof name === 'string' ? name : undefined };
  }
  const field = expression.kind === 'path' ? tables.column(model, expression.path) : undefined;
  if (field !== undefined) return { field, text: setting.compiler.quote(field.column), opclass: undefined };
  const { node } = expressionFromIr(expression, expressionContext(model, tables, setting, what));
  return { field: undefined, text: `(${setting.compiler.compileStandalone(node)})`, opclass: undefined };
}
