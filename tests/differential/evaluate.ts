import type { Leaf, Query, Step, Tree } from './query.js';
import { type ModelName, RELATIONS, type Row, WORLD } from './world.js';

/**
 * What a query must answer, worked out naively on the rows in memory: a list of rows, each with the rows that its joins found, is
 * multiplied by every join and cut down by every condition. Django's rules: one filter() call, one join per many-valued relation;
 * single-valued hops are shared by all; in a negation a relation with many rows asks whether there is any.
 */

type Truth = boolean | null;
/** Rows by the key of their join; `''` is the row itself, null an absent row of an outer join. */
type Found = ReadonlyMap<string, Row | null>;
export type Answer = readonly (readonly [id: number, n?: number | null])[];

export function evaluate(query: Query): Answer {
  const state = new Evaluation(query.model);
  for (const step of query.steps) state.step(step);
  return state.answer(query.distinct);
}

class Evaluation {
  #rows: Found[];
  /** Every join made so far, in order: an aggregate shares the first of its kind. */
  readonly #joins: string[] = [''];
  #calls = 0;
  #aggregate: Extract<Step, { kind: 'annotate' }> | null = null;
  #aggregateKey = '';
  readonly #having: ((n: number | null) => Truth)[] = [];

  constructor(readonly model: ModelName) {
    this.#rows = (WORLD[model] as readonly Row[]).map((row) => new Map([['', row]]));
  }

  step(step: Step): void {
    if (step.kind === 'having') this.#having.push((n) => compare(n, step.lookup, step.value));
    else if (step.kind === 'annotate') {
      this.#aggregate = step;
      this.#aggregateKey = this.#join(step.hops, null);
    } else this.#filter(step.conditions, step.negated);
  }

  #filter(conditions: readonly Tree[], negated: boolean): void {
    const call = new Set<string>();
    this.#calls++;
    // What a leaf looks at is fixed in the order of writing, before any row is looked at.
    const tests = conditions.map((tree) => this.#prepare(tree, negated, call));
    const whole = (row: Found): Truth => all(tests.map((one) => one(row)));
    this.#rows = this.#rows.filter((row) => (negated ? not(whole(row)) : whole(row)) === true);
  }

  #prepare(tree: Tree, negated: boolean, call: Set<string>): (row: Found) => Truth {
    switch (tree.kind) {
      case 'and':
      case 'or': {
        const parts = tree.parts.map((part) => this.#prepare(part, negated, call));
        const join = tree.kind === 'and' ? all : any;
        return (row) => join(parts.map((part) => part(row)));
      }
      case 'not': {
        const part = this.#prepare(tree.part, true, call);
        return (row) => not(part(row));
      }
      case 'leaf':
        return this.#prepareLeaf(tree, negated, call);
    }
  }

  #prepareLeaf(leaf: Leaf, negated: boolean, call: Set<string>): (row: Found) => Truth {
    const split = negated ? this.#firstSplit(leaf.hops, call) : -1;
    if (split < 0) {
      const key = this.#join(leaf.hops, call);
      return (row) => {
        const truth = testLeaf(leaf, row.get(key) ?? null, row.get('')!);
        return negated ? truth === true : truth;
      };
    }
    const before = this.#join(leaf.hops.slice(0, split), call);
    const model = modelAfter(this.model, leaf.hops.slice(0, split));
    const rest = leaf.hops.slice(split);
    // No row is a way that ends early: what is not there is NULL, as for a filter.
    return (row) => chains(model, row.get(before) ?? null, rest).some((end) => testLeaf(leaf, end, row.get('')!) === true);
  }

  /** The place of the first many-valued hop that this call has not joined; -1 when there is none. */
  #firstSplit(hops: readonly string[], call: ReadonlySet<string>): number {
    let model = this.model;
    let key = '';
    for (const [index, hop] of hops.entries()) {
      const relation = RELATIONS[model][hop]!;
      const known = relation.many ? [...call].find((one) => isMany(one, key, hop)) : `${key}.${hop}`;
      if (relation.many && (known === undefined || !this.#joins.includes(known))) return index;
      key = known!;
      model = relation.to;
    }
    return -1;
  }

  /** Joins hops and gives the key of the last; `call` null shares whatever is there. */
  #join(hops: readonly string[], call: Set<string> | null): string {
    let model = this.model;
    let key = '';
    for (const hop of hops) {
      const relation = RELATIONS[model][hop]!;
      const known = relation.many
        ? (call === null ? this.#joins : [...call]).find((one) => isMany(one, key, hop))
        : this.#joins.find((one) => one === `${key}.${hop}`);
      const next: string = known ?? (relation.many ? `${key}.${hop}#${this.#calls}` : `${key}.${hop}`);
      if (known === undefined) {
        const from = key;
        this.#rows = this.#rows.flatMap((row) => {
          const found = row.get(from) == null ? [] : relation.rows(row.get(from)!);
          return (found.length === 0 ? [null] : found).map((one) => new Map([...row, [next, one]]));
        });
        this.#joins.push(next);
      }
      if (relation.many) call?.add(next);
      key = next;
      model = relation.to;
    }
    return key;
  }

  answer(distinct: boolean): Answer {
    const ids = this.#rows.map((row) => row.get('')!['id'] as number);
    const group = this.#aggregate;
    if (group === null) return (distinct ? [...new Set(ids)] : ids).sort(byNumber).map((id) => [id]);
    return [...new Set(ids)].sort(byNumber).flatMap((id): Answer => {
      const values = this.#rows
        .filter((row) => row.get('')!['id'] === id)
        .map((row) => row.get(this.#aggregateKey)?.[group.field] ?? null) as (number | null)[];
      const n = aggregate(group.aggregate, values.filter((value): value is number => value !== null)); // prettier-ignore
      return all(this.#having.map((test) => test(n))) === true ? [[id, n]] : [];
    });
  }
}

const byNumber = (a: number, b: number): number => a - b;
const isMany = (key: string, from: string, hop: string): boolean =>
  key.startsWith(`${from}.${hop}#`) && !key.slice(from.length + hop.length + 2).includes('.');

function modelAfter(model: ModelName, hops: readonly string[]): ModelName {
  return hops.reduce<ModelName>((at, hop) => RELATIONS[at][hop]!.to, model);
}

/** Every way over the hops; null where a way ends early. */
function chains(model: ModelName, row: Row | null, hops: readonly string[]): (Row | null)[] {
  const [hop, ...rest] = hops;
  if (hop === undefined) return [row];
  const relation = RELATIONS[model][hop]!;
  const found = row === null ? [] : relation.rows(row);
  return (found.length === 0 ? [null] : found).flatMap((one) => chains(relation.to, one, rest));
}

function testLeaf(leaf: Leaf, row: Row | null, base: Row): Truth {
  if (leaf.field === null) return (row === null) === leaf.value;
  const value = row?.[leaf.field] ?? null;
  const wanted = leaf.value;
  if (typeof wanted === 'object' && wanted !== null && 'f' in wanted) return compare(value, leaf.lookup, base[wanted.f] ?? null);
  return compare(value, leaf.lookup, wanted);
}

function compare(value: Row[string], lookup: string, wanted: unknown): Truth {
  if (lookup === 'isnull') return (value === null) === wanted;
  if (lookup === 'in' && (wanted as readonly unknown[]).length === 0) return false;
  if (value === null || wanted === null) return null;
  const number = value as number;
  switch (lookup) {
    case 'exact':
      return value === wanted;
    case 'gt':
      return number > (wanted as number);
    case 'gte':
      return number >= (wanted as number);
    case 'lt':
      return number < (wanted as number);
    case 'lte':
      return number <= (wanted as number);
    case 'in':
      return (wanted as readonly unknown[]).includes(value);
    case 'range':
      return number >= (wanted as number[])[0]! && number <= (wanted as number[])[1]!;
    case 'contains':
      return String(value).includes(wanted as string);
    case 'startswith':
      return String(value).startsWith(wanted as string);
    case 'endswith':
      return String(value).endsWith(wanted as string);
    case 'icontains':
      return String(value)
        .toLowerCase()
        .includes((wanted as string).toLowerCase());
    default:
      throw new Error(`No lookup ${lookup}`);
  }
}

function aggregate(name: string, values: readonly number[]): number | null {
  switch (name) {
    case 'Count':
      return values.length;
    case 'CountDistinct':
      return new Set(values).size;
    case 'Sum':
      return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0);
    case 'Max':
      return values.length === 0 ? null : Math.max(...values);
    default:
      return values.length === 0 ? null : Math.min(...values);
  }
}

const not = (truth: Truth): Truth => (truth === null ? null : !truth);
const all = (truths: readonly Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true);
const any = (truths: readonly Truth[]): Truth => (truths.includes(true) ? true : truths.includes(null) ? null : false);
