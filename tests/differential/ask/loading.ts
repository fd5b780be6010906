import { nextRows } from '../evaluate/next-rows.js';
import { evaluateIds, work } from '../evaluate/rows.js';
import { type Code, codeOf } from '../query/code.js';
import type { Loading } from '../query/query.js';
import { fieldsOf, relationsOf, type Row, type World } from '../world/facts.js';
import { rounded } from './rounded.js';

type Instance = Readonly<Record<string, unknown>>;

export function loadingCode({ query, strategy, prefetches, left, chunk }: Loading): Code {
  let code: Code = codeOf(query);
  const method = (name: string, ...parts: Code[]): void => void (code = { on: code, method: name, parts });
  if (left !== null) method(left.method, ...left.fields);
  const parts = prefetches.map(({ relation, query: own, toAttr }): Code => {
    return { call: 'Prefetch', parts: [relation, codeOf(own), ...(toAttr === null ? [] : [{ object: { toAttr } }])] };
  });
  if (parts.length > 0) method('prefetchRelated', ...parts);
  method('prefetchStrategy', strategy);
  if (chunk !== null) method('iterator', { object: { chunkSize: chunk } });
  return code;
}

/** What was found: the fields of each row, and the keys of what was loaded, in its order. */
export async function foundLoading(rows: readonly object[], question: Loading, world: World): Promise<unknown> {
  const { query, prefetches, awaited } = question;
  const relations = relationsOf(world, query.model);
  return await Promise.all(
    (rows as readonly Instance[]).map(async (row) => {
      const fields = await Promise.all(fieldsOf(world, query.model).map(async ({ name }) => rounded(await row[name])));
      const loaded = await Promise.all(
        prefetches.map(async ({ relation, toAttr }) => {
          const value = toAttr === null ? await settled(row[relation], relations.get(relation)!.many) : row[toAttr];
          return idsOf(value);
        }),
      );
      const alone = await Promise.all(awaited.map(async (name) => idsOf(await row[name])));
      return [fields, loaded, alone];
    }),
  );
}

/** What stands for many rows is there at once. */
const settled = async (value: unknown, many: boolean): Promise<unknown> => (many ? [...(value as Iterable<unknown>)] : await value);

const idsOf = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((one) => (one as Instance)['id']) : value === null ? null : (value as Instance)['id'];

export function expectedLoading(question: Loading, world: World, nullsFirst: boolean): unknown {
  const { query, prefetches, awaited } = question;
  const relations = relationsOf(world, query.model);
  const related = (row: Row, name: string): readonly number[] => {
    let ends: readonly Row[] = [row];
    for (const step of relations.get(name)!.steps) ends = ends.flatMap((end) => nextRows(world, end, step));
    return ends.map((end) => end['id'] as number);
  };
  const whole = prefetches.map((one) => evaluateIds(world, { ...one.query, low: 0, high: null }, nullsFirst));
  return work(world, query, null, nullsFirst).places.map(({ found }) => {
    const row = found.get('')!;
    const loaded = prefetches.map(({ relation, query: own }, index) => {
      const keys = related(row, relation);
      const ids = whole[index]!.filter((id) => keys.includes(id));
      return relations.get(relation)!.many ? ids.slice(own.low, own.high ?? undefined) : (ids[0] ?? null);
    });
    const alone = awaited.map((name) => related(row, name)[0] ?? null);
    return [fieldsOf(world, query.model).map(({ name }) => rounded(row[name])), loaded, alone];
  });
}
