import type { ExpressionSqlNode } from '../../sql/ast/index.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

/** ``MATCH (`title`, `body`) AGAINST (? IN BOOLEAN MODE)``: needs a FULLTEXT index over just these columns. */
export function writeMatch([search, ...columns]: readonly ExpressionSqlNode[], mode: string, writer: SqlWriter): void {
  if (columns.some(({ kind }) => kind !== 'column'))
    writer.refuse('full-text search of computed texts', 'Name the columns of a FULLTEXT index.');
  // What is searched must be a constant, which a cast is not.
  const text = search?.kind === 'parameter' ? { ...search, cast: false } : search!;
  writer.write('MATCH (').expressions(columns).write(') AGAINST (').value(text, 'compared').write(` ${mode})`);
}

/** The lookup `search`: `to_tsvector(a) @@ plainto_tsquery(b)` as MySQL has it; null when it is a search of another kind. */
export function matchOperands(left: ExpressionSqlNode, right: ExpressionSqlNode): readonly ExpressionSqlNode[] | null {
  if (left.kind !== 'function' || left.name !== 'to_tsvector' || left.arguments.length !== 1) return null;
  if (right.kind !== 'function' || right.name !== 'plainto_tsquery' || right.arguments.length !== 1) return null;
  return [right.arguments[0]!, left.arguments[0]!];
}
