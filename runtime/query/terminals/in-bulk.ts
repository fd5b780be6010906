import { connectDialect } from '../../connection/dialect-of.js';
import { LookupExpression } from '../../expressions/base-expression.js';
import { FieldError, QueryError } from '../../errors/query-error.js';
import { describeValue } from '../../errors/value-error.js';
import type { FieldMeta } from '../../model/field-meta.js';
import { databaseOf, fetchRows } from '../execute/run-select.js';
import { columnsOf } from '../refine/of-parts.js';
import { filter } from '../refine/refine.js';
import { refuseCombined, refuseSliced } from '../refine/refuse.js';
import { type QueryState, withState } from '../query-state.js';
import { unknownName } from '../plan/walk-path.js';

/** The rows by their keys, or by another unique field: a Map from key to row; keys without a row are left out. */
export async function inBulk(query: QueryState, given: unknown, fieldName: string): Promise<Map<unknown, unknown>> {
  refuseSliced(query, 'inBulk');
  const keys = given === undefined ? undefined : keysOf(given, fieldName);
  const fields = keyFields(query, fieldName);
  const { state, read } = keyedRows(query, fields);
  const single = fields.length === 1;
  const wanted = new Map((keys ?? []).map((key) => [single ? key : textOf(key as readonly unknown[]), key]));
  const found = new Map<unknown, unknown>();
  const add = (rows: readonly unknown[]): void => {
    for (const given of rows) {
      const { values, row } = read(given);
      // Lists are equal to themselves alone: the caller's own tuple finds the row again.
      found.set(single ? values[0] : (wanted.get(textOf(values)) ?? values), row);
    }
  };
  if (keys === undefined) {
    add(await fetchRows(state));
    return found;
  }
  const list = [...wanted.values()];
  if (list.length === 0) return found;
  const database = databaseOf(state);
  const { features } = database.dialectObject ?? (await connectDialect(database));
  const size = features.arrays && single ? list.length : Math.floor(features.maxParameters / 2 / fields.length);
  for (let start = 0; start < list.length; start += size) {
    const condition = new LookupExpression(`${single ? fields[0]!.attribute : 'pk'}__in`, list.slice(start, start + size));
    add(await fetchRows(filter(state, [condition], false)));
  }
  return found;
}

/** A text is a list of its characters, which nobody means. */
function keysOf(given: unknown, fieldName: string): readonly unknown[] {
  if (typeof given === 'object' && given !== null && Symbol.iterator in given) return [...(given as Iterable<unknown>)];
  throw new QueryError({
    code: 'QUERY.BAD_LIST',
    message: `inBulk() takes a list of values of ${fieldName}, not ${describeValue(given)}.`,
    hint: fieldName === 'pk' ? 'Write inBulk([a, b]).' : `Write inBulk([a, b], { fieldName: '${fieldName}' }).`,
  });
}

interface Keyed {
  readonly values: readonly unknown[];
  readonly row: unknown;
}

/** Rows with the key that they are found by: of instances it is there; beside what `values()` selects it is selected too, and taken off again. */
function keyedRows(query: QueryState, keys: readonly FieldMeta[]): { readonly state: QueryState; readonly read: (row: unknown) => Keyed } {
  const own = (row: unknown): unknown[] => keys.map(({ attribute }) => (row as Record<string, unknown>)[attribute]);
  if (query.rows === 'instances') return { state: query, read: (row) => ({ values: own(row), row }) };
  refuseCombined(query, 'inBulk');
  const names = columnsOf(query);
  const last = query.operations.findLastIndex((operation) => operation.kind === 'values');
  const operations = query.operations.map((operation, index) =>
    index === last && operation.kind === 'values'
      ? { ...operation, fields: [...keys.map(({ attribute }) => attribute), ...operation.fields] }
      : operation,
  );
  const read = (row: unknown): Keyed => {
    const columns = row as readonly unknown[];
    const rest = columns.slice(keys.length);
    const whole =
      query.rows === 'tuples'
        ? rest
        : query.rows === 'flat'
          ? rest[0]
          : Object.fromEntries(names.map((name, index) => [name, rest[index]]));
    return { values: columns.slice(0, keys.length), row: whole };
  };
  return { state: withState(query, { operations, rows: 'tuples' }), read };
}

/** A unique field, or all those of a composite key. */
function keyFields(state: QueryState, fieldName: string): readonly FieldMeta[] {
  if (fieldName === 'pk') return state.model.primaryKey;
  const field = state.model.field(fieldName);
  if (field === undefined) throw unknownName(fieldName, state.model, fieldName);
  if (!field.primaryKey && field.ir.unique !== true && !isUnique(state, field.name) && !isDistinct(state, fieldName)) {
    throw new FieldError({
      code: 'QUERY.NOT_UNIQUE',
      message: `inBulk() needs a unique field; ${field.subject} is not one.`,
      hint: `On PostgreSQL the first row of each value can be asked for: distinct('${fieldName}').inBulk({ fieldName: '${fieldName}' }).`,
    });
  }
  return [field];
}

/** `distinct('author')` has one row of each. */
const isDistinct = ({ distinct }: QueryState, name: string): boolean =>
  typeof distinct !== 'boolean' && distinct.length === 1 && distinct[0] === name;

/** Equal for tuples of equal values. */
function textOf(key: readonly unknown[]): string {
  return JSON.stringify(key.map(String));
}

function isUnique(state: QueryState, name: string): boolean {
  return (state.model.concrete.ir.constraints ?? []).some(
    (constraint) =>
      constraint.kind === 'unique' && constraint.condition === undefined && constraint.fields.length === 1 && constraint.fields[0] === name,
  );
}
