import type {
  AggregateNode,
  ArithmeticOperator,
  ColumnNode,
  ExpressionSqlNode,
  FunctionNode,
  InsertNode,
  LiteralNode,
  ParameterNode,
  SelectNode,
  ValueType,
} from '../../runtime/sql/ast/index.js';

/** Short makers of SQL nodes, for tests that compile them. */
export const type = <K extends ValueType['kind']>(kind: K): ValueType => ({ kind }) as ValueType;

export const column = (name: string, alias: string | null = null): ColumnNode => ({ kind: 'column', alias, column: name });

export const literal = (value: LiteralNode['value']): LiteralNode => ({ kind: 'literal', value });

export const parameter = (slot: number, kind: ValueType['kind'] = 'text', more: Partial<ParameterNode> = {}): ParameterNode => ({
  kind: 'parameter',
  slot,
  type: type(kind),
  ...more,
});

export const call = (name: string, ...operands: ExpressionSqlNode[]): FunctionNode => ({
  kind: 'function',
  name,
  arguments: operands,
  type: type('text'),
});

export const typedCall = (name: string, kind: ValueType['kind'], ...operands: ExpressionSqlNode[]): FunctionNode => ({
  ...call(name, ...operands),
  argumentTypes: operands.map(() => type(kind)),
  type: type(kind),
});

export const aggregate = (name: string, operand: ExpressionSqlNode, more: Partial<AggregateNode> = {}): AggregateNode => ({
  kind: 'aggregate',
  name,
  arguments: [operand],
  distinct: false,
  filter: null,
  orderBy: [],
  argumentType: type('integer'),
  type: type('integer'),
  ...more,
});

export const arithmetic = (
  operator: ArithmeticOperator,
  left: ExpressionSqlNode,
  right: ExpressionSqlNode,
  kinds: readonly [ValueType['kind'], ValueType['kind'], ValueType['kind']] = ['integer', 'integer', 'integer'],
): ExpressionSqlNode => ({
  kind: 'arithmetic',
  operator,
  left,
  right,
  leftType: type(kinds[0]),
  rightType: type(kinds[1]),
  type: type(kinds[2]),
});

export const equal = (left: ExpressionSqlNode, right: ExpressionSqlNode): ExpressionSqlNode => ({
  kind: 'comparison',
  operator: '=',
  left,
  right,
});

/** `SELECT … FROM "post"` with whatever else is given. */
export const select = (more: Partial<SelectNode> = {}): SelectNode => ({
  kind: 'select',
  with: [],
  distinct: false,
  columns: [{ expression: column('id'), alias: null }],
  from: { kind: 'table', table: 'post', alias: 'post' },
  joins: [],
  where: null,
  groupBy: null,
  having: null,
  orderBy: [],
  limit: null,
  lock: null,
  ...more,
});

export const insert = (more: Partial<InsertNode> = {}): InsertNode => ({
  kind: 'insert',
  table: 'post',
  columns: ['title'],
  source: { kind: 'rows', rows: [[parameter(0)]] },
  conflict: null,
  returning: [],
  ...more,
});
