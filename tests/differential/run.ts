import { Count, F, Max, Min, Q, Sum } from 'dunder';
import { Author, Comment, Post, Tag } from '../../generated/index.js';
import type { Answer } from './evaluate.js';
import type { Leaf, Query, Step, Tree } from './query.js';

/** A QuerySet without types: paths are made of data here. */
interface Untyped extends PromiseLike<readonly Readonly<Record<string, unknown>>[]> {
  filter(...conditions: readonly unknown[]): Untyped;
  exclude(...conditions: readonly unknown[]): Untyped;
  annotate(expressions: object): Untyped;
  values(...names: readonly string[]): Untyped;
  orderBy(...terms: readonly string[]): Untyped;
  distinct(): Untyped;
  toSql(): { readonly sql: string; readonly parameters: readonly unknown[] };
}

const models = { Author, Comment, Post, Tag };

/** The query through dunder. */
export function build(query: Query): Untyped {
  const start = (models[query.model].objects as unknown as Untyped).orderBy();
  const made = query.steps.reduce(apply, start);
  const grouped = query.steps.some((step) => step.kind === 'annotate');
  const rows = grouped ? made.values('id', 'n') : made.values('id');
  return query.distinct ? rows.distinct() : rows;
}

export async function run(query: Query): Promise<Answer> {
  const rows = await build(query);
  const answer = rows.map((row): [number, number | null] | [number] =>
    'n' in row ? [row['id'] as number, row['n'] as number | null] : [row['id'] as number],
  );
  return answer.sort((a, b) => a[0] - b[0]);
}

function apply(querySet: Untyped, step: Step): Untyped {
  switch (step.kind) {
    case 'filter': {
      const conditions = step.conditions.map(condition);
      return step.negated ? querySet.exclude(...conditions) : querySet.filter(...conditions);
    }
    case 'annotate':
      return querySet.annotate({ n: aggregate(step) });
    case 'having':
      return querySet.filter({ [`n__${step.lookup}`]: step.value });
  }
}

function aggregate(step: Extract<Step, { kind: 'annotate' }>): unknown {
  const path = [...step.hops, step.field].join('__');
  switch (step.aggregate) {
    case 'Count':
      return Count(path);
    case 'CountDistinct':
      return Count(path, { distinct: true });
    case 'Max':
      return Max(path);
    case 'Min':
      return Min(path);
    case 'Sum':
      return Sum(path);
  }
}

interface Combined {
  and(other: unknown): Combined;
  or(other: unknown): Combined;
  not(): Combined;
}

function condition(tree: Tree): Combined {
  switch (tree.kind) {
    case 'leaf':
      return Q({ [pathOf(tree)]: valueOf(tree.value) }) as unknown as Combined;
    case 'not':
      return condition(tree.part).not();
    default: {
      const [first, ...rest] = tree.parts.map(condition);
      return rest.reduce((made, part) => made[tree.kind](part), first!);
    }
  }
}

const pathOf = ({ hops, field, lookup }: Leaf): string => [...hops, ...(field === null ? [] : [field]), lookup].join('__');

function valueOf(value: Leaf['value']): unknown {
  return typeof value === 'object' && value !== null && 'f' in value ? F(value.f) : value;
}
