import type { ExpressionSqlNode } from '../../sql/ast/index.js';

/**
 * Expressions that are groups as a whole: `settings -> 'theme'` of `values('settings__theme')`. A path that is named again, as by
 * `orderBy('settings__theme')`, is resolved to a node of its own that says the same.
 */
export class WholeExpressions {
  readonly #nodes = new Set<ExpressionSqlNode>();
  readonly #texts = new Set<string>();

  add(node: ExpressionSqlNode): void {
    this.#nodes.add(node);
    this.#texts.add(JSON.stringify(node));
  }

  has(node: ExpressionSqlNode): boolean {
    return this.#nodes.has(node) || (this.#texts.size > 0 && node.kind !== 'column' && this.#texts.has(JSON.stringify(node)));
  }
}
