import { QueryError } from '../../errors/query-error.js';
import { checkNameLength } from '../check-alias.js';
import type { QueryState } from '../query-state.js';

/** The names of the columns that a query selects by values(); it is refused when its rows are instances or tuples. */
export function namedColumns(state: QueryState, what: string): readonly string[] {
  const first = leading(state);
  if (first.rows !== 'objects') {
    throw new QueryError({
      code: 'QUERY.UNNAMED_COLUMNS',
      message: `${what} is made of columns, and ${first.rows === 'instances' ? 'this QuerySet gives whole instances' : 'those of valuesList() have no names'}.`,
      hint: "Name them: .values('id', 'name', { depth: Value(0) }).",
    });
  }
  const last = first.operations.findLastIndex((operation) => operation.kind === 'values');
  const values = first.operations[last];
  const names = values?.kind === 'values' ? [...values.fields] : [];
  for (const operation of first.operations.slice(last + 1)) {
    if (operation.kind === 'annotate' && operation.selected && !names.includes(operation.name)) names.push(operation.name);
  }
  for (const name of names) checkNameLength(name);
  return names;
}

/** The rows of a union are those of its first part. */
function leading(state: QueryState): QueryState {
  return state.combination === null ? state : leading(state.combination.states[0]!);
}
