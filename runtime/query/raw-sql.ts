import { assertFragment } from '../connection/sql-compile.js';
import { type SqlFragment, SqlIdentifier } from '../connection/sql-fragment.js';
import { BaseExpression } from '../expressions/base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from '../expressions/expression.js';
import { typeOfOutput } from '../expressions/output-fields.js';
import type { Tracer } from '../expressions/tracer.js';
import { UNKNOWN, type ExpressionSqlNode, type ValueType } from '../sql/ast/index.js';
import type { RawSqlFunction } from './types/expressions/basics.js';

/** Text of one's own with its values kept apart. */
class RawSqlExpression extends BaseExpression {
  constructor(
    readonly strings: readonly string[],
    readonly values: readonly (ExpressionNode | SqlIdentifier)[],
    readonly type: ValueType,
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`sql${JSON.stringify(this.type)}`);
    for (const string of this.strings) tracer.name(string);
    const values = this.values.map((value) => {
      if (!(value instanceof SqlIdentifier)) return tracer.value(value, 'RawSQL');
      tracer.name(value.parts.join('.'));
      return value;
    });
    return new RawSqlExpression(this.strings, values, this.type);
  }

  [RESOLVE](scope: Scope): Resolved {
    const parts = this.strings.flatMap((string, index): (string | ExpressionSqlNode)[] => {
      const value = this.values[index];
      if (value === undefined) return [string];
      return [string, value instanceof SqlIdentifier ? named(value) : value[RESOLVE](scope).node];
    });
    return { node: { kind: 'raw', parts: ['(', ...parts, ')'] }, type: this.type, nullable: true, strict: [] };
  }
}

function named({ parts }: SqlIdentifier): ExpressionSqlNode {
  const [alias, column] = parts.length > 1 ? [parts[0]!, parts[1]!] : [null, parts[0]!];
  return { kind: 'column', alias, column };
}

/**
 * SQL of one's own inside a query: ``annotate({ x: RawSQL(sql`"views" * ${factor}`, { outputField: fields.integer() }) })``.
 * It takes the `sql` tag only, so that values are parameters whatever they hold.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/expressions/#raw-sql-expressions
 */
export const RawSQL = ((query: SqlFragment, options?: { readonly outputField?: unknown }) => {
  assertFragment(query);
  const type = options?.outputField === undefined ? UNKNOWN : typeOfOutput(options.outputField, 'RawSQL({ outputField })');
  return new RawSqlExpression(query.strings, query.values as readonly (ExpressionNode | SqlIdentifier)[], type);
}) as unknown as RawSqlFunction;
