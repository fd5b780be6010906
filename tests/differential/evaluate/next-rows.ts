import type { Compared, Leaf, Path, Tree } from '../query/query.js';
import { modelOf, type Row, type Scalar, type Step, type World } from '../world/facts.js';
import { asksDocument } from './documents.js';
import { transformed } from './functions.js';
import { all, any, compare, Members, not, odd, type Truth } from './truth.js';

/** The rows that a step leads to. Behind a key the row is there; on the way back, and behind a join table, some cannot be seen. */
export function nextRows(world: World, row: Row | null, step: Step): readonly Row[] {
  const wanted = row?.[step.from] ?? null;
  if (wanted === null) return [];
  const found = world.rows[step.to]!.filter((other) => other[step.at] === wanted);
  if (world.filters === undefined || step.ahead === true) return found;
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
      const truth = test(tree, read(tree.path), comparedOf(value, read));
      return negated ? truth === true : truth;
    }
    default:
      throw new Error(`No ${tree.kind} on columns alone`);
  }
}

function comparedOf(value: Compared, read: (path: Path) => Scalar): Scalar | readonly Scalar[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value as Scalar | readonly Scalar[];
  if ('members' in value) return new Members(value.members.map((member) => comparedOf(member, read) as Scalar));
  return read((value as { readonly f: Path }).f);
}

export function test({ transform, keys, lookup }: Leaf, value: Scalar, wanted: Scalar | readonly Scalar[]): Truth {
  if (keys !== undefined) return asksDocument(value, keys, lookup, wanted);
  return compare(transform === null ? value : transformed(transform, value), lookup, wanted);
}
