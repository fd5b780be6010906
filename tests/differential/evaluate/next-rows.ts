import type { Leaf, Path, Tree } from '../query/query.js';
import { modelOf, type Row, type Scalar, type Step, type World } from '../world/facts.js';
import { asksDocument } from './documents.js';
import { transformed } from './functions.js';
import { all, any, compare, not, odd, type Truth } from './truth.js';

/** The rows that a step leads to. Behind a key the row is there; on the way back, and behind a join table, some cannot be seen. */
export function nextRows(world: World, row: Row | null, step: Step): readonly Row[] {
  const wanted = row?.[step.from] ?? null;
  if (wanted === null) return [];
  const found = world.rows[step.to]!.filter((other) => other[step.at] === wanted);
  if (world.filters === undefined || step.at === 'id') return found;
  const { onward } = step;
  const leads = (link: Row): boolean =>
    onward === undefined || world.rows[onward.to]!.some((end) => end['id'] === link[onward.from] && isSeen(world, onward.to, end));
  return found.filter((other) => isSeen(world, step.to, other) && leads(other));
}

/** Do the global filters of a model, and of its parents, let a row pass? */
export function isSeen(world: World, model: string, row: Row): boolean {
  const filter = world.filters?.[model];
  const { parent, proxyOf } = modelOf(world, model);
  const passes = filter === undefined || holds(filter, ({ field }) => row[field!]!) === true;
  return passes && (proxyOf === undefined || isSeen(world, proxyOf, row)) && (parent === null || isSeen(world, parent, row));
}

/** Is there a filter that hides rows of a model? */
export function isFiltered(world: World, model: string): boolean {
  const { parent, proxyOf } = modelOf(world, model);
  const above = proxyOf !== undefined && isFiltered(world, proxyOf);
  return world.filters?.[model] !== undefined || above || (parent !== null && isFiltered(world, parent));
}

/** A condition on columns that are there already. In a negation every comparison is true or false. */
export function holds(tree: Tree, read: (path: Path) => Scalar, negated = false): Truth {
  switch (tree.kind) {
    case 'and':
    case 'or':
    case 'xor':
      return { and: all, or: any, xor: odd }[tree.kind](tree.parts.map((part) => holds(part, read, negated)));
    case 'not':
      return not(holds(tree.part, read, true));
    case 'leaf': {
      const { value } = tree;
      const wanted = typeof value === 'object' && value !== null && 'f' in value ? read(value.f) : (value as Scalar | readonly Scalar[]);
      const truth = test(tree, read(tree.path), wanted);
      return negated ? truth === true : truth;
    }
    default:
      throw new Error(`No ${tree.kind} on columns alone`);
  }
}

export function test({ transform, keys, lookup }: Leaf, value: Scalar, wanted: Scalar | readonly Scalar[]): Truth {
  if (keys !== undefined) return asksDocument(value, keys, lookup, wanted);
  return compare(transform === null ? value : transformed(transform, value), lookup, wanted);
}
