import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import type { ExpressionNode } from '../../expressions/expression.js';
import { LookupExpression } from '../../expressions/base-expression.js';
import { exists } from '../../query/terminals/exists.js';
import { initialState, withOperation, withState } from '../../query/query-state.js';
import { originOf } from '../instance-internals.js';
import { attributesOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';

/** An instance that is checked against the rows of a database. */
export interface Checking {
  readonly instance: object;
  readonly meta: ModelMeta;
  readonly database: Database;
  readonly dialect: Dialect;
  /** Names of fields that are left out, or are wrong already. */
  readonly exclude: ReadonlySet<string>;
}

/** The model and its multi-table parents: each has a table with rules of its own. */
export function tablesOf(model: ModelMeta): ModelMeta[] {
  const { concrete } = model;
  return [concrete, ...concrete.parents.flatMap((parent) => tablesOf(parent.model))];
}

/** Is there a row in a table, other than the instance's own, for which the conditions hold? */
export async function isTaken({ instance, database }: Checking, table: ModelMeta, conditions: readonly ExpressionNode[]): Promise<boolean> {
  const base = withState(initialState(table), { using: database.alias });
  const found = withOperation(base, { kind: 'filter', conditions, negated: false });
  const values = attributesOf(instance);
  const key = table.primaryKey.map((field) => new LookupExpression(field.attribute, values[field.attribute]));
  const isSaved = !originOf(instance).adding && key.every((one) => one.value !== undefined && one.value !== null);
  return await exists(isSaved ? withOperation(found, { kind: 'filter', conditions: key, negated: true }) : found);
}

/** `publishedAt` → `Published at`; what the schema calls a thing otherwise. */
export function labelOf(ir: { readonly name: string; readonly verboseName?: string }): string {
  const words = ir.verboseName ?? ir.name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
