import { nextRows } from '../evaluate/next-rows.js';
import { work } from '../evaluate/rows.js';
import { rounded } from './rounded.js';
import type { Question } from '../query/query.js';
import { fieldsOf, modelOf, relationsOf, type Row, type World } from '../world/facts.js';

type Instances = Extract<Question, { kind: 'instances' }>;
type Instance = Readonly<Record<string, unknown>>;

/** The rows with what hangs on each: lists stand in the order of their keys, for a relation has no order of its own. */
export async function foundInstances(rows: readonly object[], { query, joined, prefetched }: Instances, world: World): Promise<unknown> {
  const follow = async (row: Instance, model: string, names: readonly string[]): Promise<unknown> => {
    const [name, ...rest] = names;
    if (name === undefined) return fieldsOf(world, model).map((field) => rounded(row[field.name]));
    if (modelOf(world, model).generic?.name === name) return pointedAt((await row[name]) as Instance | null);
    const relation = relationsOf(world, model).get(name)!;
    const value = relation.many ? [...(row[name] as Iterable<Instance>)] : [(await row[name]) as Instance | null];
    const present = value.filter((one): one is Instance => one !== null);
    const ends = await Promise.all(present.map((one) => follow(one, relation.to, rest)));
    return ends.map((end) => JSON.stringify(end)).sort();
  };
  const paths = [...joined, ...prefetched].map((path) => path.split('__'));
  return await Promise.all(
    (rows as readonly Instance[]).map(async (row) => [
      await follow(row, query.model, []),
      await Promise.all(paths.map((path) => follow(row, query.model, path))),
    ]),
  );
}

/** What a generic key points at may be of any of its models. */
const pointedAt = (row: Instance | null): unknown => (row === null ? null : [row.constructor.name, row['id']]);

export function expectedInstances({ query, joined, prefetched }: Instances, world: World): unknown {
  const follow = (row: Row, model: string, names: readonly string[]): unknown => {
    const [name, ...rest] = names;
    if (name === undefined) return fieldsOf(world, model).map((field) => row[field.name]);
    const { generic } = modelOf(world, model);
    if (generic?.name === name) {
      const target = generic.targets.find(({ column }) => row[column] !== null)!;
      const found = world.rows[target.model]!.find(({ id }) => id === row[target.column]);
      return found === undefined ? null : [target.model, found['id']];
    }
    const relation = relationsOf(world, model).get(name)!;
    let ends: readonly Row[] = [row];
    for (const step of relation.steps) {
      ends = ends.flatMap((end) => nextRows(world, end, step));
    }
    return ends.map((end) => JSON.stringify(follow(end, relation.to, rest))).sort();
  };
  const paths = [...joined, ...prefetched].map((path) => path.split('__'));
  return work(world, query).places.map(({ found }) => {
    const row = found.get('')!;
    return [follow(row, query.model, []), paths.map((path) => follow(row, query.model, path))];
  });
}
