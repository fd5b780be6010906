import type { OrderNode, SelectNode } from '../../sql/ast/index.js';
import type { AliasAllocator } from './alias-allocator.js';
import { derivedSelect, withColumnNames } from './derived-select.js';

/**
 * MariaDB tells the rows of `SELECT DISTINCT AVG("views") … GROUP BY …` apart by the sums and counts that it keeps of them: 1.5 of two rows
 * is another than 1.5 of four. So the groups stand inside: `SELECT DISTINCT "rows"."n" FROM (SELECT AVG("views") AS "n" … GROUP BY …) "rows"`.
 */
export function distinctAverages(node: SelectNode, aliases: AliasAllocator): SelectNode {
  const { distinct, groupBy, columns } = node;
  const keeps = columns.some(({ expression }) => expression.kind === 'aggregate' && KEPT.has(expression.name));
  if (distinct !== true || groupBy === null || !keeps) return node;
  const texts = columns.map(({ expression }) => JSON.stringify(expression));
  const placeOf = ({ expression }: OrderNode): number =>
    expression.kind === 'position' ? expression.index - 1 : texts.indexOf(JSON.stringify(expression));
  const places = node.orderBy.map(placeOf);
  if (places.includes(-1)) return node;
  const outer = derivedSelect(withColumnNames({ ...node, distinct: false, orderBy: [], limit: null }), aliases, 'rows');
  const orderBy = node.orderBy.map((term, at): OrderNode => ({ ...term, expression: outer.columns[places[at]!]!.expression }));
  return { ...outer, distinct: true, orderBy, limit: node.limit };
}

const KEPT: ReadonlySet<string> = new Set(['avg', 'stddevPop', 'stddevSamp', 'varPop', 'varSamp']);
