import { type ExpressionNode, TRACE } from '../expressions/expression.js';
import type { Tracer } from '../expressions/tracer.js';
import type { Slot } from '../expressions/slot.js';
import { globalFilters } from './filters/global-filters.js';
import type { ModelMeta } from '../model/model-meta.js';
import { CteModel, type TracedCte } from './rows/cte-model.js';
import type { Operation, QueryState } from './query-state.js';

/** A state whose values became slots: what the planner reads. An offset is a value too. */
export interface TracedState extends QueryState {
  readonly offset: Slot | null;
  /** The common tables of the whole statement, traced. */
  readonly tables: ReadonlyMap<object, unknown>;
  readonly traced: true;
}

/**
 * Writes the shape of a state and collects its values; answers with the traced copy when the tracer is making a plan.
 * Everything that the planner looks at must be written here, or two different queries would share one plan.
 */
export function traceState(state: QueryState, tracer: Tracer): TracedState {
  if (state.using !== null) tracer.runsOn(state.using, state.model.name);
  traceModel(state.model, tracer);
  const operations = state.operations.map((operation) => traceOperation(operation, tracer));
  if (state.rows !== 'instances') tracer.text(`\n${state.rows}`);
  const ordering = state.ordering === null ? null : traceOrdering(state.ordering, tracer);
  if (state.reversed) tracer.text('\nreversed');
  if (state.distinct !== false) {
    tracer.text('\ndistinct');
    if (state.distinct !== true) traceNames(state.distinct, tracer);
  }
  // A page size is one of a few and stands in the text; how far to skip is a value.
  if (state.high !== null) tracer.text(`\nlimit${state.high - state.low}`);
  if (state.low > 0) tracer.text('\noffset');
  const offset = state.low > 0 ? (tracer.value(state.low, 'offset') as Slot) : null;
  if (state.empty) tracer.text('\nempty');
  if (globalFilters.active) traceFilters(state, tracer);
  if (state.related.length > 0) {
    tracer.text('\nrelated');
    traceNames(state.related, tracer);
  }
  if (state.loaded !== null) {
    tracer.text(state.loaded.only ? '\nonly' : '\ndefer');
    traceNames(state.loaded.paths, tracer);
  }
  if (state.lock !== null) {
    tracer.text(`\nlock${state.lock.nowait ? 'n' : ''}${state.lock.skipLocked ? 's' : ''}${state.lock.noKey ? 'k' : ''}`);
    traceNames(state.lock.of, tracer);
  }
  const combination = state.combination === null ? null : traceCombination(state, tracer);
  if (!tracer.rebuilding) return NOTHING;
  return { ...state, operations, ordering, combination, offset, tables: tracer.shared, traced: true };
}

/** A model by its id; a common table by its queries, which are traced where it is first named. */
function traceModel(model: ModelMeta, tracer: Tracer): void {
  if (!(model instanceof CteModel)) return tracer.name(model.id);
  tracer.once(model, (): TracedCte => {
    tracer.name(model.name);
    tracer.text(model.distinct ? 'distinct' : 'all');
    const base = traceState(model.base, tracer);
    tracer.text(')(');
    return { base, step: model.step === null ? null : traceState(model.step, tracer) };
  });
}

/** Their conditions are traced when a plan asks for them. */
function traceFilters({ withoutFilters }: QueryState, tracer: Tracer): void {
  if (withoutFilters === 'all') tracer.text('\nunfiltered');
  else if (withoutFilters.length > 0) {
    tracer.text('\nwithout');
    traceNames(withoutFilters, tracer);
  }
}

function traceOperation(operation: Operation, tracer: Tracer): Operation {
  switch (operation.kind) {
    case 'filter': {
      tracer.text(operation.negated ? '\nexclude' : operation.sticky === true ? '\nsticky' : '\nfilter');
      const { conditions } = operation;
      if (!tracer.rebuilding) {
        for (let i = 0; i < conditions.length; i++) conditions[i]![TRACE](tracer);
        return operation;
      }
      return { ...operation, conditions: conditions.map((one) => one[TRACE](tracer)) };
    }
    case 'annotate': {
      tracer.text(operation.selected ? '\nannotate' : '\nalias');
      tracer.name(operation.name);
      const expression = operation.expression[TRACE](tracer);
      return tracer.rebuilding ? { ...operation, expression } : operation;
    }
    case 'join': {
      tracer.text(operation.left ? '\njoinleft' : '\njoin');
      tracer.name(operation.name);
      traceModel(operation.model, tracer);
      tracer.text(`${operation.on.length}`);
      const on = operation.on.map(([column, value]) => {
        tracer.name(column);
        return [column, value[TRACE](tracer)] as const;
      });
      return tracer.rebuilding ? { ...operation, on } : operation;
    }
    case 'lateral': {
      tracer.text('\nlateral');
      tracer.name(operation.name);
      const inner = traceState(operation.state, tracer);
      tracer.text(')');
      return tracer.rebuilding ? { ...operation, state: inner } : operation;
    }
    case 'side':
      tracer.text(`\nside-${operation.part}`);
      return operation;
    case 'values':
      tracer.text('\nvalues');
      traceNames(operation.fields, tracer);
      return operation;
  }
}

function traceOrdering(ordering: readonly (string | ExpressionNode)[], tracer: Tracer): readonly (string | ExpressionNode)[] {
  tracer.text('\norder');
  return ordering.map((term) => {
    if (typeof term !== 'string') return term[TRACE](tracer);
    tracer.name(term);
    return term;
  });
}

function traceCombination(state: QueryState, tracer: Tracer): TracedState['combination'] {
  const { operator, states } = state.combination!;
  tracer.text(`\n${operator}(`);
  const traced = states.map((one) => {
    const part = traceState(one, tracer);
    tracer.text(')(');
    return part;
  });
  return tracer.rebuilding ? { operator, states: traced } : null;
}

function traceNames(names: readonly string[], tracer: Tracer): void {
  tracer.text(`${names.length}:`);
  for (const name of names) tracer.name(name);
}

const NOTHING = undefined as unknown as TracedState;
