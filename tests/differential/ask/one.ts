import { FUNCTIONS, type FunctionName } from '../evaluate/functions.js';
import { evaluateIds, evaluateRows, work } from '../evaluate/rows.js';
import { type Code, codeOf } from '../query/code.js';
import { type One, type OrderTerm, type Query, textOf } from '../query/query.js';
import type { Scalar, World } from '../world/facts.js';
import { rounded } from './rounded.js';

export function oneCode(query: Query, ask: One): Code {
  const on = codeOf(query);
  switch (ask.method) {
    case 'first':
    case 'last':
      return { on, method: ask.method, parts: [] };
    case 'at':
      return { on, method: 'at', parts: [ask.index] };
    case 'earliest':
    case 'latest':
      return { on, method: ask.method, parts: ask.fields };
    case 'inBulk':
      return {
        on,
        method: 'inBulk',
        parts: [...(ask.keys === null ? [] : [ask.keys]), ...(ask.field === null ? [] : [{ object: { fieldName: ask.field } }])],
      };
    case 'contains':
      return { on, method: 'contains', parts: [{ row: query.model, values: { pk: ask.key } }] };
    case 'dates':
    case 'datetimes':
      return { on, method: ask.method, parts: [textOf(ask.path), ask.unit, { object: { order: ask.descending ? 'DESC' : 'ASC' } }] };
  }
}

/** A row by its key or, of values, by what is in it; 'none' where dunder says that there is none. */
export async function foundOne(found: () => unknown, ask: One): Promise<unknown> {
  try {
    const answer = await (found() as PromiseLike<unknown>);
    if (ask.method === 'inBulk') return [...(answer as Map<number, object>)].filter(([key]) => key !== null).map(([key, row]) => [key, shown(row)]).sort(byKey); // prettier-ignore
    if (Array.isArray(answer)) return answer.map(rounded);
    return typeof answer === 'boolean' ? answer : shown(answer);
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'QUERY.DOES_NOT_EXIST') return 'none';
    throw error;
  }
}

/** NULL, of a one-to-one without a row, before all. */
const byKey = (a: readonly unknown[], b: readonly unknown[]): number => ((a[0] as number | null) ?? -1) - ((b[0] as number | null) ?? -1);

function shown(row: unknown): unknown {
  if (row === null) return null;
  const { id } = row as { readonly id?: unknown };
  const plain = Object.getPrototypeOf(row) === Object.prototype || Object.getPrototypeOf(row) === null;
  return plain ? Object.values(row as object).map(rounded) : id;
}

export function expectedOne(world: World, query: Query, ask: One, nullsFirst: boolean): unknown {
  const valued = query.operations.some(({ kind }) => kind === 'values');
  const rows = (made: Query): readonly unknown[] =>
    valued ? evaluateRows(world, made, null, nullsFirst).map((row) => row.map(rounded)) : evaluateIds(world, made, nullsFirst);
  const ordered = query.ordering === null || query.ordering.length === 0 ? { ...query, ordering: [term('id', false)] } : query;
  switch (ask.method) {
    case 'first':
      return rows(ordered)[0] ?? null;
    case 'last':
      return rows(ordered).at(-1) ?? null;
    case 'at':
      return rows(query)[ask.index] ?? 'none';
    case 'earliest':
    case 'latest': {
      const ordering = ask.fields.map((text) => term(text.replace('-', ''), text.startsWith('-') !== (ask.method === 'latest')));
      return rows({ ...query, ordering, reversed: false })[0] ?? 'none';
    }
    case 'inBulk':
      return bulk(world, query, ask, nullsFirst);
    case 'contains':
      return evaluateIds(world, query, nullsFirst).includes(ask.key);
    case 'dates':
    case 'datetimes': {
      const cut = FUNCTIONS[`Trunc${ask.unit[0]!.toUpperCase()}${ask.unit.slice(1)}` as FunctionName] as (
        values: readonly Scalar[],
      ) => Scalar;
      const read = (places: Query): Scalar[] => {
        const { frame, places: found } = work(world, places, null, nullsFirst, (one) => [one.path(ask.path, null)]);
        const column = frame.path(ask.path, null);
        return found.map((place) => column.of(place));
      };
      const present = read(query).filter((one) => one !== null);
      const distinct = [...new Set(present.map((one) => String(cut([one])).slice(0, ask.method === 'dates' ? 10 : undefined)))].sort();
      return ask.descending ? distinct.reverse() : distinct;
    }
  }
}

/** By a field without equal values, but for NULL: which of the rows without a value is the last, no order says. */
function bulk(world: World, query: Query, { keys, field }: Extract<One, { method: 'inBulk' }>, nullsFirst: boolean): unknown {
  const rows = work(world, query, null, nullsFirst).places.map(({ found }) => found.get('')!);
  const found = rows.map((row) => [row[field ?? 'id'] ?? null, row['id']!] as const);
  const wanted = found.filter(([key]) => key !== null && (keys === null || keys.includes(key as number)));
  return [...new Map(wanted)].sort(byKey);
}

/** `ashOf__size` */
function term(text: string, descending: boolean): OrderTerm {
  const hops = text.split('__');
  return { path: { hops: hops.slice(0, -1), field: hops.at(-1)! }, descending, nulls: null };
}
