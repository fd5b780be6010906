import {
  type Aggregate,
  type Compared,
  type Expr,
  type Leaf,
  type Operator,
  type Path,
  type Query,
  textOf,
  type Tree,
} from '../query/query.js';
import { type Relation, relationsOf, type Row, type Scalar, type Step, type World } from '../world/facts.js';
import { memberAt } from './documents.js';
import { between, later } from './moments.js';
import { inZone } from './zones.js';
import { byTerms } from './order.js';
import { outerPaths } from './outer-paths.js';
import { holds, isFiltered, isSeen, nextRows, test } from './next-rows.js';
import { evaluateRows } from './rows.js';
import { aggregate, all, any, compare, keepsNulls, Members, not, odd, type Truth } from './truth.js';
import { PreparedWindow } from './windows.js';

/** Rows by the key of their join; `''` is the row itself, null an absent row of an outer join. */
export type Found = ReadonlyMap<string, Row | null>;

/** Where a value is worked out: for a row with its joins, or for a group of them. */
export interface Place {
  readonly found: Found;
  readonly group: readonly Found[] | null;
}

export interface Prepared<T extends Scalar = Scalar> {
  readonly of: (place: Place) => T;
  readonly aggregate: boolean;
  /** What it looks at outside of aggregates: a condition on groups adds it to what they are told apart by. */
  readonly columns: readonly Prepared[];
  /** Does it look at a window? */
  readonly windowed?: boolean;
}

/** What the query around says for an OuterRef; of 2 and more, the query around that. */
export type Outer = (path: Path, up: number) => Scalar;

/** The joins that one filter() call made; null where any may be shared: in annotations, orders and columns. */
export type Call = Set<string> | null;

/** A relation with a condition of its own, over one hop: one joined row in the whole query. */
interface Named {
  readonly name: string;
  readonly hops: readonly string[];
  readonly steps: readonly Step[];
  readonly model: string;
  readonly where: Tree;
  /** Its join, once somebody asked for it. */
  key: string | null;
}

/**
 * The rows of a query multiplied by its joins. Single-valued hops are shared by all; a hop to many rows is joined anew by each filter()
 * call; what may share any takes the latest.
 */
export class Frame {
  rows: Found[];
  readonly annotations = new Map<string, Prepared>();
  readonly windows: PreparedWindow[] = [];
  /** Columns that have their rows, whatever was joined since. */
  selected: ReadonlyMap<string, Prepared> = new Map();
  /** What FilteredRelation() named. */
  readonly named = new Map<string, Named>();
  readonly #joins: { readonly from: string; readonly step: Step; readonly key: string }[] = [];

  constructor(
    readonly world: World,
    readonly model: string,
    readonly outer: Outer | null,
    readonly nullsFirst = true,
  ) {
    this.rows = world.rows[model]!.filter((row) => isSeen(world, model, row)).map((row) => new Map([['', row]]));
  }

  path({ hops, field }: Path, call: Call): Prepared {
    const selected = this.selected.get(textOf({ hops, field }));
    if (selected !== undefined) return selected;
    const annotation = hops.length === 0 && field !== null ? this.annotations.get(field) : undefined;
    if (annotation !== undefined) return annotation;
    const key = this.#joinPath(hops, call);
    return column(({ found }) => found.get(key)?.[field ?? this.#keyOf(hops)] ?? null);
  }

  expression(expression: Expr, call: Call): Prepared {
    switch (expression.kind) {
      case 'path':
        return this.path(expression.path, call);
      case 'key': {
        const document = this.path(expression.path, call);
        return together([document], (place) => {
          const found = memberAt(document.of(place), expression.keys);
          return found === undefined || found === null ? null : String(found);
        });
      }
      case 'value':
        return { of: () => expression.value, aggregate: false, columns: [] };
      case 'combine': {
        const [left, right] = [this.expression(expression.left, call), this.expression(expression.right, call)];
        return together([left, right], (place) => combine(expression.operator, left.of(place), right.of(place), expression.whole));
      }
      case 'call': {
        const parts = expression.parts.map((part) => this.expression(part, call));
        const work = inZone(expression.name, expression.zone);
        return together(parts, (place) => work(parts.map((part) => part.of(place))));
      }
      case 'case': {
        const when = this.condition(expression.when, false, call, false);
        const then = this.expression(expression.then, call);
        const otherwise = expression.otherwise === null ? null : this.expression(expression.otherwise, call);
        const parts = [when, then, ...(otherwise === null ? [] : [otherwise])];
        return together(parts, (place) => (when.of(place) === true ? then.of(place) : (otherwise?.of(place) ?? null)));
      }
      case 'aggregate':
        return this.aggregate(expression);
      case 'subquery': {
        const rows = this.#subquery(expression.query, call);
        return together(rows.parts, (place) => rows.of(place)[0]?.[0] ?? null);
      }
      case 'window': {
        const window = new PreparedWindow(this, expression, this.nullsFirst);
        this.windows.push(window);
        return window;
      }
      case 'condition':
        return this.condition(expression.tree, false, null);
    }
  }

  aggregate({ name, of, distinct, where, otherwise, sample, orderBy = [] }: Aggregate): Prepared {
    const argument = of === null ? null : this.expression(of, null);
    const filter = where === null ? null : this.condition(where, false, null);
    const terms = orderBy.map((term) => this.path(term.path, null));
    return {
      aggregate: true,
      columns: [],
      of: ({ group }) => {
        const places = group!.map((found) => ({ found, group: null })).filter((place) => filter === null || filter.of(place) === true);
        const keys = (place: Place): readonly Scalar[] => terms.map((term) => term.of(place));
        if (terms.length > 0) places.sort((a, b) => byTerms(keys(a), keys(b), orderBy, false, this.nullsFirst));
        const values = places
          .map((place) => (argument === null ? 1 : argument.of(place)))
          .filter((value) => value !== null || keepsNulls(name));
        return aggregate(name, distinct ? [...new Set(values)] : values, sample) ?? otherwise;
      },
    };
  }

  /** What a leaf looks at is fixed in the order of writing, before any row is looked at. In a negation every comparison is true or false. */
  condition(tree: Tree, negated: boolean, call: Call, asksAll = call !== null): Prepared<Truth> {
    switch (tree.kind) {
      case 'and':
      case 'or':
      case 'xor': {
        const parts = tree.parts.map((part) => this.condition(part, negated, call, asksAll));
        const join = { and: all, or: any, xor: odd }[tree.kind];
        return together(parts, (place) => join(parts.map((part) => part.of(place))));
      }
      case 'not': {
        const part = this.condition(tree.part, true, call, asksAll);
        return together([part], (place) => not(part.of(place)));
      }
      case 'exists': {
        const rows = this.#subquery(tree.query, call);
        return together(rows.parts, (place) => rows.of(place).length > 0);
      }
      case 'compare': {
        const [left, right] = [this.expression(tree.left, call), this.expression(tree.right, call)];
        return together([left, right], (place) => {
          const truth = compare(left.of(place), tree.operator, right.of(place));
          return negated ? truth === true : truth;
        });
      }
      case 'leaf':
        return this.#leaf(tree, negated, call, asksAll);
    }
  }

  #leaf(leaf: Leaf, negated: boolean, call: Call, asksAll: boolean): Prepared<Truth> {
    const named = this.named.get(leaf.path.hops[0] ?? '');
    const splits = negated && call !== null && asksAll;
    if (named !== undefined && splits && named.steps.some((step) => step.many) && (named.key === null || !call.has(named.key))) {
      return this.#noneOf(named, leaf, call);
    }
    const steps = named === undefined ? this.#steps(leaf.path.hops) : this.#steps(leaf.path.hops.slice(1), named.model);
    const from = named === undefined ? '' : this.#joinNamed(named, call);
    // A negation asks for all rows of a relation: none of them may match. In a value it is about the row that is there.
    const split = splits ? this.#firstSplit(steps, call, from) : -1;
    const settle = (truth: Truth): Truth => (negated ? truth === true : truth);
    if (split < 0) {
      const left = this.path(leaf.path, call);
      const right = this.#compared(leaf.value, call);
      return together([left, ...right.parts], (place) => settle(test(leaf, left.of(place), right.of(place))));
    }
    const key = this.#join(steps.slice(0, split), call, from);
    const right = this.#compared(leaf.value, call);
    const start = column(({ found }) => found.get(key)?.['id'] ?? null);
    return together([start, ...right.parts], (place) => {
      const wanted = right.of(place);
      // No row is a way that ends early: what is not there is NULL, as for a filter.
      const ends = this.#chains(place.found.get(key) ?? null, steps.slice(split));
      return ends.some((end) => test(leaf, end?.[leaf.path.field ?? this.#keyOf(leaf.path.hops)] ?? null, wanted) === true);
    });
  }

  #compared(
    value: Compared,
    call: Call,
  ): { readonly parts: readonly Prepared[]; readonly of: (place: Place) => Scalar | readonly Scalar[] } {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { parts: [], of: () => value as Scalar | readonly Scalar[] };
    if ('f' in value) {
      const part = this.path(value.f, call);
      const { keys } = value;
      return {
        parts: [part],
        of: keys === undefined ? part.of : (place) => (memberAt(part.of(place), keys) as Scalar | undefined) ?? null,
      };
    }
    if ('members' in value) {
      const members = value.members.map((member) => this.#compared(member, call));
      return { parts: members.flatMap(({ parts }) => parts), of: (place) => new Members(members.map(({ of }) => of(place) as Scalar)) };
    }
    if ('outer' in value) return { parts: [], of: () => this.outer!(value.outer, value.up) };
    const rows = this.#subquery((value as { readonly rows: Query }).rows, call);
    return { parts: rows.parts, of: (place) => rows.of(place).map((row) => row[0]!) };
  }

  #subquery(
    query: Query,
    call: Call,
  ): { readonly parts: readonly Prepared[]; readonly of: (place: Place) => readonly (readonly Scalar[])[] } {
    const outer = new Map(outerPaths(query).map((path) => [JSON.stringify(path), this.path(path, call)]));
    const of = (place: Place) => evaluateRows(this.world, query, read(place), this.nullsFirst);
    const read =
      (place: Place): Outer =>
      (path, up) =>
        up === 1 ? outer.get(JSON.stringify(path))!.of(place) : this.outer!(path, up - 1);
    return { parts: [...outer.values()], of };
  }

  /** `exclude()` over a named relation to many rows: no row of it may match. */
  #noneOf(named: Named, leaf: Leaf, call: Call): Prepared<Truth> {
    const rest = this.#steps(leaf.path.hops.slice(1), named.model);
    const right = this.#compared(leaf.value, call);
    return together([column(({ found }) => found.get('')!['id']!), ...right.parts], (place) => {
      const wanted = right.of(place);
      const rows = this.#namedRows(named, place.found.get('')!);
      const ends = (rows.length === 0 ? [null] : rows).flatMap((row) => this.#chains(row, rest));
      return ends.some((end) => test(leaf, end?.[leaf.path.field ?? this.#keyOf(leaf.path.hops)] ?? null, wanted) === true);
    });
  }

  #joinPath(hops: readonly string[], call: Call): string {
    const named = this.named.get(hops[0] ?? '');
    if (named === undefined) return this.#join(this.#steps(hops), call);
    return this.#join(this.#steps(hops.slice(1), named.model), call, this.#joinNamed(named, call));
  }

  /** The rows of a named relation are joined once, whoever asks for them. */
  #joinNamed(named: Named, call: Call): string {
    if (named.key !== null) return named.key;
    named.key = named.name;
    this.rows = this.rows.flatMap((row) => {
      const found = this.#namedRows(named, row.get('')!);
      return (found.length === 0 ? [null] : found).map((one) => new Map([...row, [named.name, one]]));
    });
    call?.add(named.key);
    return named.key;
  }

  #namedRows({ steps, hops, where }: Named, row: Row): readonly Row[] {
    const ends = this.#chains(row, steps).filter((end) => end !== null);
    return ends.filter((end) => holds(where, (path) => (path.hops.length < hops.length ? row : end)[path.field ?? 'id']!) === true);
  }

  /** Rows that stand beside each row where the condition holds, under a name; without `left` it must have one. */
  joinRows(name: string, model: string, found: (row: Found) => readonly Row[], left: boolean): void {
    const none = left ? [null] : [];
    this.rows = this.rows.flatMap((row) => {
      const rows = found(row);
      return (rows.length === 0 ? none : rows).map((one) => new Map([...row, [name, one]]));
    });
    this.named.set(name, { name, hops: [name], steps: [], model, where: { kind: 'and', parts: [] }, key: name });
  }

  filteredRelation(name: string, hops: readonly string[], where: Tree): void {
    this.named.set(name, { name, hops, steps: this.#steps(hops), model: this.modelAt(hops), where, key: null });
  }

  /** The column that a relation as such is: what its key holds, or the key of the rows behind. */
  #keyOf(hops: readonly string[]): string {
    const named = this.named.get(hops[0] ?? '');
    const last = named === undefined ? this.#steps(hops).at(-1) : (this.#steps(hops.slice(1), named.model).at(-1) ?? named.steps.at(-1));
    return last?.ahead === true ? last.at : 'id';
  }

  #steps(hops: readonly string[], start = this.model): readonly Step[] {
    let model = start;
    return hops.flatMap((hop) => {
      const relation: Relation = relationsOf(this.world, model).get(hop)!;
      model = relation.to;
      return relation.steps;
    });
  }

  /** The place of the first hop to many rows that this call has not joined; -1 when there is none. */
  #firstSplit(steps: readonly Step[], call: ReadonlySet<string>, from: string): number {
    let key: string | undefined = from;
    for (const [index, step] of steps.entries()) {
      key = key === undefined ? undefined : this.#known(key, step, call);
      if (step.many && key === undefined) return index;
    }
    return -1;
  }

  #known(from: string, step: Step, call: ReadonlySet<string> | null): string | undefined {
    return this.#joins.findLast(
      (join) => join.from === from && this.#sameStep(join.step, step) && (!step.many || call === null || call.has(join.key)),
    )?.key;
  }

  /** Joins steps and gives the key of the last. */
  #join(steps: readonly Step[], call: Call, start = ''): string {
    let key = start;
    for (const step of steps) {
      const from = key;
      const known = this.#known(from, step, call);
      key = known ?? `${this.#joins.length + 1}`;
      if (known !== undefined) {
        if (step.many) call?.add(key);
        continue;
      }
      this.rows = this.rows.flatMap((row) => this.#next(row.get(from) ?? null, step).map((one) => new Map([...row, [key, one]])));
      this.#joins.push({ from, step, key });
      if (step.many) call?.add(key);
    }
    return key;
  }

  /** The joins that there are. */
  joined(): ReadonlySet<string> {
    return new Set(this.#joins.map(({ key }) => key));
  }

  /** Do two joins look for the same rows? */
  alike(one: string, other: string): boolean {
    const find = (key: string) => this.#joins.find((join) => join.key === key)!;
    const [a, b] = [find(one), find(other)];
    return a.from === b.from && this.#sameStep(a.step, b.step);
  }

  /** Of two ways to a join table one may lead on to rows that cannot be seen. */
  #sameStep(a: Step, b: Step): boolean {
    const onward = a.onward ?? b.onward;
    return a.id === b.id && (a.onward?.id === b.onward?.id || onward === undefined || !isFiltered(this.world, onward.to));
  }

  #next(row: Row | null, step: Step): readonly (Row | null)[] {
    const found = nextRows(this.world, row, step);
    return found.length === 0 ? [null] : found;
  }

  /** Every way over the steps; null where a way ends early. */
  #chains(row: Row | null, [step, ...rest]: readonly Step[]): readonly (Row | null)[] {
    return step === undefined ? [row] : this.#next(row, step).flatMap((one) => this.#chains(one, rest));
  }

  modelAt(hops: readonly string[]): string {
    return this.#steps(hops).at(-1)?.to ?? this.model;
  }
}

function column(of: Prepared['of']): Prepared {
  const made: Prepared = { of, aggregate: false, columns: [] };
  return { ...made, columns: [made] };
}

function together<T extends Scalar>(parts: readonly Prepared[], of: Prepared<T>['of']): Prepared<T> {
  return {
    of,
    aggregate: parts.some((part) => part.aggregate),
    columns: parts.flatMap((part) => part.columns),
    windowed: parts.some((part) => part.windowed === true),
  };
}

function combine(operator: Operator, left: Scalar, right: Scalar, whole: boolean): Scalar {
  if (left === null || right === null) return null;
  if (typeof left === 'string' && typeof right === 'string') return between(left, right);
  if (typeof left === 'string') return later(left, operator === 'sub' ? -(right as number) : (right as number));
  if (typeof right === 'string') return later(right, left as number);
  const [a, b] = [left as number, right as number];
  switch (operator) {
    case 'add':
      return a + b;
    case 'sub':
      return a - b;
    case 'mul':
      return a * b;
    case 'mod':
      return a % b;
    case 'div':
      return whole ? Math.trunc(a / b) : a / b;
  }
}
