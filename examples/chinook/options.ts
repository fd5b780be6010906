import { parseArgs } from 'node:util';

export interface Options {
  readonly database: string;
  /** A file, or a folder of dumps; undefined takes the database as it is. */
  readonly dump: string | undefined;
  readonly sample: boolean;
  readonly force: boolean;
  readonly create: boolean;
  readonly drop: boolean;
  readonly rounds: number;
}

export const USAGE = `npm run chinook -- --database <url> [--dump <file or folder>] [--sample] [--force] [--create] [--drop] [--rounds <n>]

  --database  postgres://…, mysql://…, sqlite:chinook.db, pglite:
  --dump      loads this dump first; without it CHINOOK_DUMPS is looked at, then the database is taken as it is
  --sample    creates the tables and the small sample instead of a dump
  --force     drops the tables of Chinook that are there before loading
  --create    creates the database if it is not there
  --drop      drops the database at the end
  --rounds    runs each query so many times and shows the best time (default 3)
`;

/** A command line that says nothing that can be done. */
export class WrongUse extends Error {}

/** What the command line says; undefined when it asks for help. */
export function readOptions(args: readonly string[], dumps = process.env['CHINOOK_DUMPS']): Options | undefined {
  const { help, database, dump, sample, rounds, ...flags } = parse(args);
  if (help) return undefined;
  if (database === undefined) throw new WrongUse('Which database? Name it with --database.');
  if (sample && dump !== undefined) throw new WrongUse('--sample and --dump fill the same tables: say one of them.');
  if (!/^[1-9]\d*$/.test(rounds)) throw new WrongUse(`--rounds is a number from 1 on, not '${rounds}'.`);
  return { ...flags, database, sample, dump: sample ? undefined : dump || dumps || undefined, rounds: Number(rounds) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        database: { type: 'string' },
        dump: { type: 'string' },
        sample: { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
        create: { type: 'boolean', default: false },
        drop: { type: 'boolean', default: false },
        rounds: { type: 'string', default: '3' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new WrongUse((error as Error).message, { cause: error });
  }
}
