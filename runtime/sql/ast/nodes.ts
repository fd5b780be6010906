import type {
  AggregateNode,
  CaseNode,
  CastNode,
  CollateNode,
  ExistsNode,
  ExtractNode,
  FunctionNode,
  JsonPathNode,
  SubqueryNode,
  TruncNode,
  WindowNode,
} from './function-nodes.js';
import type {
  ArithmeticNode,
  BetweenNode,
  ComparisonNode,
  CustomOperatorNode,
  InNode,
  IsNullNode,
  LogicalNode,
  NotNode,
  PatternNode,
  RegexNode,
} from './operator-nodes.js';
import type { CompoundNode, SelectNode } from './select-nodes.js';
import type {
  ArrayParameterNode,
  ColumnNode,
  DefaultNode,
  ElementParameterNode,
  GroupValueNode,
  ListParameterNode,
  LiteralNode,
  ParameterNode,
  PositionNode,
  RawNode,
  ReferenceNode,
  RowNode,
  StarNode,
} from './value-nodes.js';
import type { DeleteNode, InsertNode, UpdateNode } from './write-nodes.js';

/** Everything that may stand where SQL takes an expression. A new kind fails the build of every compiler until it is handled. */
export type ExpressionSqlNode =
  | AggregateNode
  | ArithmeticNode
  | ArrayParameterNode
  | BetweenNode
  | CaseNode
  | CastNode
  | CollateNode
  | ColumnNode
  | ComparisonNode
  | CustomOperatorNode
  | DefaultNode
  | ElementParameterNode
  | ExistsNode
  | ExtractNode
  | FunctionNode
  | GroupValueNode
  | InNode
  | IsNullNode
  | JsonPathNode
  | ListParameterNode
  | LiteralNode
  | LogicalNode
  | NotNode
  | ParameterNode
  | PatternNode
  | PositionNode
  | RawNode
  | ReferenceNode
  | RegexNode
  | RowNode
  | StarNode
  | SubqueryNode
  | TruncNode
  | WindowNode;

export type QueryNode = SelectNode | CompoundNode | InsertNode | UpdateNode | DeleteNode;
export type NodeKind = ExpressionSqlNode['kind'];
