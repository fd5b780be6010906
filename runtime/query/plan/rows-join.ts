import type { FieldMeta } from '../../model/field-meta.js';
import type { DerivedTableNode, ExpressionSqlNode, JoinNode, TableNode } from '../../sql/ast/index.js';
import type { RowsModel } from '../rows/rows-model.js';
import { JoinEntry } from './join-tree.js';
import type { NamedRelation } from './named-relation.js';
import type { SelectPlanner } from './select-planner.js';

/** The rows of a query among the tables of another: a common table, or a lateral subquery. */
export class RowsEntry extends JoinEntry {
  constructor(
    alias: string,
    model: RowsModel,
    root: JoinEntry,
    readonly source: TableNode | DerivedTableNode,
    readonly left: boolean,
    readonly lateral: boolean,
    readonly on: ExpressionSqlNode | null,
  ) {
    super(alias, model, root, null, true);
  }

  override get inner(): boolean {
    return this.required || !this.left;
  }

  override node(): JoinNode {
    return { type: this.inner ? 'inner' : 'left', source: this.source, lateral: this.lateral, on: this.on };
  }
}

/** The name of such rows: paths start with it as with a relation, and mean the joined row. */
export class JoinedRows implements NamedRelation {
  readonly relation = null;
  readonly many = false;

  constructor(
    readonly name: string,
    readonly target: RowsModel,
    readonly joined: RowsEntry,
    readonly key: FieldMeta | null,
  ) {}

  join(): RowsEntry {
    return this.joined;
  }

  inside(): { readonly planner: SelectPlanner; readonly entry: JoinEntry } {
    throw new TypeError('A joined row is asked where it stands.');
  }
}
