import type { ModelMeta } from '../../model/model-meta.js';
import { CteModel } from '../rows/cte-model.js';
import { initialState, isSliced, type QueryState, withState } from '../query-state.js';
import { refuseCombined } from './refuse.js';

/** After a union it is the parts that are changed: what they select, or which of their rows there are. */
export function ofParts(state: QueryState, change: (part: QueryState) => QueryState): QueryState {
  const { operator, states } = state.combination!;
  return withState(state, { combination: { operator, states: states.map(change) } });
}

/**
 * A condition on the rows of a union, an intersection or a difference is one on those of each part: `filter(A ∪ B)` is
 * `filter(A) ∪ filter(B)`. That holds for whole rows of one model; which rows a slice lets through would change.
 */
export function filterParts(state: QueryState, method: string, change: (part: QueryState) => QueryState): QueryState {
  const { model } = state;
  const fits = (part: QueryState): boolean =>
    part.model === model &&
    part.rows === 'instances' &&
    !isSliced(part) &&
    !Array.isArray(part.distinct) &&
    (part.combination === null || part.combination.states.every(fits));
  if (!fits(state)) refuseCombined(state, method);
  const changed = (part: QueryState): QueryState => (part.combination === null ? change(part) : ofParts(part, changed));
  return changed(state);
}

/** The rows of a union as those of a common table: `WITH "rows" AS ((SELECT …) UNION (SELECT …)) SELECT SUM("rows"."views") FROM "rows"`. */
export function asTable(state: QueryState, selectAll: (part: QueryState) => QueryState): QueryState {
  const whole = state.rows === 'instances' ? withState(ofParts(state, selectAll), { rows: 'objects', prefetch: [] }) : state;
  const names = columnsOf(whole);
  const model = new CteModel(`${state.combination!.operator}Rows`, names, whole, false, synonymsOf(state.model, names));
  return withState(initialState(model), { using: state.using });
}

function synonymsOf({ fields, primaryKey }: ModelMeta, names: readonly string[]): Map<string, string> {
  const made = fields.map(({ name, attribute }) => [name, attribute] as const);
  const key = primaryKey.length === 1 ? [['pk', primaryKey[0]!.attribute] as const] : [];
  return new Map([...made, ...key].filter(([name, attribute]) => names.includes(attribute) && !names.includes(name)));
}

/** The names of what the first part selects. */
export function columnsOf(state: QueryState): readonly string[] {
  if (state.combination !== null) return columnsOf(state.combination.states[0]!);
  const { operations } = state;
  const last = operations.findLastIndex((operation) => operation.kind === 'values');
  const values = operations[last];
  const later = operations.slice(last + 1).flatMap((one) => (one.kind === 'annotate' && one.selected ? [one.name] : []));
  const fields = values?.kind === 'values' ? values.fields : [];
  return [...fields, ...new Set(later.filter((name) => !fields.includes(name)))];
}
