import type { Database } from '../../connection/database.js';
import type { ReadsTogether } from '../../connection/reads-together.js';
import type { Dialect } from '../../dialects/dialect.js';
import type { Result, RowReader } from '../../dialects/driver.js';
import type { Tracer } from '../../expressions/tracer.js';
import type { PlanFilters } from '../filters/plan-filters.js';
import type { SelectNode } from '../../sql/ast/index.js';
import { bindValues } from './bind.js';
import { type Prepared, preparedFor, statementName } from './plan-cache.js';
import { worthNaming } from './worth-naming.js';

/** Sends a plan with its values; where no row can match nothing is sent, and nothing comes back. */
export function runPrepared<T>(
  database: Database,
  { compiled, name }: Prepared<unknown>,
  values: readonly unknown[],
  read: RowReader<T>,
  /** What it may travel with. */
  together: ReadsTogether | null = null,
  single = false,
): Promise<Result<T>> {
  if (compiled === null) return Promise.resolve({ rows: [], affected: 0 });
  const statement = { sql: compiled.sql, parameters: bindValues(compiled.bindings, values), name, single };
  return together === null ? database.execute(statement, read) : together.execute(database, statement, read);
}

/** For statements without rows. */
export const ignoreRow = (): undefined => undefined;

/** A SELECT that a terminal makes of a state, with the way to read its rows; null when no row can match. */
export interface Question<T> {
  readonly node: SelectNode;
  readonly read: RowReader<T>;
}

/** The rows of a terminal's own SELECT (`count()`, `exists()`, `aggregate()`): planned once for each shape of what `trace` reads. */
export async function askRows<Traced, T>(
  database: Database,
  dialect: Dialect,
  kind: string,
  trace: (tracer: Tracer) => Traced,
  plan: (traced: Traced, filters: PlanFilters | null) => Question<T> | null,
): Promise<T[]> {
  const { prepared, values } = preparedFor(dialect, database.alias, kind, trace, (traced, filters): Prepared<RowReader<T> | null> => {
    const question = plan(traced, filters);
    if (question === null) return { compiled: null, name: undefined, extra: null };
    const { node, read } = question;
    return { compiled: dialect.compiler.compile(node), name: worthNaming(node) ? statementName() : undefined, extra: read };
  });
  return prepared.extra === null ? [] : (await runPrepared(database, prepared, values, prepared.extra)).rows;
}
