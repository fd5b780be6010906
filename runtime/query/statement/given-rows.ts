import { relatedRowsCutOff } from '../../errors/related-rows-cut-off.js';
import { OriginSource } from '../execute/origin-source.js';
import type { LinkedRows } from '../execute/run-select.js';
import type { QueryState } from '../query-state.js';
import type { RowReader } from '../../dialects/driver.js';
import { NO_RELATIONS, type RelationPlan, type RelationPlans } from './relation-plan.js';

/** The relations of one level as they came with the rows of their parents. */
export class GivenRelations {
  readonly #relations = new Map<string, GivenRelation>();

  constructor(plans: RelationPlans, database: string) {
    for (const [key, plan] of plans) this.#relations.set(key, new GivenRelation(plan, database));
  }

  get(key: string): GivenRelation | undefined {
    return this.#relations.get(key);
  }

  /** A reader that keeps what came with each row. */
  keeping(read: RowReader<unknown>): RowReader<unknown> {
    return (row) => {
      const instance = read(row) as object;
      this.keep(instance, row);
      return instance;
    };
  }

  keep(instance: object, row: readonly unknown[]): void {
    for (const relation of this.#relations.values()) relation.keep(instance, row);
  }

  /** Lets go of what came with these rows, so that a stream keeps none of it. */
  forget(instances: readonly object[]): void {
    for (const relation of this.#relations.values()) relation.forget(instances);
  }

  clear(): void {
    for (const relation of this.#relations.values()) relation.clear();
  }
}

/** The rows of one relation, by parent: JSON until somebody asks. */
export class GivenRelation {
  readonly #json = new Map<object, unknown>();
  /** What came with the related rows in their turn. */
  readonly own: GivenRelations | null;
  readonly deeper: GivenRelations | null;

  constructor(
    readonly plan: RelationPlan,
    readonly database: string,
  ) {
    this.own = plan.own === NO_RELATIONS ? null : new GivenRelations(plan.own, database);
    this.deeper = plan.deeper === NO_RELATIONS ? null : new GivenRelations(plan.deeper, database);
  }

  keep(parent: object, row: readonly unknown[]): void {
    this.#json.set(parent, row[this.plan.column]);
  }

  forget(parents: readonly object[]): void {
    for (const parent of parents) this.#json.delete(parent);
    this.own?.clear();
    this.deeper?.clear();
  }

  clear(): void {
    this.#json.clear();
    this.own?.clear();
    this.deeper?.clear();
  }

  has(parent: object): boolean {
    return this.#json.has(parent);
  }

  /** The rows of parents, and beside each the key of its parent. They are read once for each parent that is named. */
  read(parents: Iterable<readonly [parent: object, key: unknown]>, { fetchMode }: QueryState): LinkedRows {
    const { single, parts, wide, reader, instances } = this.plan;
    const read = reader(new OriginSource(instances, this.database, fetchMode));
    const rows: unknown[] = [];
    const links: unknown[] = [];
    for (const [parent, key] of parents) {
      const given = this.#json.get(parent);
      if (given === null || given === undefined) continue;
      const list = parsed(given);
      for (const one of single ? [list] : list) {
        const columns: unknown = parts && Array.isArray(one) ? one[0] : one;
        // A row has a column at least: MariaDB answers with an empty array in the place of one that is too long.
        if (!Array.isArray(columns) || columns.length === 0) throw relatedRowsCutOff();
        const instance = read(wide ? columns.flat() : columns) as object;
        this.own?.keep(instance, one as readonly unknown[]);
        this.deeper?.keep(instance, one as readonly unknown[]);
        rows.push(instance);
        links.push(key);
      }
    }
    return { rows, links };
  }
}

/** JSON inside of JSON is there already. */
function parsed(given: unknown): readonly unknown[] {
  if (typeof given !== 'string') return given as readonly unknown[];
  try {
    return JSON.parse(given) as readonly unknown[];
  } catch (error) {
    throw relatedRowsCutOff(error);
  }
}
