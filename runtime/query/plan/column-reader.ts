import type { ExpressionSqlNode, SelectColumnNode } from '../../sql/ast/index.js';
import type { AggregateNode, FunctionNode, WindowNode } from '../../sql/ast/function-nodes.js';
import { replaceNodes } from '../../sql/ast/replace.js';
import { freeName, namedColumns } from './derived-select.js';

/** What a query around another one reads of it: what is selected there, and what joins it. */
export class ColumnReader {
  readonly columns: SelectColumnNode[];
  readonly #texts: string[];
  readonly #taken: Set<string | null>;

  constructor(
    columns: readonly SelectColumnNode[],
    readonly alias: string,
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
      return part.kind === 'window' || part.kind === 'column' || part.kind === 'aggregate' ? this.#column(this.#add(part)) : null;
    });
  }

  /** The function of a window is no aggregate of the inner query; what it is applied to is. */
  #around(window: WindowNode): WindowNode {
    const expression = window.expression as AggregateNode | FunctionNode;
    const made = { ...expression, arguments: expression.arguments.map((one) => this.outside(one)) };
    const filtered = made.kind === 'aggregate' && made.filter !== null ? { ...made, filter: this.outside(made.filter) } : made;
    const orderBy = window.orderBy.map((term) => ({ ...term, expression: this.outside(term.expression) }));
    return { ...window, expression: filtered, partitionBy: window.partitionBy.map((one) => this.outside(one)), orderBy };
  }

  #add(expression: ExpressionSqlNode): number {
    this.#texts.push(JSON.stringify(expression));
    return this.columns.push({ expression, alias: freeName('c', this.columns.length + 1, this.#taken) }) - 1;
  }

  #column(index: number): ExpressionSqlNode {
    return { kind: 'column', alias: this.alias, column: this.columns[index]!.alias! };
  }
}
