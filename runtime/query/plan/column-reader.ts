import type { ExpressionSqlNode, OrderNode, SelectColumnNode } from '../../sql/ast/index.js';
import type { AggregateNode, FunctionNode, WindowNode } from '../../sql/ast/function-nodes.js';
import { replaceNodes } from '../../sql/ast/replace.js';
import { childrenOf } from '../../sql/ast/walk.js';
import { freeName, namedColumns } from './derived-select.js';

/** What the inner query works out, and the outer one reads. */
const isRead = ({ kind }: ExpressionSqlNode): boolean => kind === 'window' || kind === 'column' || kind === 'aggregate';

/** What a query around another one reads of it: what is selected there, and what joins it. */
export class ColumnReader {
  readonly columns: SelectColumnNode[];
  readonly #texts: string[];
  readonly #taken: Set<string | null>;

  constructor(
    columns: readonly SelectColumnNode[],
    readonly alias: string,
    /** The tables of the inner query. */
    readonly tables: ReadonlySet<string>,
    /** Are windows worked out outside? */
    readonly windowsOutside = false,
  ) {
    this.columns = namedColumns(columns);
    this.#taken = new Set(this.columns.map(({ alias }) => alias));
    this.#texts = columns.map(({ expression }) => JSON.stringify(expression));
  }

  /** An expression of the inner query as the outer one says it: `"qualify"."c2"`. */
  outside(node: ExpressionSqlNode): ExpressionSqlNode {
    return replaceNodes(node, (part) => {
      if (part.kind === 'literal' || part.kind === 'parameter') return null;
      if (part.kind === 'window' && this.windowsOutside) return this.#around(part);
      const index = this.#texts.indexOf(JSON.stringify(part));
      if (index >= 0) return this.#column(index);
      if (part.kind === 'exists' || part.kind === 'subquery') return { ...part, select: this.#below(part.select) as typeof part.select };
      if (part.kind === 'in' && 'kind' in part.list)
        return { ...part, operand: this.outside(part.operand), list: this.#below(part.list) as typeof part.list };
      return isRead(part) ? this.#column(this.#place(part)) : null;
    });
  }

  /** The order of the inner query as the outer one says it. A position stays what it is: the outer query selects the same columns. */
  orderOutside(orderBy: readonly OrderNode[]): OrderNode[] {
    return orderBy.map((term) => (term.expression.kind === 'position' ? term : { ...term, expression: this.outside(term.expression) }));
  }

  /** The first columns of the inner query, by the names that they have there: `"qualify"."c1" AS "c1"`. */
  selected(count: number): SelectColumnNode[] {
    return this.columns.slice(0, count).map(({ alias }, index) => ({ expression: this.#column(index), alias }));
  }

  /** A subquery that names columns of the inner query. */
  #below(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.#below(one));
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    const part = value as ExpressionSqlNode;
    if (part.kind === 'groupValue' && this.tables.has(part.table)) return this.outside(part.operand);
    if (isRead(part) && this.#isOuter(part)) return this.#column(this.#place(part));
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.#below(one)]));
  }

  /** Is it made of columns of the inner query alone? */
  #isOuter(node: ExpressionSqlNode): boolean {
    if (node.kind === 'column') return node.alias !== null && this.tables.has(node.alias);
    const children = childrenOf(node);
    return children.some((child) => this.#isOuter(child)) && children.every((child) => childrenOf(child).length === 0 || this.#isOuter(child)); // prettier-ignore
  }

  /** The function of a window is no aggregate of the inner query; what it is applied to is. */
  #around(window: WindowNode): WindowNode {
    const expression = window.expression as AggregateNode | FunctionNode;
    const made = { ...expression, arguments: expression.arguments.map((one) => this.outside(one)) };
    const filtered = made.kind === 'aggregate' && made.filter !== null ? { ...made, filter: this.outside(made.filter) } : made;
    const orderBy = window.orderBy.map((term) => ({ ...term, expression: this.outside(term.expression) }));
    return { ...window, expression: filtered, partitionBy: window.partitionBy.map((one) => this.outside(one)), orderBy };
  }

  #place(expression: ExpressionSqlNode): number {
    const text = JSON.stringify(expression);
    const known = this.#texts.indexOf(text);
    if (known >= 0) return known;
    this.#texts.push(text);
    return this.columns.push({ expression, alias: freeName('c', this.columns.length + 1, this.#taken) }) - 1;
  }

  #column(index: number): ExpressionSqlNode {
    return { kind: 'column', alias: this.alias, column: this.columns[index]!.alias! };
  }
}
