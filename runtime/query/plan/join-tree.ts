import type { JoinReference } from '../../expressions/expression.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { RelationStep } from '../../model/relation-meta.js';
import type { ExpressionSqlNode, JoinNode, TableNode } from '../../sql/ast/index.js';
import { filtersOf, globalFilters } from '../filters/global-filters.js';
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
    /** Does it stand under a name that the query gave, and so for nobody else? */
    readonly named: boolean = false,
    /** The join table that is joined together with it: of a FilteredRelation over a many-to-many. */
    readonly through: JoinEntry | null = null,
  ) {}

  /** Further conditions of ON: of a FilteredRelation. */
  extra: ExpressionSqlNode | null = null;

  /** Does every row of the query have a row of this table? Then the join is an inner one. */
  get inner(): boolean {
    if (this.required || this.parent === null) return true;
    return !this.step!.nullable && !this.named && this.parent.inner;
  }

  /** A row of this table needs a row of each table on the way to it. */
  require(): void {
    for (let entry: JoinEntry | null = this; entry !== null && !entry.required; entry = entry.parent) entry.required = true;
  }

  /** The join of what is no table of a relation. */
  node(): JoinNode | null {
    return null;
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
    alias?: string,
  ) {
    this.root = new JoinEntry(alias ?? aliases.next(model.table), model, null, null);
    this.entries = [this.root];
  }

  /**
   * The table on the other side of a step. A many-valued join is used again only when `reusable` has it (or is null: the latest one,
   * as in Django); what is made is added to `reusable`.
   */
  join(from: JoinEntry, step: RelationStep, reusable: Set<JoinEntry> | null): JoinEntry {
    const known = from.children.findLast(
      (child) => !child.named && sameStep(child.step!, step) && (!step.multiple || reusable === null || reusable.has(child)),
    );
    if (known !== undefined) {
      if (step.multiple) reusable?.add(known);
      return known;
    }
    const entry = this.#add(new JoinEntry(this.aliases.next(step.target.table), step.target, from, step));
    reusable?.add(entry);
    return entry;
  }

  /** A join of its own, which no path shares. */
  addNamed(from: JoinEntry, step: RelationStep, name: string, through: JoinEntry | null): JoinEntry {
    return this.#add(new JoinEntry(this.aliases.next(name), step.target, from, step, true, through));
  }

  /** The rows of a query. */
  addRows<T extends JoinEntry>(entry: T): T {
    this.entries.push(entry);
    return entry;
  }

  #add(entry: JoinEntry): JoinEntry {
    entry.parent!.children.push(entry);
    this.entries.push(entry);
    return entry;
  }

  from(): TableNode {
    return { kind: 'table', table: this.root.model.table, alias: this.root.alias };
  }

  joins(conditions: StepConditions): JoinNode[] {
    const entries = this.entries.slice(1);
    const together = new Set(entries.flatMap(({ through, inner }) => (through === null || inner ? [] : [through])));
    return entries.filter((entry) => !together.has(entry)).map((entry) => joinOf(entry, conditions));
  }
}

/** What the rows of a relation must be besides. */
type StepConditions = (entry: JoinEntry) => readonly ExpressionSqlNode[];

function joinOf(entry: JoinEntry, conditions: StepConditions): JoinNode {
  const own = entry.node();
  if (own !== null) return own;
  const { through, extra, inner } = entry;
  const more = [...(extra === null ? [] : [extra]), ...conditions(entry)];
  if (through === null || inner) return { type: inner ? 'inner' : 'left', source: tableOf(entry), on: all([keysEqual(entry), ...more]) };
  // LEFT JOIN ("post_tag" INNER JOIN "tag" "loud" ON …) ON …: a row of the join table alone would be a row too many.
  const joined = { type: 'inner', source: tableOf(entry), on: keysEqual(entry) } as const;
  return { type: 'left', source: { ...tableOf(through), joined }, on: all([keysEqual(through), ...conditions(through), ...more]) };
}

const tableOf = (entry: JoinEntry): TableNode => ({ kind: 'table', table: entry.model.table, alias: entry.alias });

/** `"post"."id" = "comment"."post_id"` */
function keysEqual(entry: JoinEntry): ExpressionSqlNode {
  const { from, to } = entry.step!;
  return { kind: 'comparison', operator: '=', left: entry.parent!.column(from.column), right: entry.column(to.column) };
}

function all(conditions: readonly ExpressionSqlNode[]): ExpressionSqlNode {
  return conditions.length === 1 ? conditions[0]! : { kind: 'logical', connector: 'AND', operands: conditions };
}

/** Do two steps join the same table by the same columns? */
export function sameStep(a: RelationStep, b: RelationStep): boolean {
  if (a === b) return true;
  const same = a.from === b.from && a.to === b.to && a.target.table === b.target.table && a.typeField === b.typeField;
  return same && (a.onward === b.onward || !globalFilters.active || isFree(a.onward ?? b.onward));
}

/** Of two ways to a join table one may lead on to rows that a global filter hides. */
function isFree(onward: RelationStep | undefined): boolean {
  return onward === undefined || filtersOf(onward.target).length === 0;
}
