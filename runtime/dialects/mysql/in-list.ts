import type { ExpressionSqlNode, InNode } from '../../sql/ast/index.js';
import { writeLogical } from '../../sql/compile/operator-visitors.js';
import type { Visitor } from '../../sql/compile/spelling.js';
import { inParts } from '../../values/in-parts.js';
import type { MysqlFeatures } from './features.js';

/** MariaDB makes a table of a list of a thousand members or more, and crashes when a prepared statement makes one of casts a second time. */
const MOST_CASTS = 512;

/** `(a IN (CAST(? AS double), …) OR a IN (…))`; `otherwise` writes all other lists. */
export function mysqlIn({ mariaDb }: MysqlFeatures, otherwise: Visitor<InNode>): Visitor<InNode> {
  return (node, writer) => {
    const { operand, list } = node;
    if (!mariaDb || 'kind' in list || list.length <= MOST_CASTS || !list.some(({ kind }) => kind === 'cast'))
      return otherwise(node, writer);
    const operands = inParts(list, MOST_CASTS).map((part): ExpressionSqlNode => ({ kind: 'in', operand, list: part }));
    writer.write('(');
    writeLogical({ kind: 'logical', connector: 'OR', operands }, writer);
    writer.write(')');
  };
}
