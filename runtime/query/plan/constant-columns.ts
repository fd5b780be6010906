import { constantOf, writtenAs } from '../../expressions/resolve-as.js';
import type { ValueType } from '../../sql/ast/index.js';
import type { TracedState } from '../trace-state.js';
import { selectedNames } from './select-columns.js';
import type { SelectPlanner } from './select-planner.js';

/** The types of the columns of a query, as far as its place says them. */
export type ColumnTypes = readonly (ValueType | undefined)[];

/** A constant that is selected has the type of its place: `{ birthday__in: posts.annotate({ d: Value('2000-01-01') }).values('d') }` is a date. */
export function writeConstants(planner: SelectPlanner, state: TracedState, types: ColumnTypes): void {
  selectedNames(planner, state).forEach((name, index) => {
    const annotation = planner.annotations.get(name);
    const type = types[index];
    if (annotation === undefined || annotation.resolved === null || type === undefined) return;
    planner.annotations.set(name, { ...annotation, resolved: writtenAs(annotation.resolved, type) });
  });
}

/** Which of the selected columns are constants without a type of their own? */
export function constantColumns(planner: SelectPlanner, state: TracedState): readonly boolean[] {
  return selectedNames(planner, state).map((name) => {
    const resolved = planner.annotations.get(name)?.resolved ?? null;
    return resolved !== null && constantOf(resolved) !== null;
  });
}
