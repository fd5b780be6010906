import type { Database } from './database.js';
import { getConnection } from './databases.js';

/** What is known about the operation that looks for its database. */
export interface RouterHints {
  /** The instance that is saved, or whose relation is read. */
  readonly instance?: object | undefined;
  /** The alias of the database that the instance came from. */
  readonly database?: string | undefined;
}

/** One side of a relation that is about to be made. */
export interface RoutedInstance {
  readonly model: string;
  /** The alias of its database; undefined before it is saved. */
  readonly database: string | undefined;
  readonly instance: object;
}

type NoOpinion = null | undefined;

/**
 * Chooses databases. Every method may be missing or have no opinion; the first router with an answer wins.
 *
 * @example
 * ```ts
 * const archive: Router = {
 *   dbForRead: (model) => (model === 'LogEntry' ? 'archive' : undefined),
 *   dbForWrite: (model) => (model === 'LogEntry' ? 'archive' : undefined),
 * };
 * configure({ databases, routers: [archive] });
 * ```
 * Follows https://docs.djangoproject.com/en/6.0/topics/db/multi-db/#using-routers
 */
export interface Router {
  dbForRead?(model: string, hints: RouterHints): string | NoOpinion;
  dbForWrite?(model: string, hints: RouterHints): string | NoOpinion;
  allowRelation?(first: RoutedInstance, second: RoutedInstance): boolean | NoOpinion;
  /**
   * Whether the tables of a model belong to this database: `createTables()` and `dropTables()` leave others alone. That of a many-to-many is asked by
   * the model that declares it. `model` is undefined for operations without one.
   */
  allowMigrate?(database: string, model: string | undefined): boolean | NoOpinion;
  /** Told when an outermost atomic() block that may write begins, in the async context that waits for it. */
  onTransaction?(database: string): void;
}

let routers: readonly Router[] = [];

export function setRouters(next: readonly Router[]): void {
  routers = [...next];
}

/** Without routers everything is where it would be without asking. */
export const isRouted = (): boolean => routers.length > 0;

const noHints: RouterHints = {};

export function databaseForRead(model: string, hints?: RouterHints): Database {
  if (routers.length === 0) return getConnection(hints?.database);
  for (const router of routers) {
    const alias = router.dbForRead?.(model, hints ?? noHints);
    if (alias != null) return getConnection(alias);
  }
  return getConnection(hints?.database);
}

export function databaseForWrite(model: string, hints?: RouterHints): Database {
  if (routers.length === 0) return getConnection(hints?.database);
  for (const router of routers) {
    const alias = router.dbForWrite?.(model, hints ?? noHints);
    if (alias != null) return getConnection(alias);
  }
  return getConnection(hints?.database);
}

/** Without an opinion: what comes from the same database, or from none yet, may be related. */
export function allowRelation(first: RoutedInstance, second: RoutedInstance): boolean {
  for (const router of routers) {
    const answer = router.allowRelation?.(first, second);
    if (answer != null) return answer;
  }
  return first.database === undefined || second.database === undefined || first.database === second.database;
}

export function allowMigrate(database: string, model?: string): boolean {
  for (const router of routers) {
    const answer = router.allowMigrate?.(database, model);
    if (answer != null) return answer;
  }
  return true;
}

export function announceTransaction(database: string): void {
  for (const router of routers) router.onTransaction?.(database);
}
