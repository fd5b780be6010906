import { LookupExpression } from '../../expressions/base-expression.js';
import { PathExpression } from '../../expressions/path-expression.js';
import { TruncExpression, type TruncUnit } from '../../expressions/trunc-expression.js';
import { QueryError } from '../../errors/query-error.js';
import { checkOptions, checkPaths } from './arguments.js';
import { asTable } from './of-parts.js';
import { selectAll } from './refine.js';
import { refuseSliced } from './refuse.js';
import { type QueryState, withOperation, withState } from '../query-state.js';

const DATE_KINDS = ['year', 'quarter', 'month', 'week', 'day'];
const TIME_KINDS = [...DATE_KINDS, 'hour', 'minute', 'second'];

/** The distinct dates of a column, cut to the year, quarter, month, week or day; NULL is left out. */
export function dates(state: QueryState, field: string, kind: string, options: object): QueryState {
  return distinctMoments(state, field, kind, DATE_KINDS, 'date', options);
}

/** The distinct moments of a column, cut to a unit. */
export function datetimes(state: QueryState, field: string, kind: string, options: object): QueryState {
  return distinctMoments(state, field, kind, TIME_KINDS, 'dateTime', options);
}

function distinctMoments(
  query: QueryState,
  field: string,
  kind: string,
  kinds: readonly string[],
  type: 'date' | 'dateTime',
  options: object,
): QueryState {
  const method = type === 'date' ? 'dates' : 'datetimes';
  refuseSliced(query, method);
  checkPaths([field, kind], method);
  checkOptions(options, method);
  const state = query.combination === null ? query : asTable(query, selectAll);
  if (!kinds.includes(kind))
    throw new QueryError({
      code: 'QUERY.BAD_DATE_KIND',
      message: `There is no kind '${kind}' of dates. Choices are: ${kinds.join(', ')}.`,
    });
  const { order = 'ASC', tzinfo } = options as { readonly order?: 'ASC' | 'DESC'; readonly tzinfo?: string };
  const [moment, plain] = [freeName(state, 'moment'), freeName(state, 'plain')];
  const expression = new TruncExpression(kind as TruncUnit, new PathExpression(field), { kind: type }, tzinfo ?? null);
  // NULL is left out of the column that is selected: a filter on the path would join the rows of a relation once more.
  const next = withOperation(
    state,
    { kind: 'annotate', name: moment, expression, selected: true },
    { kind: 'annotate', name: plain, expression: new PathExpression(field), selected: false },
    { kind: 'filter', conditions: [new LookupExpression(`${plain}__isnull`, false)], negated: false },
    { kind: 'values', fields: [moment] },
  );
  return withState(next, {
    rows: 'flat',
    distinct: true,
    ordering: [order === 'DESC' ? `-${moment}` : moment],
    related: [],
    prefetch: [],
    loaded: null,
  });
}

/** A name that no field, relation or annotation has. */
function freeName({ model, operations }: QueryState, wanted: string): string {
  const taken = (name: string): boolean =>
    model.field(name) !== undefined ||
    model.relation(name) !== undefined ||
    operations.some((operation) => 'name' in operation && operation.name === name);
  let name = wanted;
  for (let number = 2; taken(name); number++) name = `${wanted}${number}`;
  return name;
}
