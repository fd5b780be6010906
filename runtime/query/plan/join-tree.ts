import type { JoinReference } from '../../expressions/expression.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { RelationStep } from '../../model/relation-meta.js';
import type { ExpressionSqlNode, JoinNode, TableNode } from '../../sql/ast/index.js';
import type { AliasAllocator } from './alias-allocator.js';

/** One table of a query. */
export class JoinEntry implements JoinReference {
  /** Some condition holds only for rows of this table. */
  required = false;
  readonly children: JoinEntry[] = [];

  constructor(
    readonly alias: string,
    readonly model: ModelMeta,
    readonly parent: JoinEntry | null,
    readonly step: RelationStep | null,
    /** Further conditions of ON: of a FilteredRelation. */
    readonly extra: ExpressionSqlNode | null = null,
  ) {}

  /** Does every row of the query have a row of this table? Then the join is an inner one. */
  get inner(): boolean {
    if (this.required || this.parent === null) return true;
    return !this.step!.nullable && this.extra === null && this.parent.inner;
  }

  /** A row of this table needs a row of each table on the way to it. */
  require(): void {
    for (let entry: JoinEntry | null = this; entry !== null && !entry.required; entry = entry.parent) entry.required = true;
  }

  column(column: string): ExpressionSqlNode {
    return { kind: 'column', alias: this.alias, column };
  }
}

/** The tables of one query and how they hang together. Single-valued joins are shared by all; many-valued ones as the caller allows. */
export class JoinTree {
  readonly root: JoinEntry;
  readonly entries: JoinEntry[];

  constructor(
    model: ModelMeta,
    readonly aliases: AliasAllocator,
  ) {
    this.root = new JoinEntry(aliases.next(model.table), model, null, null);
    this.entries = [this.root];
  }

  /**
   * The table on the other side of a step. A many-valued join is used again only when `reusable` has it (or is null: any);
   * what is made is added to `reusable`.
   */
  join(from: JoinEntry, step: RelationStep, reusable: Set<JoinEntry> | null): JoinEntry {
    const known = from.children.find(
      (child) => sameStep(child.step!, step) && child.extra === null && (!step.multiple || reusable === null || reusable.has(child)),
    );
    if (known !== undefined) return known;
    return this.add(from, step, reusable, null);
  }

  add(from: JoinEntry, step: RelationStep, reusable: Set<JoinEntry> | null, extra: ExpressionSqlNode | null): JoinEntry {
    const entry = new JoinEntry(this.aliases.next(step.target.table), step.target, from, step, extra);
    from.children.push(entry);
    this.entries.push(entry);
    reusable?.add(entry);
    return entry;
  }

  from(): TableNode {
    return { kind: 'table', table: this.root.model.table, alias: this.root.alias };
  }

  joins(typeCondition: (entry: JoinEntry) => ExpressionSqlNode | null): JoinNode[] {
    return this.entries.slice(1).map((entry): JoinNode => {
      const equal: ExpressionSqlNode = {
        kind: 'comparison',
        operator: '=',
        left: entry.parent!.column(entry.step!.from.column),
        right: entry.column(entry.step!.to.column),
      };
      const more = [entry.extra, typeCondition(entry)].filter((one): one is ExpressionSqlNode => one !== null);
      return {
        type: entry.inner ? 'inner' : 'left',
        source: { kind: 'table', table: entry.model.table, alias: entry.alias },
        on: more.length === 0 ? equal : { kind: 'logical', connector: 'AND', operands: [equal, ...more] },
      };
    });
  }
}

/** Do two steps join the same table by the same columns? */
export function sameStep(a: RelationStep, b: RelationStep): boolean {
  return a === b || (a.from === b.from && a.to === b.to && a.target.table === b.target.table && a.typeField === b.typeField);
}
