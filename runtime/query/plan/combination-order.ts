import { OrderExpression } from '../../expressions/base-expression.js';
import { type ExpressionNode, RESOLVE, type Scope } from '../../expressions/expression.js';
import { PathExpression } from '../../expressions/path-expression.js';
import type { ExpressionSqlNode, OrderNode, ValueType } from '../../sql/ast/index.js';
import type { TracedState } from '../trace-state.js';
import type { ColumnShape, RowShape } from './row-shape.js';

/** The columns of a union by name: where each stands, from 1; a key of several columns in as many. */
export type Places = ReadonlyMap<string, Place>;
export interface Place {
  readonly positions: readonly number[];
  readonly types: readonly ValueType[];
}

export function placesOf(shape: RowShape): Places {
  const places = new Map<string, Place>();
  const add = (columns: readonly ColumnShape[], start: number): void => {
    let position = start;
    for (const { name, type, items: types = [type] } of columns) {
      const first = position;
      places.set(name, { positions: types.map((_type, index) => first + index), types });
      position += types.length;
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
  const keys = model.primaryKey.flatMap((field) => places.get(field.attribute) ?? []);
  if (keys.length > 0 && keys.length === model.primaryKey.length)
    places.set('pk', { positions: keys.flatMap((key) => key.positions), types: keys.flatMap((key) => key.types) });
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
export function orderAround(state: TracedState, scope: Scope): OrderNode[] {
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
