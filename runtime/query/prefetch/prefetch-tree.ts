import { QueryError } from '../../errors/query-error.js';
import type { PrefetchSpec, QueryState } from '../query-state.js';

/** One relation to load, with those to load from its rows: paths with a common beginning share its query. */
export interface PrefetchNode {
  /** The relation's property. */
  readonly name: string;
  readonly path: string;
  /** The QuerySet of a Prefetch, or of several for a generic foreign key. */
  readonly states: readonly QueryState[];
  readonly toAttr: string | null;
  readonly children: Map<string, PrefetchNode>;
}

/** `['comments', 'comments__author', 'tags']` → comments (author), tags. */
export function prefetchTree(specs: readonly PrefetchSpec[]): readonly PrefetchNode[] {
  const root = new Map<string, PrefetchNode>();
  for (const spec of specs) addSpec(root, spec);
  return [...root.values()];
}

function addSpec(root: Map<string, PrefetchNode>, spec: PrefetchSpec): void {
  const names = spec.path.split('__');
  let level = root;
  names.forEach((name, index) => {
    const last = index === names.length - 1;
    const toAttr = last ? spec.toAttr : null;
    const key = toAttr ?? name;
    const known = level.get(key);
    if (known === undefined) {
      const path = names.slice(0, index + 1).join('__');
      const made: PrefetchNode = { name, path, states: last ? statesOf(spec) : [], toAttr, children: new Map() };
      level.set(key, made);
      level = made.children;
      return;
    }
    if (last && (spec.state !== null || toAttr !== null)) throw twice(spec.path);
    level = known.children;
  });
}

/** What was put into a property of its own is found by that name by the paths after it. */
export const nodeKey = ({ toAttr, name }: PrefetchNode): string => toAttr ?? name;

function statesOf(spec: PrefetchSpec): readonly QueryState[] {
  return spec.states ?? (spec.state === null ? [] : [spec.state]);
}

function twice(path: string): QueryError {
  return new QueryError({
    code: 'QUERY.PREFETCH_TWICE',
    message: `'${path}' is prefetched already, with another QuerySet.`,
    hint: 'Put the Prefetch with a QuerySet before the deeper paths, or give it { toAttr }.',
  });
}
