import type { Database } from '../../connection/database.js';
import type { Features } from '../../dialects/features.js';
import { LogicalExpression, LookupExpression } from '../../expressions/base-expression.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { fetchRows } from '../execute/run-select.js';
import { initialState, type QueryState, withOperation, withState } from '../query-state.js';
import { inParts } from '../../values/in-parts.js';

/** The keys of a state's rows: bare values, or tuples for a composite key. */
export async function fetchKeys(state: QueryState, key: readonly FieldMeta[], database: Database): Promise<unknown[]> {
  return key.length === 1 ? await fetchColumn(state, key[0]!, database) : await fetchTuples(state, key, database);
}

/** The values of one column. */
export function fetchColumn(state: QueryState, field: FieldMeta, database: Database): Promise<unknown[]> {
  return fetchRows(withState(selecting(state, [field]), { rows: 'flat', using: database.alias }));
}

/** The values of some columns, a tuple per row. */
export async function fetchTuples(state: QueryState, fields: readonly FieldMeta[], database: Database): Promise<unknown[][]> {
  return (await fetchRows(withState(selecting(state, fields), { rows: 'tuples', using: database.alias }))) as unknown[][];
}

function selecting(state: QueryState, fields: readonly FieldMeta[]): QueryState {
  const plain = withState(state, { ordering: [], related: [], prefetch: [], loaded: null });
  return withOperation(plain, { kind: 'values', fields: fields.map((field) => field.attribute) });
}

/** The rows of a model with these keys. */
export function keyed(model: ModelMeta, key: readonly FieldMeta[], keys: readonly unknown[]): QueryState {
  return whereIn(initialState(model), key.length === 1 ? key[0]!.attribute : 'pk', keys);
}

/** The rows of a state whose column is one of the values; the state's own ordering does not matter to a write. */
export function whereIn(state: QueryState, attribute: string, values: readonly unknown[]): QueryState {
  return withOperation(state, { kind: 'filter', conditions: [new LookupExpression(`${attribute}__in`, values)], negated: false });
}

/** The same for any of some columns. */
export function whereAnyIn(state: QueryState, fields: readonly FieldMeta[], values: readonly unknown[]): QueryState {
  if (fields.length === 1) return whereIn(state, fields[0]!.attribute, values);
  const any = fields.map((field) => new LookupExpression(`${field.attribute}__in`, values));
  return withOperation(state, { kind: 'filter', conditions: [new LogicalExpression('OR', any)], negated: false });
}

/**
 * Keys in lists that one statement takes: an array is one parameter, other lists are padded to a power of two and count by their
 * members, with room for a few values beside them.
 */
export function keyBatches(keys: readonly unknown[], features: Features, perKey = 1): (readonly unknown[])[] {
  const size = keyBatchSize(features, perKey);
  if (keys.length <= size) return keys.length === 0 ? [] : [keys];
  return inParts(keys, size);
}

export function keyBatchSize(features: Features, perKey = 1): number {
  if (features.arrays && perKey === 1) return ARRAY;
  return 2 ** Math.floor(Math.log2(Math.min(LIST, features.maxParameters / (2 * perKey))));
}

const ARRAY = 10_000;
const LIST = 4_096;
