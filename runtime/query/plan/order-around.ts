import type { OrderNode, SelectNode } from '../../sql/ast/index.js';
import type { AliasAllocator } from './alias-allocator.js';
import { derivedSelect, withColumnNames } from './derived-select.js';

/** Where what a query is ordered by stands in its SELECT list, from 0; undefined when some of it is not selected. */
export function orderPlaces({ columns, orderBy }: SelectNode): readonly number[] | undefined {
  const texts = columns.map(({ expression }) => JSON.stringify(expression));
  const places = orderBy.map(({ expression }) =>
    expression.kind === 'position' ? expression.index - 1 : texts.indexOf(JSON.stringify(expression)),
  );
  return places.includes(-1) ? undefined : places;
}

/** `SELECT "rows"."n" FROM (SELECT …) "rows" ORDER BY "rows"."n" LIMIT 3`: the order and the slice stand around a query. */
export function orderAround(select: SelectNode, places: readonly number[], aliases: AliasAllocator): SelectNode {
  const outer = derivedSelect(withColumnNames({ ...select, orderBy: [], limit: null }), aliases, 'rows');
  const orderBy = select.orderBy.map((term, at): OrderNode => ({ ...term, expression: outer.columns[places[at]!]!.expression }));
  return { ...outer, orderBy, limit: select.limit };
}
