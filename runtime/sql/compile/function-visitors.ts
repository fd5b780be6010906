import type { AggregateNode, ExpressionSqlNode, FrameBound, FunctionNode, WindowNode } from '../ast/index.js';
import { badFunctionName } from './compile-errors.js';
import { writeTemplate } from './function-template.js';
import { writeOrderBy, writeTerm } from './select-visitors.js';
import type { ExpressionVisitors } from './spelling.js';
import type { SqlWriter } from './sql-writer.js';

type FunctionKind = 'aggregate' | 'case' | 'cast' | 'collate' | 'exists' | 'function' | 'subquery' | 'window';

/** Functions, and everything else that is written like one. */
export const functionVisitors: Pick<ExpressionVisitors, FunctionKind> = {
  function: writeFunction,
  aggregate: writeAggregate,
  case(node, writer) {
    writer.write('CASE');
    for (const branch of node.branches) writer.write(' WHEN ').condition(branch.when).write(' THEN ').expression(branch.then);
    if (node.otherwise !== null) writer.write(' ELSE ').expression(node.otherwise);
    writer.write(' END');
  },
  cast(node, writer) {
    writer.write('CAST(').expression(node.operand);
    const { recursiveTextLength } = writer.features;
    const wide = node.wide === true && recursiveTextLength !== null;
    writer.write(` AS ${wide ? `char(${recursiveTextLength})` : writer.codecs.castType(node.type)})`);
  },
  collate: (node, writer) => void writer.operand(node.operand).write(' COLLATE ').name(node.collation),
  exists: (node, writer) => void writer.write('EXISTS ').subquery(node.select),
  subquery: (node, writer) => void writer.subquery(node.select),
  window: writeWindow,
};

function writeFunction(node: FunctionNode, writer: SqlWriter): void {
  const over = writer.takeOver();
  const spelling = node.perDialect === undefined ? ownEntry(writer.spelling.functions, node.name) : undefined;
  if (spelling === undefined)
    writer
      .write(`${plainName(node.perDialect === undefined ? node.name : nameIn(node.perDialect, writer))}(`)
      .expressions(node.arguments)
      .write(')');
  else if (typeof spelling === 'string') writeTemplate(spelling, node.arguments, writer);
  else spelling(node, writer);
  over();
}

function writeAggregate(node: AggregateNode, writer: SqlWriter): void {
  const spelling = ownEntry(writer.spelling.aggregates, node.name);
  if (typeof spelling === 'function') spelling(node, writer);
  else writeAggregateCall(spelling ?? plainName(node.name), node, writer);
}

/** `NAME(DISTINCT a ORDER BY b) FILTER (WHERE c) OVER (…)` */
export function writeAggregateCall(name: string, node: AggregateNode, writer: SqlWriter, over = writer.takeOver()): void {
  writer
    .write(name)
    .write(node.distinct ? '(DISTINCT ' : '(')
    .expressions(node.arguments);
  writeOrderBy(node.orderBy, writer);
  writer.write(')');
  if (node.filter !== null) writer.write(' FILTER (WHERE ').condition(node.filter).write(')');
  over();
}

/**
 * The same aggregate for databases without FILTER: a row that does not pass counts as NULL, which aggregates skip.
 * `COUNT(*)` with a filter becomes `COUNT(CASE WHEN c THEN 1 END)`.
 */
export function withoutFilter(node: AggregateNode): AggregateNode {
  const { filter } = node;
  if (filter === null) return node;
  const [first, ...rest] = node.arguments;
  const value: ExpressionSqlNode = first === undefined || first.kind === 'star' ? { kind: 'literal', value: 1 } : first;
  return { ...node, filter: null, arguments: [{ kind: 'case', branches: [{ when: filter, then: value }], otherwise: null }, ...rest] };
}

function writeWindow(node: WindowNode, writer: SqlWriter): void {
  writer.window(node.expression, () => writeOver(node, writer));
}

function writeOver(node: WindowNode, writer: SqlWriter): void {
  writer.write(' OVER (');
  if (node.partitionBy.length > 0) writer.write('PARTITION BY ').list(node.partitionBy, (one) => writeTerm(one, writer));
  if (node.orderBy.length > 0) {
    if (node.partitionBy.length > 0) writer.write(' ');
    writer.write('ORDER BY ').list(node.orderBy, (term) => writer.spelling.order(term, writer));
  }
  if (node.frame !== null) {
    if (node.partitionBy.length + node.orderBy.length > 0) writer.write(' ');
    const { mode, start, end, exclude } = node.frame;
    writer.write(`${mode} BETWEEN ${bound(start)} AND ${bound(end)}`);
    if (exclude !== undefined) writer.write(` EXCLUDE ${exclude}`);
  }
  writer.write(')');
}

const BOUNDS = {
  unboundedPreceding: 'UNBOUNDED PRECEDING',
  preceding: ' PRECEDING',
  currentRow: 'CURRENT ROW',
  following: ' FOLLOWING',
  unboundedFollowing: 'UNBOUNDED FOLLOWING',
} as const;

function bound({ kind, offset = 0 }: FrameBound): string {
  return kind === 'preceding' || kind === 'following' ? Number(offset) + BOUNDS[kind] : BOUNDS[kind];
}

function nameIn(perDialect: Readonly<Record<string, string>>, writer: SqlWriter): string {
  const name = ownEntry(perDialect, writer.features.dialect);
  if (name !== undefined) return name;
  const [[where, what] = ['', '']] = Object.entries(perDialect);
  return writer.refuse(`function that does what ${what} does on ${where}`, 'Name one in defineFunction(), or ask another database.');
}

/** A function that no table knows: its name in capitals, if it is one. */
function plainName(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?$/.test(name)) throw badFunctionName(name);
  return name.toUpperCase();
}

function ownEntry<V>(table: { readonly [name: string]: V }, name: string): V | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
