import type { DunderError } from '../../errors/dunder-error.js';
import { MultipleObjectsReturned, ObjectDoesNotExist } from '../../errors/object-errors.js';
import { QueryError } from '../../errors/query-error.js';
import { describeValue } from '../../errors/value-error.js';
import { isExpression } from '../../expressions/expression.js';
import { getTogether } from './get-together.js';
import { fetchRows } from '../execute/run-select.js';
import { filter } from '../refine/refine.js';
import { isSliced, type QueryState, withState } from '../query-state.js';
import type { ModelMeta } from '../../model/model-meta.js';

/** One more than is ever counted in the message. */
const LIMIT = 21;

/** The only row that matches. Several that ask by key in one tick ask together. */
export async function get(state: QueryState, conditions: readonly unknown[]): Promise<unknown> {
  const together = await getTogether(state, conditions);
  if ('alone' in together) return await getAlone(together.alone, conditions, together.byKey);
  if (together.row !== undefined) return together.row;
  throw noMatch(state.model, conditions);
}

async function getAlone(state: QueryState, conditions: readonly unknown[], byKey: boolean): Promise<unknown> {
  const filtered = conditions.length === 0 ? state : filter(state, conditions, false);
  const sliced = isSliced(filtered);
  const plain = sliced || Array.isArray(filtered.distinct) ? filtered : withState(filtered, { ordering: [], low: 0, high: LIMIT });
  const rows = await fetchRows(plain, byKey);
  if (rows.length === 1) return rows[0];
  const { model } = state;
  if (rows.length === 0) throw noMatch(model, conditions);
  const found = rows.length < LIMIT ? `${rows.length}` : `more than ${LIMIT - 1}`;
  throw make(model, 'MultipleObjectsReturned', MultipleObjectsReturned, {
    code: 'QUERY.MULTIPLE_OBJECTS',
    message: `get() found ${found} rows of ${model.name}, not one.`,
    hint: 'Ask by a unique field, or use filter(…).first().',
  });
}

function noMatch(model: ModelMeta, conditions: readonly unknown[]): DunderError {
  return missing(model, `No ${model.name} matches${asked(conditions)}.`, 'Use filter(…).first() when none is an answer too.');
}

/** The paths that were asked for, without their values: these may be secrets. */
function asked(conditions: readonly unknown[]): string {
  const paths = conditions.flatMap((one) => (typeof one === 'object' && one !== null && !isExpression(one) ? Object.keys(one) : []));
  return paths.length === 0 ? '' : ` these values of ${paths.join(', ')}`;
}

/** The row at a place of the order. */
export async function at(state: QueryState, index: number): Promise<unknown> {
  if (!Number.isSafeInteger(index) || index < 0) {
    throw new QueryError({
      code: 'QUERY.BAD_SLICE',
      message: `at() counts rows from 0; ${typeof index === 'number' ? index : describeValue(index)} is not such a number.`,
    });
  }
  const low = state.low + index;
  const beyond = state.high !== null && low >= state.high;
  const rows = beyond ? [] : await fetchRows(withState(state, { low, high: low + 1 }));
  if (rows.length === 0) throw missing(state.model, `There is no ${state.model.name} at ${index}.`);
  return rows[0];
}

/** The `DoesNotExist` of a model. */
export function missing(model: ModelMeta, message: string, hint?: string): DunderError {
  return make(model, 'DoesNotExist', ObjectDoesNotExist, {
    code: 'QUERY.DOES_NOT_EXIST',
    message,
    ...(hint === undefined ? {} : { hint }),
  });
}

function make(
  model: ModelMeta,
  name: string,
  base: typeof DunderError,
  details: ConstructorParameters<typeof DunderError>[0],
): DunderError {
  const own = (model.modelClass as unknown as Record<string, typeof DunderError | undefined>)[name] ?? base;
  return new own(details);
}
