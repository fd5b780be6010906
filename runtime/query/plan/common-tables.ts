import { FieldError, QueryError } from '../../errors/query-error.js';
import { FALSE } from '../../expressions/conditions.js';
import type { CommonTableNode, CompoundNode, SelectColumnNode, SelectNode, ValueType } from '../../sql/ast/index.js';
import type { CteModel, TracedCte } from '../rows/cte-model.js';
import type { RowsModel } from '../rows/rows-model.js';
import type { TracedState } from '../trace-state.js';
import { planRows } from './plan-rows.js';
import type { SelectPlanner } from './select-planner.js';

/** The common table expressions of one statement: each is declared once, before those that use it. */
export class CommonTables {
  readonly nodes: CommonTableNode[] = [];
  /** By their names in small letters: SQLite and MySQL tell no `Few` from `few`. */
  readonly #declared = new Map<string, { readonly model: CteModel; readonly filtered: boolean }>();

  /**
   * Plans the queries of a common table when it is first named. `planner` makes one for a query of no other.
   * `filtered`: do global filters hold in it? In the condition of one they do not, and its rows must never be those of the query.
   */
  declare(model: CteModel, traced: TracedCte, planner: (state: TracedState) => SelectPlanner, filtered: boolean): void {
    const known = this.#declared.get(model.name.toLowerCase());
    if (known?.model === model && known.filtered === filtered) return;
    if (known?.model === model) {
      throw new QueryError({
        code: 'QUERY.CTE_NAME',
        message: `A query and the condition of a global filter read from '${model.name}', with other rows: inside the condition no filters hold.`,
        hint: 'Make one for the condition alone, with another name.',
      });
    }
    if (known !== undefined) {
      throw new QueryError({
        code: 'QUERY.CTE_NAME',
        message: `Two common table expressions of one query are called '${model.name}'.`,
        hint: 'Give one of them another name.',
      });
    }
    this.#declared.set(model.name.toLowerCase(), { model, filtered });
    const base = rowsOf(model, traced.base as TracedState, planner);
    model.setTypes(base.types);
    let query = base.node;
    if (traced.step !== null) {
      const parts = [open(query, base.types), rowsOf(model, traced.step as TracedState, planner).node];
      query = { kind: 'compound', operator: model.distinct ? 'union' : 'unionAll', parts, orderBy: [], limit: null };
    }
    this.nodes.push({ name: model.name, columns: model.names, recursive: traced.step !== null, query });
  }
}

/** The rows of a query that others read from, without a row too if it can have none. */
export function rowsOf(
  model: RowsModel,
  state: TracedState,
  plannerOf: (state: TracedState) => SelectPlanner,
): { readonly node: SelectNode | CompoundNode; readonly types: readonly ValueType[] } {
  const planner = plannerOf(state);
  planner.keepsEmpty = true;
  if (state.empty) planner.where(FALSE);
  const plan = planRows(planner, state)!;
  const columns = plan.shape.kind === 'instances' ? [] : plan.shape.columns;
  if (columns.map(({ name }) => name).join() !== model.names.join()) {
    throw new QueryError({
      code: 'QUERY.CTE_COLUMNS',
      message: `'${model.name}' has the columns ${model.names.join(', ')}; a part of it selects ${columns.map(({ name }) => name).join(', ')}.`,
      hint: 'Name the same columns in the same order.',
    });
  }
  const composite = columns.find(({ items }) => items !== undefined);
  if (composite !== undefined) {
    throw new FieldError({
      code: 'QUERY.COMPOSITE_VALUE',
      message: `'${composite.name}' is a key of several columns and no column of '${model.name}'.`,
      hint: 'Name its columns.',
    });
  }
  return { node: plan.node, types: columns.map(({ type }) => type) };
}

/** Texts of a limited length would limit what the recursion adds to them: `CAST("name" AS text)`, on MySQL `CAST("name" AS char(16000))`. */
function open(node: SelectNode | CompoundNode, types: readonly ValueType[]): SelectNode | CompoundNode {
  if (node.kind === 'compound') return { ...node, parts: node.parts.map((part) => open(part, types)) };
  const columns = node.columns.map((column, index): SelectColumnNode => {
    const limited = LIMITED.has(types[index]!.kind);
    return limited ? { ...column, expression: { kind: 'cast', operand: column.expression, type: { kind: 'text' }, wide: true } } : column;
  });
  return { ...node, columns };
}

const LIMITED: ReadonlySet<string> = new Set(['char', 'slug', 'email', 'url', 'text', 'enum']);

/** `WITH "tree" AS (…) SELECT …` */
export function withTables<T extends SelectNode | CompoundNode>(node: T, { tables }: { readonly tables: CommonTables }): T {
  return tables.nodes.length === 0 ? node : { ...node, with: tables.nodes };
}
