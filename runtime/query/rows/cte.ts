import { QueryError } from '../../errors/query-error.js';
import { checkNameLength } from '../check-alias.js';
import { isSliced, initialState, type QueryState, withOperation, withState } from '../query-state.js';
import { stateOf } from '../query-set-core.js';
import { ReadingQuerySet } from '../reading-query-set.js';
import type { CteFunction, CteObjects, CteRows, RecursiveCteFunction } from '../types/cte.js';
import { CteModel } from './cte-model.js';
import { namedColumns } from './named-columns.js';

/** A query with a name, for other queries of the same statement: see `Cte` and `recursiveCte`. */
export class CommonTable<N extends string = string, V = unknown> implements CteRows<N, V> {
  /** For the checker alone. */
  declare readonly row: V;
  readonly model: CteModel;

  constructor(
    readonly name: N,
    model: CteModel,
  ) {
    this.model = model;
  }

  /** Its rows as a QuerySet of plain objects: `filter({ id__in: tree.objects.values('id') })`. It reads and cannot write. */
  get objects(): CteObjects<N, V> {
    const state = withOperation(initialState(this.model), { kind: 'values', fields: this.model.names });
    return new CteQuerySet(withState(state, { rows: 'objects' })) as unknown as CteObjects<N, V>;
  }
}

/** The rows of a common table: what a QuerySet has, but for the methods that write. */
export class CteQuerySet extends ReadingQuerySet<never, never> {}

/**
 * A query with a name, written once into a statement however often the statement reads it: a common table expression.
 *
 * ```ts
 * const totals = Cte('totals', Post.objects.values('author').annotate({ seen: Sum('views'), n: Count('*') }));
 * Author.objects.withCte(totals, { on: { author: 'pk' } }).filter({ totals__n__gt: 3 }).annotate({ seen: F('totals__seen') });
 * // WITH "totals" ("author", "seen", "n") AS (SELECT …)
 * // SELECT … FROM "author" INNER JOIN "totals" ON "totals"."author" = "author"."id" WHERE "totals"."n" > $1
 * ```
 *
 * The query names its columns by `values()`. `withCte` joins its rows to a model, `objects` reads them alone.
 *
 * Django has none; the design is in docs/decisions/common-table-expressions.md.
 */
export const Cte = ((name: string, querySet: unknown) => new CommonTable(name, makeModel(name, querySet, false))) as unknown as CteFunction;

/**
 * A query that goes on from its own rows until there are no more: trees and graphs.
 *
 * ```ts
 * const tree = recursiveCte(
 *   'tree',
 *   Category.objects.filter({ parent: null }).values('id', { depth: Value(0) }),
 *   (tree) => Category.objects.withCte(tree, { on: { id: 'parent' } }).values('id', { depth: F('tree__depth').add(1) }),
 * );
 * Category.objects.withCte(tree, { on: { id: 'pk' } }).orderBy('tree__depth');
 * // WITH RECURSIVE "tree" ("id", "depth") AS (SELECT … UNION ALL SELECT … INNER JOIN "tree" ON …) SELECT …
 * ```
 *
 * The step selects the same columns as the start. `{ distinct: true }` leaves out rows that are there already, which ends a walk over a
 * graph with cycles as long as no column counts the steps.
 */
export const recursiveCte = ((
  name: string,
  base: unknown,
  step: (table: CommonTable) => unknown,
  options: { readonly distinct?: boolean } = {},
) => {
  const model = makeModel(name, base, options.distinct === true);
  const table = new CommonTable(name, model);
  const made = partOf(stateOf(step(table)));
  const names = namedColumns(made, `the step of '${name}'`);
  if (names.join() !== model.names.join()) {
    throw new QueryError({
      code: 'QUERY.CTE_COLUMNS',
      message: `'${name}' has the columns ${model.names.join(', ')}; its step selects ${names.join(', ')}.`,
      hint: 'Name the same columns in the same order.',
    });
  }
  if (isSliced(made) || made.distinct !== false) {
    throw new QueryError({
      code: 'QUERY.CTE_STEP',
      message: `The step of '${name}' cannot be sliced or distinct: databases refuse it in a recursion.`,
      hint: 'Slice the rows of the whole, tree.objects.slice(0, 100), or give recursiveCte { distinct: true }.',
    });
  }
  model.step = made;
  return table;
}) as unknown as RecursiveCteFunction;

function makeModel(name: string, querySet: unknown, distinct: boolean): CteModel {
  if (typeof name !== 'string' || !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) || name.includes('__')) {
    throw new QueryError({
      code: 'QUERY.CTE_NAME',
      message: `${JSON.stringify(name)} cannot be the name of a common table expression.`,
      hint: "Use letters, digits and single underscores: 'totals'.",
    });
  }
  checkNameLength(name);
  const state = partOf(stateOf(querySet));
  const { model } = state;
  // SQLite and MySQL tell no `Post` from `post`: tables of that name would be read from here.
  if (model.registry.definitions().some(({ table }) => table.toLowerCase() === name.toLowerCase())) {
    throw new QueryError({
      code: 'QUERY.CTE_NAME',
      message: `'${name}' is a table, which a common table expression of this name would hide.`,
      hint: `Give it another name, such as '${name}Rows'.`,
    });
  }
  return new CteModel(name, namedColumns(state, `'${name}'`), state, distinct);
}

/** Its order means nothing to those who read it, unless it decides which rows there are. */
function partOf(state: QueryState | undefined): QueryState {
  if (state === undefined) {
    throw new QueryError({
      code: 'QUERY.NOT_A_QUERY_SET',
      message: 'A common table expression is made of a QuerySet.',
      hint: "Write Cte('totals', Post.objects.values(…)).",
    });
  }
  return isSliced(state) || Array.isArray(state.distinct) ? state : withState(state, { ordering: [], related: [], prefetch: [] });
}
