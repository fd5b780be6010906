import { atomic } from '../../connection/atomic.js';
import { RelationError } from '../../errors/loading-error.js';
import { engine } from '../../query/engine.js';
import { fetchRows } from '../../query/execute/run-select.js';
import { type QueryState, withOperation, withState } from '../../query/query-state.js';
import { dropRelated } from '../instance-internals.js';
import { requireRowOrder } from '../order/neighbour-in-order.js';
import type { RowOrder } from '../order/row-order.js';
import { membersOf, writeAlias } from './members.js';
import type { Related } from './related-writes.js';

/**
 * The keys of the rows of one instance, in their order:
 *
 *     SELECT "id" FROM "step" WHERE "blog_id" = $1 ORDER BY "_order"
 */
export async function getOrder(related: Related, state: QueryState): Promise<unknown[]> {
  const { position } = orderBehind(related);
  const { primaryKey } = related.property.relation.target;
  const ordered = withState(state, { ordering: [position.attribute], reversed: false, rows: primaryKey.length === 1 ? 'flat' : 'tuples' });
  return await fetchRows(withOperation(ordered, { kind: 'values', fields: primaryKey.map((field) => field.attribute) }));
}

/**
 * Gives these rows the positions 0, 1, 2 … in one statement. Rows that are not named keep theirs.
 *
 *     UPDATE "step" SET "_order" = CASE WHEN "id" = $1 THEN $2 … END WHERE "blog_id" = $n AND "id" IN (…)
 */
export async function setOrder(related: Related, state: QueryState, given: readonly unknown[]): Promise<void> {
  const { position } = orderBehind(related);
  const { property, instance } = related;
  const { target } = property.relation;
  const { keys } = membersOf(related, given, target.primaryKey[0]!.attribute);
  const Row = target.modelClass as unknown as new (values: object) => object;
  const rows = keys.map((pk, index) => new Row({ pk, [position.attribute]: index }));
  const using = writeAlias(target, instance);
  await atomic(
    async () => {
      const changed = await engine.bulkUpdate(withState(state, { using }), rows, [position.name], {});
      if (changed === keys.length) return;
      throw new RelationError({
        code: 'RELATION.STRANGER_IN_ORDER',
        message: `Of the ${keys.length} rows given to setOrder(), ${keys.length - changed} are not in ${property.model.name}.${property.name} of this instance.`,
        hint: 'Nothing was changed. Give rows of this instance alone.',
      });
    },
    { using, savepoint: false },
  );
  dropRelated(instance, property.name);
}

/** The order of the related model, which must be one among the rows of this relation. */
function orderBehind({ property }: Related): RowOrder {
  const { relation, model, name } = property;
  const order = requireRowOrder(relation.target);
  if (relation.kind === 'foreignKey' && relation.field === order.group) return order;
  throw new RelationError({
    code: 'RELATION.OTHER_ORDER',
    message: `${relation.target.name} is in an order among the rows of the same ${order.group.name}, not of ${model.name}.${name}.`,
    hint: `Call it on the rows that ${relation.target.name}.${order.group.name} points at.`,
  });
}
