import { NotSupportedError } from '../../errors/database-error.js';
import type { ExpressionNode, Resolved, Scope, SubqueryUse } from '../../expressions/expression.js';
import { isTransform, resolveLookup, transform } from '../../lookups/registry.js';
import type { RelationMeta } from '../../model/relation-meta.js';
import { type ExpressionSqlNode, UNKNOWN, type ValueType } from '../../sql/ast/index.js';
import type { TracedState } from '../trace-state.js';
import type { Place, Places } from './combination-order.js';
import { keysOf } from './query-keys.js';
import type { SelectPlanner } from './select-planner.js';
import { isRelationLookup, keyOf, keyTupleOf } from './walk-path.js';

/** The columns of a union as paths, read from a query around it: what they do not say cannot be known there. */
export class ColumnsScope implements Scope {
  readonly outer: Scope | null;

  constructor(
    readonly planner: SelectPlanner,
    readonly operator: string,
    readonly places: Places,
    readonly columns: readonly { readonly expression: ExpressionSqlNode }[],
    readonly negated = false,
  ) {
    this.outer = planner.outer;
  }

  withNegation(): Scope {
    return new ColumnsScope(this.planner, this.operator, this.places, this.columns, true);
  }

  insideValue(): Scope {
    return new ColumnsScope(this.planner, this.operator, this.places, this.columns);
  }

  path(path: string): Resolved {
    for (const { column, rest } of this.#beginnings(path)) {
      let made: Resolved | null = { ...column, prepare: undefined, prepareQuery: undefined };
      for (const name of rest) made = made && transform(made, name);
      if (made !== null) return made;
    }
    throw this.#none(path);
  }

  condition(path: string, value: ExpressionNode): Resolved {
    for (const { column, rest } of this.#beginnings(path)) {
      const [next] = rest;
      if (column.prepare !== undefined && next !== undefined && !isRelationLookup(next) && !isTransform(column.type, next)) continue;
      return resolveLookup(rest, { left: column, right: value, scope: this, path });
    }
    throw this.#none(path);
  }

  subquery(state: object, use: SubqueryUse, type?: ValueType): Resolved {
    return this.planner.subquery(state, use, this, type);
  }

  /** The columns that a path may start with, the longest name first. */
  *#beginnings(path: string): Generator<{ readonly column: Resolved; readonly rest: readonly string[] }> {
    const segments = path.split('__');
    for (let length = segments.length; length > 0; length--) {
      const name = segments.slice(0, length).join('__');
      const place = this.places.get(name);
      if (place === undefined) continue;
      const column = this.#column(name, place);
      const rest = segments.slice(length);
      // `author__id` is the column of `author`.
      const key = column.prepare !== undefined && (rest[0] === 'pk' || rest[0] === this.#relation(name)?.steps.at(-1)!.to.name);
      yield key ? { column: { ...column, prepare: undefined, prepareQuery: undefined }, rest: rest.slice(1) } : { column, rest };
    }
  }

  #column(name: string, { positions, types }: Place): Resolved {
    const items = positions.map((position) => this.columns[position - 1]!.expression);
    const several = items.length > 1;
    const relation = this.#relation(name);
    const made: Resolved = {
      node: several ? { kind: 'row', items } : items[0]!,
      type: several ? UNKNOWN : types[0]!,
      itemTypes: several ? types : undefined,
      nullable: true,
      strict: [],
      subject: name,
    };
    if (relation === undefined) return made;
    const { to } = relation.steps.at(-1)!;
    const prepareQuery = (state: object): object => keysOf(state as TracedState, relation, to, name);
    return { ...made, prepare: several ? keyTupleOf(relation, name) : keyOf(relation, to, name), prepareQuery };
  }

  #relation(name: string): RelationMeta | undefined {
    const relation = this.planner.model.relation(name);
    return relation?.multiple === false ? relation : undefined;
  }

  #none(path: string): NotSupportedError {
    return new NotSupportedError({
      code: 'QUERY.COMBINATION_ORDER',
      message: `The rows of a ${this.operator} can only be ordered by what is selected; '${path}' is none of it.`,
      hint: `Choices are: ${[...this.places.keys()].join(', ')}.`,
    });
  }
}
