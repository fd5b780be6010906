import type {
  CommonTableNode,
  CompoundNode,
  DerivedTableNode,
  ExpressionSqlNode,
  JoinNode,
  LimitNode,
  LockNode,
  OrderNode,
  SelectColumnNode,
  SelectNode,
  TableNode,
} from '../ast/index.js';
import type { SqlWriter } from './sql-writer.js';

const OPERATORS = { union: ' UNION ', unionAll: ' UNION ALL ', intersect: ' INTERSECT ', except: ' EXCEPT ' } as const;
const STRENGTHS = { update: 'UPDATE', noKeyUpdate: 'NO KEY UPDATE', share: 'SHARE' } as const;
const WAITS = { wait: '', nowait: ' NOWAIT', skipLocked: ' SKIP LOCKED' } as const;
const JOINS = { inner: ' INNER JOIN ', left: ' LEFT JOIN ', cross: ' CROSS JOIN ' } as const;

export function writeSelect(node: SelectNode, writer: SqlWriter): void {
  writeWith(node.with, writer);
  writer.write('SELECT ');
  writeDistinct(node.distinct, writer);
  writeColumns(node.columns, writer);
  if (node.from !== null) writeSource(node.from, writer.write(' FROM '));
  for (const join of node.joins) writeJoin(join, writer);
  writeWhere(node.where, writer);
  if (node.groupBy !== null && node.groupBy.length > 0) {
    writer.write(' GROUP BY ').list(node.groupBy, (expression) => writeTerm(expression, writer));
  }
  if (node.having !== null) writer.write(' HAVING ').condition(node.having);
  writeOrderBy(node.orderBy, writer);
  if (node.limit !== null) writer.spelling.limit(node.limit, writer);
  if (node.lock !== null) writer.spelling.lock(node.lock, writer);
}

/** `(SELECT … LIMIT 3) UNION ALL (SELECT … LIMIT 3) ORDER BY … LIMIT 5` */
export function writeCompound(node: CompoundNode, writer: SqlWriter): void {
  writeWith(node.with ?? [], writer);
  writer.list(node.parts, (part) => (isPlainPart(part) ? writer.query(part) : writer.subquery(part)), OPERATORS[node.operator]);
  writeOrderBy(node.orderBy, writer);
  if (node.limit !== null) writer.spelling.limit(node.limit, writer);
}

/** Can a part of a compound query stand without parentheses? */
export function isPlainPart(part: SelectNode | CompoundNode): boolean {
  return part.kind === 'select' && part.with.length === 0 && part.orderBy.length === 0 && part.limit === null && part.lock === null;
}

export function writeWith(tables: readonly CommonTableNode[], writer: SqlWriter): void {
  if (tables.length === 0) return;
  writer.write(tables.some((table) => table.recursive) ? 'WITH RECURSIVE ' : 'WITH ');
  writer.list(tables, (table) => {
    writer.name(table.name);
    if (table.columns !== null) writer.write(' (').names(table.columns).write(')');
    writer.write(' AS ').subquery(table.query);
  });
  writer.write(' ');
}

export function writeColumns(columns: readonly SelectColumnNode[], writer: SqlWriter): void {
  writer.list(columns, (column) => {
    writer.expression(column.expression);
    if (column.alias !== null) writer.write(' AS ').name(column.alias);
  });
}

export function writeWhere(where: ExpressionSqlNode | null, writer: SqlWriter): void {
  if (where !== null) writer.write(' WHERE ').condition(where);
}

export function writeOrderBy(terms: readonly OrderNode[], writer: SqlWriter): void {
  if (terms.length > 0) writer.write(' ORDER BY ').list(terms, (term) => writer.spelling.order(term, writer));
}

/** `a DESC NULLS LAST` */
export function standardOrder(node: OrderNode, writer: SqlWriter): void {
  writeTerm(node.expression, writer);
  if (node.descending) writer.write(' DESC');
  if (node.nulls !== null) writer.write(node.nulls === 'first' ? ' NULLS FIRST' : ' NULLS LAST');
}

/** A term of GROUP BY, ORDER BY or PARTITION BY. A bare constant there would mean the position of a column. */
export function writeTerm(node: ExpressionSqlNode, writer: SqlWriter): void {
  const isConstant = node.kind === 'literal' || (node.kind === 'logical' && node.operands.length === 0);
  if (isConstant) writer.write('COALESCE(').expression(node).write(', NULL)');
  else writer.expression(node);
}

export function standardLimit({ limit, offset }: LimitNode, writer: SqlWriter): void {
  // Through Number, so that nothing but digits can get here.
  if (limit !== null) writer.write(` LIMIT ${Number(limit)}`);
  if (offset !== null) writer.write(' OFFSET ').operand(offset, 'assigned');
}

/** `FOR UPDATE OF "post" SKIP LOCKED` */
export function standardLock(node: LockNode, writer: SqlWriter): void {
  writer.write(` FOR ${STRENGTHS[node.strength]}`);
  if (node.of.length > 0) writer.write(' OF ').names(node.of);
  writer.write(WAITS[node.wait]);
}

function writeDistinct(distinct: SelectNode['distinct'], writer: SqlWriter): void {
  if (distinct === false) return;
  if (distinct === true) {
    writer.write('DISTINCT ');
  } else if (writer.features.distinctOn) {
    writer.write('DISTINCT ON (').expressions(distinct).write(') ');
  } else {
    writer.refuse('DISTINCT ON', 'Use distinct() without fields, or a window with RowNumber and a filter on 1.');
  }
}

function writeSource(source: TableNode | DerivedTableNode, writer: SqlWriter): void {
  if (source.kind === 'derivedTable') {
    writer.subquery(source.select).write(' ').name(source.alias);
  } else if (source.joined !== undefined) {
    const { joined, ...table } = source;
    writeSource(table, writer.write('('));
    writeJoin(joined, writer);
    writer.write(')');
  } else {
    writer.name(source.table);
    if (source.alias !== source.table) writer.write(' ').name(source.alias);
  }
}

function writeJoin(join: JoinNode, writer: SqlWriter): void {
  writer.write(JOINS[join.type]);
  if (join.lateral === true) {
    if (!writer.features.lateralJoins) writer.refuse('LATERAL', 'Fetch the related rows in a second query.');
    writer.write('LATERAL ');
  }
  writeSource(join.source, writer);
  if (join.type === 'cross') return;
  writer.write(' ON ').condition(join.on ?? { kind: 'logical', connector: 'AND', operands: [] });
}
