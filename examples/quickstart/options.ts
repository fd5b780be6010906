import { parseArgs } from 'node:util';

export interface Options {
  readonly database: string;
  /** Remove the tables of an earlier run, and do nothing else. */
  readonly drop: boolean;
}

export const USAGE = `npm run quickstart                                          on SQLite, in memory
npm run quickstart -- --database sqlite:shop.db             in a file
npm run quickstart -- --database pglite:                    on an embedded PostgreSQL
npm run quickstart -- --database postgres://user@host/name  on a server; its tables begin with quickstart_
npm run quickstart -- --database mysql://user@host/name
npm run quickstart -- --database … --drop                   removes the tables of an earlier run`;

/** The complaint of `parseArgs` about what was typed. */
export function isWrongUse(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** What the command line says; undefined when it asks for help. */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      database: { type: 'string', default: 'sqlite::memory:' },
      drop: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return values.help ? undefined : { database: values.database, drop: values.drop };
}
