import { AsyncLocalStorage } from 'node:async_hooks';
import { innermostScope } from './ambient.js';
import type { Database } from './database.js';
import { configuredDatabases, DEFAULT_DATABASE } from './databases.js';
import type { RoutedInstance, Router } from './routers.js';

export interface PrimaryReplicaOptions {
  /** Default: `default`. */
  readonly primary?: string | undefined;
  /** Default: every alias that begins with `replica`. */
  readonly replicas?: readonly string[] | undefined;
  /** For how long reads follow a write to the primary, in milliseconds: longer than the replicas lag behind. Default 5,000. */
  readonly stickyFor?: number | undefined;
}

/**
 * Writes to the primary, reads from the replicas in turn. Reads in a transaction stay on its database, and after a write the same async
 * context (a request, say) reads from the primary, so that it sees what it wrote.
 *
 * @example
 * ```ts
 * configure({ databases: { default: primaryUrl, replica: replicaUrl }, routers: [new PrimaryReplicaRouter()] });
 * ```
 * Follows https://docs.djangoproject.com/en/6.0/topics/db/multi-db/#an-example
 */
export class PrimaryReplicaRouter implements Router {
  readonly #primary: string;
  readonly #replicas: readonly string[] | undefined;
  readonly #stickyFor: number;
  readonly #lastWrite = new AsyncLocalStorage<LastWrite>();
  #turn = 0;
  /** The replicas found among the databases that were configured when they were last looked for. */
  #found: readonly string[] = [];
  #known: readonly Database[] = [];

  constructor(options: PrimaryReplicaOptions = {}) {
    this.#primary = options.primary ?? DEFAULT_DATABASE;
    this.#replicas = options.replicas;
    this.#stickyFor = options.stickyFor ?? 5000;
  }

  /** A replica in turn; the primary after a write, and in its transactions. */
  dbForRead(): string {
    const replicas = this.#aliases();
    if (replicas.length === 0) return this.#primary;
    return this.#transactionAlias(replicas) ?? (this.#hasWritten() ? this.#primary : this.#next(replicas));
  }

  /** The primary. */
  dbForWrite(): string {
    this.#noteWrite();
    return this.#primary;
  }

  /** Noted at the beginning of a transaction, as what it writes later is not known to the context that waits for it. */
  onTransaction(database: string): void {
    if (database === this.#primary) this.#noteWrite();
  }

  /** Rows of the primary and of its replicas are rows of one database. */
  allowRelation(first: RoutedInstance, second: RoutedInstance): true | undefined {
    return this.#isOurs(first.database) && this.#isOurs(second.database) ? true : undefined;
  }

  /** Replicas get their tables from the primary. */
  allowMigrate(database: string): false | undefined {
    return this.#aliases().includes(database) ? false : undefined;
  }

  /**
   * Runs one request: a write anywhere in it is known everywhere in it. Without this, a write is known to what its caller does next.
   *
   * @example
   * ```ts
   * app.use((request, response, next) => router.request(next));
   * ```
   */
  request<T>(fn: () => T): T {
    return this.#lastWrite.run({ at: -Infinity, isShared: true }, fn);
  }

  /** A record that was inherited belongs to others too: the context gets its own, except in a request and in its own transaction. */
  #noteWrite(): void {
    const at = performance.now();
    const known = this.#lastWrite.getStore();
    if (known !== undefined && (known.isShared || innermostScope() !== undefined)) known.at = at;
    else this.#lastWrite.enterWith({ at, isShared: false });
  }

  #hasWritten(): boolean {
    const lastWrite = this.#lastWrite.getStore();
    return lastWrite !== undefined && performance.now() - lastWrite.at <= this.#stickyFor;
  }

  /** The database of the innermost transaction among ours. */
  #transactionAlias(replicas: readonly string[]): string | undefined {
    for (let scope = innermostScope(); scope !== undefined; scope = scope.outer) {
      const { alias } = scope.transaction;
      if (alias === this.#primary || replicas.includes(alias)) return alias;
    }
    return undefined;
  }

  #next(replicas: readonly string[]): string {
    return replicas[this.#turn++ % replicas.length] ?? this.#primary;
  }

  #isOurs(alias: string | undefined): boolean {
    return alias !== undefined && (alias === this.#primary || this.#aliases().includes(alias));
  }

  #aliases(): readonly string[] {
    if (this.#replicas !== undefined) return this.#replicas;
    const databases = configuredDatabases();
    if (databases !== this.#known) {
      this.#known = databases;
      this.#found = databases.flatMap(({ alias }) => (alias.startsWith('replica') && alias !== this.#primary ? [alias] : []));
    }
    return this.#found;
  }
}

interface LastWrite {
  at: number;
  readonly isShared: boolean;
}
