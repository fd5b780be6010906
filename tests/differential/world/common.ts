import { evaluateRows } from '../evaluate/rows.js';
import { codeOf } from '../query/code.js';
import type { Query } from '../query/query.js';
import { runCode } from '../query/run-code.js';
import { Cte } from 'dunder';
import type { Classes } from './define.js';
import type { FieldFact, ModelFact, World } from './facts.js';

/** A common table expression: the rows of a query, which another query asks under a name. */
export interface Common {
  readonly query: Query;
  readonly fields: readonly FieldFact[];
}

export const COMMON = 'common';

/** The world with a model more, which has the rows of the query. */
export function withCommon(world: World, { query, fields }: Common, nullsFirst: boolean): World {
  const model: ModelFact = { name: COMMON, parent: null, made: null, keyless: true, fields, keys: [], manys: [], ordering: [] };
  const rows = evaluateRows(world, query, null, nullsFirst).map((row, index) => ({
    ...Object.fromEntries(row.map((value, at) => [fields[at]!.name, value])),
    id: index + 1,
  }));
  // Of another name, for the places of a model are known by it.
  const name = `${world.name} ${JSON.stringify(fields)}`;
  return { ...world, name, models: [...world.models, model], rows: { ...world.rows, [COMMON]: rows } };
}

export function withCommonClass(classes: Classes, { query }: Common): Classes {
  const rows = runCode(codeOf(query), classes) as Parameters<typeof Cte>[1];
  return { ...classes, [COMMON]: { objects: Cte(COMMON, rows).objects } };
}
