import { connectDialect } from '../connection/dialect-of.js';
import { getConnection } from '../connection/databases.js';
import type { Database } from '../connection/database.js';
import { allowMigrate } from '../connection/routers.js';
import { ProgrammingError } from '../errors/database-error.js';
import type { DdlCompiler } from '../dialects/dialect.js';
import type { ModelIR, SchemaIR } from '../../schema/ir/index.js';
import { clearContentTypes } from '../model/loading/content-types.js';
import type { Registry } from '../model/registry.js';

/** What is made: the models of a client, all of them or those that are named. */
export interface TablesOptions {
  /** The alias of the database. Default: `default`. */
  readonly using?: string;
  /** Only the tables of these models, and of the join models of their many-to-many relations. */
  readonly models?: readonly string[];
  /**
   * Told what this database has not and the tables are without: `the index post_title_ci of Post was left out: MariaDB has no indexes over
   * expressions.` Default: a warning of the process for each, once.
   */
  readonly onWarning?: (warning: string) => void;
}

/**
 * Creates the tables of a client: for tests, experiments and first steps. Models whose tables belong to another database by `allowMigrate()` of a router
 * are left out.
 *
 * @example
 * ```ts
 * import { registry } from './generated/registry.js';
 * await createTables(registry);
 * ```
 * @returns the statements that were sent
 * @throws `DATABASE.EXISTS` when a table is there already: `dropTables()` removes it
 * @throws `MODEL.STALE_CLIENT` when the schema has changed since the client was generated: these would not be its tables
 */
export async function createTables(registry: Registry, options: TablesOptions = {}): Promise<readonly string[]> {
  const { database, ddl, models, schema } = await prepare(registry, options);
  const { statements, warnings } = ddl.createTables(models, schema);
  await send(database, statements).catch((error: unknown) => {
    throw error instanceof ProgrammingError && error.code === 'DATABASE.EXISTS' ? alreadyThere(error) : error;
  });
  for (const warning of warnings) (options.onWarning ?? warnOnce)(warning);
  return statements;
}

/**
 * Drops the tables of a client, where they are there. What is in them is lost.
 *
 * @example
 * ```ts
 * await dropTables(registry, { models: ['Post'] });
 * ```
 * @returns the statements that were sent
 */
export async function dropTables(registry: Registry, options: TablesOptions = {}): Promise<readonly string[]> {
  const { database, ddl, models, schema } = await prepare(registry, options);
  const statements = ddl.dropTables(models, schema);
  await send(database, statements);
  // The numbers that the dropped table gave to models are no longer theirs.
  clearContentTypes();
  return statements;
}

interface Prepared {
  readonly database: Database;
  readonly ddl: DdlCompiler;
  readonly models: readonly ModelIR[];
  readonly schema: SchemaIR;
}

async function prepare(registry: Registry, options: TablesOptions): Promise<Prepared> {
  registry.refuseStale();
  const database = getConnection(options.using);
  const dialect = await connectDialect(database);
  const models = modelsOf(registry);
  const allowed = models.filter((model) => allowMigrate(database.alias, ownerOf(model)));
  return { database, ddl: await dialect.ddl(), models: chosen(allowed, options.models), schema: { version: 1, models } };
}

const warned = new Set<string>();
function warnOnce(warning: string): void {
  if (warned.has(warning)) return;
  warned.add(warning);
  process.emitWarning(warning, { type: 'DunderWarning', code: LEFT_OUT });
}
const LEFT_OUT = 'DATABASE.LEFT_OUT';

const modelsOf = (registry: Registry): ModelIR[] => [...registry.definitions()].sort((a, b) => (a.name < b.name ? -1 : 1));

function alreadyThere(error: ProgrammingError): ProgrammingError {
  return new ProgrammingError({
    code: error.code,
    message: error.message.replace(`${error.code}: `, ''),
    hint: 'createTables() makes what is not there yet. dropTables() removes the tables first, with all that is in them; or connect to an empty database.',
    cause: error,
    sql: error.sql,
    parameterCount: error.parameterCount,
    driverCode: error.driverCode,
  });
}

/** One after the other on one session: switching foreign keys off for a while belongs to a session. */
async function send(database: Database, statements: readonly string[]): Promise<void> {
  if (statements.length > 0) await database.script(statements.map((statement) => `${statement};`).join('\n'));
}

function chosen(models: readonly ModelIR[], names: readonly string[] | undefined): readonly ModelIR[] {
  if (names === undefined) return models;
  return models.filter((model) => names.includes(model.name) || names.includes(ownerOf(model)));
}

/** The model that declares the relation which a join model was made for. */
const ownerOf = (model: ModelIR): string => model.autoCreated?.model ?? model.name;
