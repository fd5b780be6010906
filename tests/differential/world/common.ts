import { type Answer, evaluateRows } from '../evaluate/rows.js';
import { codeOf } from '../query/code.js';
import type { Query } from '../query/query.js';
import { runCode } from '../query/run-code.js';
import { Cte, recursiveCte } from 'dunder';
import type { Classes } from './define.js';
import type { FieldFact, ModelFact, World } from './facts.js';

/** A common table expression: the rows of a query, which another query asks under a name. */
export interface Common {
  readonly query: Query;
  /** What goes on from its rows, which it joins, until there are no more. */
  readonly step?: { readonly query: Query; readonly distinct: boolean };
  readonly fields: readonly FieldFact[];
}

export const COMMON = 'common';

/** The world with a model more, which has the rows of the query. */
export function withCommon(world: World, { query, step, fields }: Common, nullsFirst: boolean): World {
  const answer = evaluateRows(world, query, null, nullsFirst);
  if (step === undefined) return withRows(world, fields, answer);
  const textOf = (row: Answer[number]): string => JSON.stringify(row);
  const once = (rows: Answer): Answer => (step.distinct ? [...new Map(rows.map((row) => [textOf(row), row])).values()] : rows);
  const all = [...once(answer)];
  for (let last: Answer = all; last.length > 0; all.push(...last)) {
    const next = once(evaluateRows(withRows(world, fields, last), step.query, null, nullsFirst));
    const known = new Set(all.map(textOf));
    last = step.distinct ? next.filter((row) => !known.has(textOf(row))) : next;
  }
  return withRows(world, fields, all);
}

function withRows(world: World, fields: readonly FieldFact[], answer: Answer): World {
  const model: ModelFact = { name: COMMON, parent: null, made: null, keyless: true, fields, keys: [], manys: [], ordering: [] };
  const rows = answer.map((row, index) => ({
    ...Object.fromEntries(row.map((value, at) => [fields[at]!.name, value])),
    id: index + 1,
  }));
  // Of another name, for the places of a model are known by it.
  const name = `${world.name} ${JSON.stringify(fields)}`;
  return { ...world, name, models: [...world.models, model], rows: { ...world.rows, [COMMON]: rows } };
}

type Table = Classes[string];

export function withCommonClass(classes: Classes, { query, step }: Common): Classes {
  const rows = runCode(codeOf(query), classes);
  const more = (table: Table): unknown => runCode(codeOf(step!.query), { ...classes, [COMMON]: table });
  // Without types, for their paths are made of data.
  const plain = Cte as unknown as (name: string, rows: unknown) => Table;
  const recursive = recursiveCte as unknown as (name: string, rows: unknown, step: typeof more, options: object) => Table;
  const table = step === undefined ? plain(COMMON, rows) : recursive(COMMON, rows, more, { distinct: step.distinct });
  return { ...classes, [COMMON]: table };
}
