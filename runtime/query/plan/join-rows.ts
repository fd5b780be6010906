import { NotSupportedError } from '../../errors/database-error.js';
import { FieldError } from '../../errors/query-error.js';
import { suggest } from '../../errors/suggest.js';
import { condition, logical } from '../../expressions/conditions.js';
import { RESOLVE } from '../../expressions/expression.js';
import { containsAggregate } from '../../sql/ast/walk.js';
import type { CompoundNode, SelectNode } from '../../sql/ast/index.js';
import type { Operation } from '../query-state.js';
import type { TracedState } from '../trace-state.js';
import { rowsOf } from './common-tables.js';
import { JoinedRows, RowsEntry } from './rows-join.js';
import type { SelectPlanner } from './select-planner.js';

/** `INNER JOIN "tree" ON "tree"."id" = "category"."parent_id"` */
export function joinRows(planner: SelectPlanner, { name, model, on, left }: Extract<Operation, { kind: 'join' }>): void {
  const { tree } = planner;
  const alias = tree.aliases.next(model.table);
  const scope = planner.scope();
  const conditions = on.map(([column, value]) => {
    const field = model.field(column);
    if (field === undefined) {
      throw new FieldError({
        code: 'QUERY.UNKNOWN_FIELD',
        message: `'${model.name}' has no column '${column}'. Choices are: ${model.names.join(', ')}.${suggest(column, model.names)}`,
      });
    }
    const right = value[RESOLVE](scope);
    if (containsAggregate(right.node)) {
      throw new FieldError({
        code: 'QUERY.CTE_AGGREGATE',
        message: `withCte('${name}') cannot be joined by an aggregate.`,
        hint: 'Compute the aggregate in a common table of its own.',
      });
    }
    return condition({ kind: 'comparison', operator: '=', left: { kind: 'column', alias, column: field.column }, right: right.node });
  });
  const source = { kind: 'table', table: model.table, alias } as const;
  const entry = new RowsEntry(alias, model, tree.root, source, left, false, logical('AND', conditions).node);
  planner.named.set(name, new JoinedRows(name, model, tree.addRows(entry), model.field(on[0]![0]) ?? null));
}

/** `LEFT JOIN LATERAL (SELECT … LIMIT 1) "latest" ON TRUE`: its columns are columns of the rows. */
export function joinLateral(planner: SelectPlanner, { name, model, state }: Extract<Operation, { kind: 'lateral' }>): void {
  const { features, tree } = planner;
  if (!features.lateralJoins) {
    throw new NotSupportedError({
      code: 'QUERY.LATERAL',
      message: `${features.label} has no lateral joins, which lateral({ ${name} }) needs.`,
      hint: `Annotate a Subquery for each column, or load the rows with prefetchRelated(Prefetch('…', querySet.slice(0, n))).`,
    });
  }
  const { node, types } = rowsOf(model, state as TracedState, (query) => planner.child(query.model, planner.scope()));
  model.setTypes(types);
  const alias = tree.aliases.next(name);
  const source = { kind: 'derivedTable', select: withNames(node, model.names), alias } as const;
  const entry = tree.addRows(new RowsEntry(alias, model, tree.root, source, true, true, null));
  planner.named.set(name, new JoinedRows(name, model, entry, null));
  for (const column of model.names) {
    const path = `${name}__${column}`;
    planner.addColumn(path, { ...planner.scope().path(path), strict: [], subject: path });
  }
}

function withNames(node: SelectNode | CompoundNode, names: readonly string[]): SelectNode | CompoundNode {
  if (node.kind === 'compound') return { ...node, parts: node.parts.map((part) => withNames(part, names)) };
  return { ...node, columns: node.columns.map((column, index) => ({ ...column, alias: names[index] ?? column.alias })) };
}
