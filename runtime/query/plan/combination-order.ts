import { NotSupportedError } from '../../errors/database-error.js';
import { OrderExpression } from '../../expressions/base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope } from '../../expressions/expression.js';
import { PathExpression } from '../../expressions/path-expression.js';
import { transform } from '../../lookups/registry.js';
import { type ExpressionSqlNode, type OrderNode, UNKNOWN, type ValueType } from '../../sql/ast/index.js';
import type { TracedState } from '../trace-state.js';
import type { ColumnShape, RowShape } from './row-shape.js';

/** The columns of a union by name: where each stands, from 1; a key of several columns in as many. */
export type Places = ReadonlyMap<string, Place>;
interface Place {
  readonly positions: readonly number[];
  readonly type: ValueType;
}

export function placesOf(shape: RowShape): Places {
  const places = new Map<string, Place>();
  const add = (columns: readonly ColumnShape[], start: number): void => {
    let position = start;
    for (const { name, type, items = [type] } of columns) {
      const first = position;
      places.set(name, { positions: items.map((_item, index) => first + index), type });
      position += items.length;
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
  }
  const keys = model.primaryKey.map((field) => places.get(field.attribute));
  if (keys.length > 0 && !keys.includes(undefined))
    places.set('pk', { positions: keys.flatMap((key) => key!.positions), type: keys[0]!.type });
  return places;
}

/** `ORDER BY 2 DESC`; null when a term is more than a column: then the rows are ordered from outside. */
export function orderByPlaces(state: TracedState, places: Places): OrderNode[] | null {
  const nodes = (state.ordering ?? []).flatMap((term): (OrderNode | null)[] => {
    const { path, descending } = plainTerm(term);
    const place = path === null ? undefined : places.get(path);
    if (place === undefined) return [null];
    return place.positions.map((index): OrderNode => ({ expression: { kind: 'position', index }, descending: descending !== state.reversed, nulls: null })); // prettier-ignore
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
  return (state.ordering ?? []).flatMap((term): OrderNode[] => {
    const ordered = asOrder(term);
    const descending = ordered.descending !== state.reversed;
    const nulls = ordered.nulls === null || !state.reversed ? ordered.nulls : ordered.nulls === 'first' ? 'last' : 'first';
    const node = ordered.expression === null ? RANDOM : ordered.expression[RESOLVE](scope).node;
    return (node.kind === 'row' ? node.items : [node]).map((expression) => ({ expression, descending, nulls }));
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
      const items = place.positions.map((position) => this.columns[position - 1]!.expression);
      const node: ExpressionSqlNode = items.length === 1 ? items[0]! : { kind: 'row', items };
      let made: Resolved | null = { node, type: items.length === 1 ? place.type : UNKNOWN, nullable: true, strict: [] };
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
