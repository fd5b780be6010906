import { isFalse, isTrue } from '../../expressions/conditions.js';
import type { ExpressionSqlNode } from '../../sql/ast/index.js';
import type { JoinEntry } from './join-tree.js';
import { WholeExpressions } from './whole-expressions.js';

/** The terms of GROUP BY, each once. */
export class GroupTerms {
  readonly nodes: ExpressionSqlNode[] = [];
  /** Expressions that are groups: their columns need not be. */
  readonly whole = new WholeExpressions();
  readonly #columns = new Set<string>();
  readonly #keyed = new Set<string>();

  add(node: ExpressionSqlNode): void {
    if (node.kind !== 'column') {
      if (this.whole.has(node)) return;
      this.whole.add(node);
    } else {
      const name = `${node.alias}.${node.column}`;
      if (this.#columns.has(name) || this.#keyed.has(node.alias ?? '')) return;
      this.#columns.add(name);
    }
    this.nodes.push(node);
  }

  /** The key of a table, which fixes the rest of its row. */
  addKey(entry: JoinEntry): void {
    for (const field of entry.model.concrete.primaryKey) this.add(entry.column(field.column));
    this.#keyed.add(entry.alias);
  }

  /** What is selected at a place, from 0. */
  addPosition(node: ExpressionSqlNode, index: number): void {
    this.whole.add(node);
    // A condition that was folded into FALSE is a number on SQLite, which would be read as a place.
    this.nodes.push(isTrue(node) || isFalse(node) ? CONSTANT : { kind: 'position', index: index + 1 });
  }
}

/** One group: `GROUP BY NULL IS NULL`. */
const CONSTANT: ExpressionSqlNode = { kind: 'isNull', operand: { kind: 'literal', value: null }, negated: false };
