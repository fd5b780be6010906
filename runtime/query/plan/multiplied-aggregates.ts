import { FieldError } from '../../errors/query-error.js';
import type { AggregateNode, ExpressionSqlNode } from '../../sql/ast/index.js';
import { childrenOf } from '../../sql/ast/walk.js';
import type { JoinEntry, JoinTree } from './join-tree.js';

/** The rows that one aggregate was told to run over: its many-valued joins and those on the way to them. */
interface Use {
  readonly name: string;
  readonly aggregate: AggregateNode;
  readonly joins: ReadonlySet<JoinEntry>;
}

/**
 * Refuses aggregates that multiply each other: two tags and three comments make six rows, so that `Count('tags')` beside
 * `Count('comments')` would be 6 and 6. Django answers so; nobody means it.
 */
export function refuseMultiplied(tree: JoinTree, named: Iterable<readonly [name: string, node: ExpressionSqlNode]>): void {
  const uses = [...named].flatMap(([name, node]) => aggregatesOf(node).map((aggregate): Use => ({ name, aggregate, joins: joinsOf(tree, aggregate) }))); // prettier-ignore
  for (const one of uses) {
    if (isSafe(one.aggregate)) continue;
    const other = uses.find(({ joins }) => [...joins].some((join) => !one.joins.has(join)));
    if (other !== undefined) throw multiplied(one, other);
  }
}

/** Does it give the same over rows that are repeated? `COUNT(*)` counts them on purpose. */
function isSafe({ name, distinct, arguments: [argument] }: AggregateNode): boolean {
  return distinct || argument?.kind === 'star' || REPEATABLE.has(name);
}

const REPEATABLE: ReadonlySet<string> = new Set(['min', 'max', 'anyValue', 'bitAnd', 'bitOr', 'boolAnd', 'boolOr']);

/** The aggregates of an expression that are not the function of a window. */
function aggregatesOf(node: ExpressionSqlNode): AggregateNode[] {
  if (node.kind === 'aggregate') return [node];
  if (node.kind === 'window') return childrenOf(node.expression).flatMap(aggregatesOf);
  return childrenOf(node).flatMap(aggregatesOf);
}

function joinsOf(tree: JoinTree, node: ExpressionSqlNode): ReadonlySet<JoinEntry> {
  const joins = new Set<JoinEntry>();
  const visit = (part: ExpressionSqlNode): void => {
    if (part.kind === 'column') {
      let entry = tree.entries.find(({ alias }) => alias === part.alias) ?? null;
      for (; entry !== null; entry = entry.parent) if (entry.step?.multiple === true) joins.add(entry);
    }
    childrenOf(part).forEach(visit);
  };
  visit(node);
  return joins;
}

function multiplied(one: Use, other: Use): FieldError {
  return new FieldError({
    code: 'QUERY.MULTIPLIED_AGGREGATES',
    message: `'${one.name}' would count rows once for each row of '${other.name}', which follows another relation to many rows.`,
    hint:
      "Count each row once, Count('tags', { distinct: true }), or give each its own query: " +
      "Subquery(Tag.objects.filter({ posts: OuterRef('pk') }).orderBy().values('posts').annotate({ n: Count('*') }).values('n')).",
  });
}
