import { NotSupportedError } from '../../errors/database-error.js';
import { FieldError } from '../../errors/query-error.js';
import { LogicalExpression, LookupExpression } from '../../expressions/base-expression.js';
import { fetchRows } from '../../query/execute/run-select.js';
import { QuerySetSource } from '../../query/query-set-source.js';
import { STATE } from '../../query/query-set-core.js';
import { initialState, type QueryState, withOperation, withState } from '../../query/query-state.js';
import { engine } from '../../query/engine.js';
import { missing } from '../../query/terminals/get.js';
import type { TracedState } from '../../query/trace-state.js';
import type { FieldMeta } from '../field-meta.js';
import { originOf } from '../instance-internals.js';
import { defaultManager } from '../loading/states.js';
import { metaOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';
import { byKey } from '../row-by-key.js';

/**
 * The row after or before this one by a date; rows of the same date follow each other by key. The date is compared in the database,
 * which may know it more exactly than a Date can tell:
 *
 *     WHERE "created_at" > (SELECT "created_at" FROM "post" WHERE "id" = $1) OR "created_at" = (…) AND "id" > $1 ORDER BY "created_at", "id" LIMIT 1
 */
export async function neighbour(instance: object, name: string, conditions: object, direction: 'next' | 'previous'): Promise<object> {
  const meta = metaOf(instance);
  const field = dateField(meta, name);
  const key = meta.key;
  if (key === null) {
    throw new NotSupportedError({
      code: 'MODEL.COMPOSITE_KEY',
      message: `${meta.name} has a key of several columns, which has no order.`,
      hint: `Ask with an order of your own: ${meta.name}.objects.filter({ ${name}__gt: … }).orderBy('${name}', …).first().`,
    });
  }
  const [lookup, sign] = direction === 'next' ? ['gt', ''] : ['lt', '-'];
  const own = (attribute: string): QuerySetSource => new QuerySetSource(ownValue(instance, meta, attribute) as TracedState);
  const beyond = new LookupExpression(`${field.attribute}__${lookup}`, own(field.attribute));
  const same = new LogicalExpression('AND', [
    new LookupExpression(field.attribute, own(field.attribute)),
    new LookupExpression(`${key.attribute}__${lookup}`, (instance as Record<string, unknown>)[key.attribute]),
  ]);
  const base = engine.filter(withState(defaultManager(meta)[STATE], { using: originOf(instance).database ?? null }), [conditions], false);
  const state = withOperation(base, { kind: 'filter', conditions: [new LogicalExpression('OR', [beyond, same])], negated: false });
  const [row] = await fetchRows(
    withState(state, { ordering: [`${sign}${field.attribute}`, `${sign}${key.attribute}`], reversed: false, low: 0, high: 1 }),
  );
  if (row === undefined) throw missing(meta, `There is no ${meta.name} ${direction === 'next' ? 'after' : 'before'} this one by ${name}.`);
  return row as object;
}

/** `SELECT "created_at" FROM "post" WHERE "id" = $1 LIMIT 1` */
export function ownValue(instance: object, meta: ModelMeta, attribute: string): QueryState {
  const state = withState(initialState(meta), { operations: byKey(instance, meta).operations, ordering: [], rows: 'flat', high: 1 });
  return withOperation(state, { kind: 'values', fields: [attribute] });
}

function dateField(meta: ModelMeta, name: string): FieldMeta {
  const field = meta.field(name);
  const kind = field?.type.kind;
  if (field !== undefined && (kind === 'date' || kind === 'dateTime') && !field.nullable) return field;
  const choices = meta.fields
    .filter((one) => (one.type.kind === 'date' || one.type.kind === 'dateTime') && !one.nullable)
    .map((one) => one.name);
  throw new FieldError({
    code: 'MODEL.NOT_A_DATE',
    message: `Neighbours are found by a date that is never null; '${name}' of ${meta.name} is none. Choices are: ${choices.join(', ') || 'none'}.`,
  });
}
