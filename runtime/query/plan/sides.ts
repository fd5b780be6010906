import { logical } from '../../expressions/conditions.js';
import type { Resolved } from '../../expressions/expression.js';
import { type JoinEntry, type JoinTree, sameStep } from './join-tree.js';

/**
 * The conditions of `first.or(second)` while they are planned. The filters of one side need joins of their own, as in any chain; those of
 * the second side use the joins of the first, for one row is to meet the one or the other.
 */
export class Sides {
  readonly #made: (readonly Resolved[])[] = [];
  readonly #earlier: ReadonlySet<JoinEntry>;
  #side: Resolved[] = [];
  #lent: Set<JoinEntry> | null = null;

  constructor(
    readonly tree: JoinTree,
    /** The joins that the first filter of each side shares with the call before. */
    readonly sticky: Set<JoinEntry> | null,
  ) {
    this.#earlier = new Set(tree.entries);
  }

  add(condition: Resolved): void {
    this.#side.push(condition);
  }

  /** From here on conditions are those of the second; answers with the joins that its first filter shares. */
  second(): Set<JoinEntry> | null {
    this.#made.push(this.#side);
    this.#side = [];
    this.#lent = new Set(this.tree.entries.filter((entry) => !this.#earlier.has(entry)));
    return this.sticky;
  }

  /** For the next filter. */
  joins(): Set<JoinEntry> {
    return this.#lent === null ? new Set() : new BorrowedJoins(this.#lent);
  }

  joined(connector: 'OR' | 'XOR'): Resolved {
    return logical(connector, [...this.#made, this.#side].map((side) => logical('AND', side))); // prettier-ignore
  }
}

/** The joins of one filter: its own, and those of the other side that no filter of this one has taken. */
class BorrowedJoins extends Set<JoinEntry> {
  constructor(readonly lent: Set<JoinEntry>) {
    super();
  }

  override has(entry: JoinEntry): boolean {
    if (super.has(entry)) return true;
    // One filter, one row: once it has a join it takes no second one of the same relation.
    return this.lent.has(entry) && ![...this].some((own) => own.parent === entry.parent && sameStep(own.step!, entry.step!));
  }

  override add(entry: JoinEntry): this {
    this.lent.delete(entry);
    return super.add(entry);
  }
}
