import type { CastNode } from '../../sql/ast/index.js';
import { functionVisitors } from '../../sql/compile/function-visitors.js';
import { isParameter } from '../../sql/compile/operator-visitors.js';
import type { Visitor } from '../../sql/compile/spelling.js';
import type { MysqlFeatures } from './features.js';
import { isReadFromText, writeFromText } from './values.js';

/** `CAST(a AS char) COLLATE utf8mb4_nopad_bin`: as exact as the texts of tables, where that of the connection ignores case. */
export function mysqlCast({ mariaDb, exactCollation }: MysqlFeatures): Visitor<CastNode> {
  return (node, writer) => {
    // MySQL reads `author_id = CAST(2.5 AS double)` as `author_id = 2` where the column has an index, and a bare 2.5 too in NOT EXISTS.
    const exact = !mariaDb && node.operand.kind === 'elementParameter' && node.type.kind === 'float';
    const target = writer.codecs.castType(node.type);
    if (isReadFromText(node.type, mariaDb) && isParameter(node.operand)) {
      writeFromText(writer, target, () => writer.value(node.operand, 'assigned'));
    } else functionVisitors.cast(exact ? { ...node, type: { kind: 'decimal' } } : node, writer);
    if (target.startsWith('char')) writer.write(` COLLATE ${exactCollation}`);
  };
}
