import { QueryError } from '../../errors/query-error.js';
import { LookupExpression } from '../../expressions/base-expression.js';
import { fetchRows } from '../../query/execute/run-select.js';
import { STATE } from '../../query/query-set-core.js';
import { QuerySetSource } from '../../query/query-set-source.js';
import { withOperation, withState } from '../../query/query-state.js';
import { missing } from '../../query/terminals/get.js';
import type { TracedState } from '../../query/trace-state.js';
import { originOf } from '../instance-internals.js';
import { ownValue } from '../instances/neighbour.js';
import { defaultManager } from '../loading/states.js';
import { attributesOf, metaOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';
import { rowOrderOf, type RowOrder, sameGroup } from './row-order.js';

/**
 * The row after or before this one in the order of its group. Where it stands is asked of the database, for others may have moved it:
 *
 *     WHERE "blog_id" = $1 AND "_order" > (SELECT "_order" FROM "step" WHERE "id" = $2) ORDER BY "_order" LIMIT 1
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/options/#order-with-respect-to
 */
export async function neighbourInOrder(instance: object, direction: 'next' | 'previous'): Promise<object> {
  const meta = metaOf(instance);
  const order = requireRowOrder(meta);
  const { position } = order;
  const [lookup, sign] = direction === 'next' ? ['gt', ''] : ['lt', '-'];
  const conditions = [
    sameGroup(order, attributesOf(instance)),
    new LookupExpression(
      `${position.attribute}__${lookup}`,
      new QuerySetSource(ownValue(instance, meta, position.attribute) as TracedState),
    ),
  ];
  const base = withState(defaultManager(meta)[STATE], { using: originOf(instance).database ?? null });
  const found = withOperation(base, { kind: 'filter', conditions, negated: false });
  const [row] = await fetchRows(withState(found, { ordering: [`${sign}${position.attribute}`], reversed: false, low: 0, high: 1 }));
  if (row === undefined)
    throw missing(meta, `There is no ${meta.name} ${direction === 'next' ? 'after' : 'before'} this one in its order.`);
  return row as object;
}

/** The row order of a model or of one of its parents. */
export function requireRowOrder(meta: ModelMeta): RowOrder {
  const tables = [meta.concrete, ...meta.concrete.parents.map(({ model }) => model.concrete)];
  for (const table of tables) {
    const order = rowOrderOf(table);
    if (order !== null) return order;
  }
  throw new QueryError({
    code: 'MODEL.NO_ROW_ORDER',
    message: `${meta.name} has no order of its own.`,
    hint: "Give it one in the schema: static meta = { orderWithRespectTo: '<foreign key>' }.",
  });
}
