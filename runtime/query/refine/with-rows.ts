import { QueryError } from '../../errors/query-error.js';
import { asArgument } from '../../expressions/base-expression.js';
import { checkAlias } from '../check-alias.js';
import type { Named } from '../engine.js';
import { stateOf } from '../query-set-core.js';
import { type Operation, type QueryState, withOperation } from '../query-state.js';
import { CteModel } from '../rows/cte-model.js';
import { namedColumns } from '../rows/named-columns.js';
import { RowsModel } from '../rows/rows-model.js';
import { refuseCombined, refuseSliced } from './refuse.js';

export function withCte(state: QueryState, table: unknown, options: object): QueryState {
  refuseSliced(state, 'withCte');
  refuseCombined(state, 'withCte');
  const model = (table as { readonly model?: unknown } | null)?.model;
  if (!(model instanceof CteModel)) {
    throw new QueryError({
      code: 'QUERY.NOT_A_CTE',
      message: 'withCte() takes what Cte() or recursiveCte() made.',
      hint: "Write const totals = Cte('totals', Post.objects.values(…)), then .withCte(totals, { on: { author: 'pk' } }).",
    });
  }
  checkAlias(model.name, state.model);
  const { on = {}, join = 'inner' } = options as { readonly on?: Named; readonly join?: string };
  const columns = Object.entries(on).map(([column, value]) => [column, asArgument(value)] as const);
  if (columns.length === 0 || (join !== 'inner' && join !== 'left')) {
    throw new QueryError({
      code: 'QUERY.CTE_JOIN',
      message: `withCte('${model.name}') says by which columns its rows are joined, and as 'inner' or 'left'.`,
      hint: "Write { on: { author: 'pk' }, join: 'left' }.",
    });
  }
  return withOperation(state, { kind: 'join', name: model.name, model, on: columns, left: join === 'left' });
}

export function lateral(state: QueryState, queries: Named): QueryState {
  refuseSliced(state, 'lateral');
  refuseCombined(state, 'lateral');
  const operations = Object.entries(queries).map(([name, querySet]): Operation => {
    checkAlias(name, state.model);
    const inner = stateOf(querySet) as QueryState | undefined;
    if (inner === undefined) {
      throw new QueryError({ code: 'QUERY.NOT_A_QUERY_SET', message: `lateral(): '${name}' is not a QuerySet.` });
    }
    return { kind: 'lateral', name, model: new RowsModel(inner.model, name, namedColumns(inner, `lateral({ ${name} })`)), state: inner };
  });
  return withOperation(state, ...operations);
}
