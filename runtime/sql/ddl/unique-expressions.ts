import type { ExpressionIR, ModelIR } from '../../../schema/ir/index.js';
import { shorten } from '../../../schema/ir/naming.js';
import { expressionContext } from './column-ddl.js';
import type { ConstraintDdl } from './constraint-ddl.js';
import { conditionText, names, type DdlSetting } from './ddl-setting.js';
import { expressionFromIr } from './expression-from-ir.js';
import { ruleNotSupported } from './not-supported.js';
import type { SchemaTables } from './schema-tables.js';

/**
 * A unique rule over expressions, or for the rows of a condition, where the database has no partial index. Rows outside of the condition
 * count as NULL, and NULLs never clash: `CREATE UNIQUE INDEX … ((CASE WHEN active = 1 THEN email END))`. Where there are no indexes over
 * expressions either, the expressions become invisible generated columns of the table.
 */
export function uniqueOverExpressions(
  name: string,
  expressions: readonly ExpressionIR[],
  condition: ExpressionIR | undefined,
  model: ModelIR,
  tables: SchemaTables,
  setting: DdlSetting,
): ConstraintDdl {
  const { compiler, codecs, features, spelling } = setting;
  const context = expressionContext(model, tables, setting, `the constraint ${name}`);
  const when = condition === undefined ? undefined : conditionText(setting, expressionFromIr(condition, context).node);
  const parts = expressions.map((expression) => {
    const { node, type } = expressionFromIr(expression, context);
    return {
      type,
      text: when === undefined ? compiler.compileStandalone(node) : `CASE WHEN ${when} THEN ${compiler.compileStandalone(node)} END`,
    };
  });
  const long = parts.find(({ type }) => spelling.unindexed.has(type.kind));
  if (long !== undefined)
    throw ruleNotSupported(
      features.label,
      `the constraint ${name} of ${model.name}`,
      `It indexes no ${long.type.kind}: wrap it as Cast(…, fields.char({ maxLength: 255 })).`,
    );
  if (features.expressionIndexes) {
    const terms = parts.map(({ text }) => `(${text})`).join(', ');
    return { table: [], after: [`CREATE UNIQUE INDEX ${compiler.quote(name)} ON ${compiler.quote(model.table)} (${terms})`], warnings: [] };
  }
  if (!spelling.invisibleColumns)
    throw ruleNotSupported(features.label, `the constraint ${name} of ${model.name}`, 'Use a generated field and make that unique.');
  const columns = parts.map((_, at) => shorten(`${name}_${at + 1}`));
  const definitions = parts.map(
    ({ text, type }, at) => `${compiler.quote(columns[at] ?? '')} ${codecs.sqlType(type)} GENERATED ALWAYS AS (${text}) VIRTUAL INVISIBLE`,
  );
  return { table: [...definitions, `CONSTRAINT ${compiler.quote(name)} UNIQUE (${names(setting, columns)})`], after: [], warnings: [] };
}
