import type { Driver, Statement } from '../dialects/driver.js';
import type { BeginOptions } from './transaction-options.js';

/** The words that begin, end and divide transactions, per dialect. */
export function beginStatements(dialect: Driver['dialect'], options: BeginOptions): readonly Statement[] {
  return begin[dialect](options);
}

export const commitStatement: Statement = { ...statement('COMMIT'), simple: true };
export const rollbackStatement: Statement = { ...statement('ROLLBACK'), simple: true };

/** What undoes the session settings of `beginStatements`, before the end of the transaction: its session may be shared. */
export function restoreStatement(dialect: Driver['dialect'], options: BeginOptions): Statement | undefined {
  return dialect === 'sqlite' && options.readOnly ? statement('PRAGMA query_only = OFF') : undefined;
}

/** Names are made here (`s1`, `s2` …), never given by people: nothing to quote. */
export const savepointStatement = (name: string): Statement => statement(`SAVEPOINT ${name}`);
export const releaseStatement = (name: string): Statement => statement(`RELEASE SAVEPOINT ${name}`);
export const rollbackToStatement = (name: string): Statement => statement(`ROLLBACK TO SAVEPOINT ${name}`);

const plainBegin = [statement('BEGIN')];
/** Kept prepared: it travels with another statement, where each message counts. */
const namedBegin: readonly Statement[] = [{ ...statement('BEGIN'), name: 'dunder_begin' }];

const begin: Record<Driver['dialect'], (options: BeginOptions) => readonly Statement[]> = {
  /** `BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY` */
  postgres({ isolation, readOnly }) {
    if (isolation === undefined && !readOnly) return namedBegin;
    const level = isolation === undefined ? '' : ` ISOLATION LEVEL ${isolation.toUpperCase()}`;
    return [statement(`BEGIN${level}${readOnly ? ' READ ONLY' : ''}`)];
  },
  /** `SET TRANSACTION ISOLATION LEVEL SERIALIZABLE` (for the next transaction only), `START TRANSACTION READ ONLY` */
  mysql({ isolation, readOnly }) {
    const start = readOnly ? statement('START TRANSACTION READ ONLY') : statement('START TRANSACTION');
    return isolation === undefined ? [start] : [statement(`SET TRANSACTION ISOLATION LEVEL ${isolation.toUpperCase()}`), start];
  },
  /** `BEGIN IMMEDIATE`: a transaction that reads first and writes later would fail with SQLITE_BUSY instead of waiting. */
  sqlite({ readOnly, sqliteMode }) {
    if (readOnly) return [statement('BEGIN'), statement('PRAGMA query_only = ON')];
    return sqliteMode === 'deferred' ? plainBegin : [statement(`BEGIN ${sqliteMode.toUpperCase()}`)];
  },
};

function statement(sql: string): Statement {
  return { sql, parameters: [] };
}
