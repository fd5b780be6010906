import { NotSupportedError } from '../../errors/database-error.js';
import { OrderExpression } from '../../expressions/base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope } from '../../expressions/expression.js';
import { PathExpression } from '../../expressions/path-expression.js';
import { transform } from '../../lookups/registry.js';
import type { ExpressionSqlNode, OrderNode, ValueType } from '../../sql/ast/index.js';
import type { TracedState } from '../trace-state.js';
import type { RowShape } from './row-shape.js';

/** The columns of a union by name: where each stands, from 1. */
export type Places = ReadonlyMap<string, { readonly position: number; readonly type: ValueType }>;

export function placesOf(shape: RowShape): Places {
  const places = new Map<string, { readonly position: number; readonly type: ValueType }>();
  const add = (columns: readonly { readonly name: string; readonly type: ValueType; readonly items?: unknown }[], start: number): void => {
    let position = start;
    for (const { name, type, items } of columns) {
      if (items === undefined) places.set(name, { position, type });
      position += Array.isArray(items) ? items.length : 1;
    }
  };
  if (shape.kind !== 'instances') {
    add(shape.columns, 1);
    return places;
  }
  const { model } = shape.instance;
  add(shape.instance.columns, shape.instance.offset + 1);
  add(shape.annotations, shape.annotationOffset + 1);
  for (const field of model.fields) {
    const place = places.get(field.attribute);
    if (place === undefined) continue;
    // `author` stands in the column of `authorId`, and so does `pk` in that of the key.
    if (!places.has(field.name)) places.set(field.name, place);
    if (field === model.primaryKey[0] && model.primaryKey.length === 1) places.set('pk', place);
  }
  return places;
}

/** `ORDER BY 2 DESC`; null when a term is more than a column: then the rows are ordered from outside. */
export function orderByPlaces(state: TracedState, places: Places): OrderNode[] | null {
  const nodes = (state.ordering ?? []).map((term): OrderNode | null => {
    const { path, descending } = plainTerm(term);
    const place = path === null ? undefined : places.get(path);
    if (place === undefined) return null;
    return { expression: { kind: 'position', index: place.position }, descending: descending !== state.reversed, nulls: null };
  });
  return nodes.some((node) => node === null) ? null : (nodes as OrderNode[]);
}

/** `… ORDER BY LOWER("rows"."c2")`: terms over the columns of a query that stands around the union. */
export function orderAround(
  state: TracedState,
  operator: string,
  places: Places,
  columns: readonly { readonly expression: ExpressionSqlNode }[],
): OrderNode[] {
  const scope = new ColumnsScope(operator, places, columns);
  return (state.ordering ?? []).map((term): OrderNode => {
    const ordered = asOrder(term);
    const descending = ordered.descending !== state.reversed;
    const nulls = ordered.nulls === null || !state.reversed ? ordered.nulls : ordered.nulls === 'first' ? 'last' : 'first';
    return { expression: ordered.expression === null ? RANDOM : ordered.expression[RESOLVE](scope).node, descending, nulls };
  });
}

const RANDOM: ExpressionSqlNode = { kind: 'function', name: 'random', arguments: [], type: { kind: 'float' } };

function asOrder(term: string | ExpressionNode): Pick<OrderExpression, 'descending' | 'nulls'> & { expression: ExpressionNode | null } {
  if (term instanceof OrderExpression) return term;
  if (typeof term !== 'string') return { expression: term, descending: false, nulls: null };
  if (term === '?') return { expression: null, descending: false, nulls: null };
  return { expression: new PathExpression(term.replace(/^-/, '')), descending: term.startsWith('-'), nulls: null };
}

/** `'-title'` and `F('title').desc()`; where NULL stands is not said by a place. */
function plainTerm(term: string | ExpressionNode): { readonly path: string | null; readonly descending: boolean } {
  const { expression, descending, nulls } = asOrder(term);
  return { path: expression instanceof PathExpression && nulls === null ? expression.path : null, descending };
}

/** The columns of a union as paths; what they do not say cannot be known from outside. */
class ColumnsScope implements Scope {
  readonly outer = null;
  readonly negated = false;

  constructor(
    readonly operator: string,
    readonly places: Places,
    readonly columns: readonly { readonly expression: ExpressionSqlNode }[],
  ) {}

  withNegation(): Scope {
    return this;
  }

  insideValue(): Scope {
    return this;
  }

  path(path: string): Resolved {
    const segments = path.split('__');
    for (let length = segments.length; length > 0; length--) {
      const place = this.places.get(segments.slice(0, length).join('__'));
      if (place === undefined) continue;
      const node = this.columns[place.position - 1]!.expression;
      let made: Resolved | null = { node, type: place.type, nullable: true, strict: [] };
      for (const name of segments.slice(length)) made = made && transform(made, name);
      if (made !== null) return made;
    }
    throw this.#none(`'${path}'`);
  }

  condition(path: string): Resolved {
    throw this.#none(`a condition on '${path}'`);
  }

  subquery(): Resolved {
    throw this.#none('a subquery');
  }

  #none(what: string): NotSupportedError {
    return new NotSupportedError({
      code: 'QUERY.COMBINATION_ORDER',
      message: `The rows of a ${this.operator} can only be ordered by a selected column; ${what} is none.`,
      hint: `Choices are: ${[...this.places.keys()].join(', ')}.`,
    });
  }
}
