import type { CastNode } from '../../sql/ast/index.js';
import { functionVisitors } from '../../sql/compile/function-visitors.js';
import { isParameter } from '../../sql/compile/operator-visitors.js';
import type { Visitor } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import type { MysqlFeatures } from './features.js';

/** `CAST(a AS char) COLLATE utf8mb4_nopad_bin`: as exact as the texts of tables, where that of the connection ignores case. */
export function mysqlCast({ mariaDb, exactCollation }: MysqlFeatures): Visitor<CastNode> {
  return (node, writer) => {
    // MySQL reads `author_id = CAST(2.5 AS double)` as `author_id = 2` where the column has an index, and a bare 2.5 too in NOT EXISTS.
    const exact = !mariaDb && node.operand.kind === 'elementParameter' && node.type.kind === 'float';
    if (!mariaDb && node.type.kind === 'time' && isParameter(node.operand)) writeTextAsTime(node, writer);
    else functionVisitors.cast(exact ? { ...node, type: { kind: 'decimal' } } : node, writer);
    if (writer.codecs.castType(node.type).startsWith('char')) writer.write(` COLLATE ${exactCollation}`);
  };
}

/** `CAST(CAST(? AS char) AS time(6))`: MySQL 9 gives a parameter that it takes for a time at once as midnight. */
function writeTextAsTime({ operand, type }: CastNode, writer: SqlWriter): void {
  writer
    .write('CAST(CAST(')
    .value(operand, 'assigned')
    .write(` AS char) AS ${writer.codecs.castType(type)})`);
}
