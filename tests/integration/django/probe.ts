import { expect } from '@jest/globals';
import { Decimal, DunderError } from 'dunder';
import { features } from '../../support/blog.js';
import type { DatabaseName } from '../../support/databases.js';
import type { Filled } from './data.js';

/** One question that Django was asked too: the query as it is written here, and the rows that it gives. */
export interface Probe {
  /** The label in the list of probes: a letter for the chapter, then a number. */
  readonly label: string;
  readonly title: string;
  readonly run: (data: Filled) => unknown;
  /** Rows, the code of an error (`fails`), or one of them by database (`differs`). */
  readonly expected: unknown;
}

export function probe(label: string, title: string, run: (data: Filled) => unknown, expected: unknown): Probe {
  return { label, title, run, expected };
}

/** The error of this code is the answer: Django refuses the question too, or its answer is one that nobody wants. */
export const fails = (code: string): Fails => new Fails(code);

class Fails {
  constructor(readonly code: string) {}
}

/** The databases do not agree, for the reason that the page on differences gives. `mysql` is also MariaDB, unless that stands beside it. */
export const differs = (by: Answers): Differs => new Differs(by);

type Answers = Partial<Record<DatabaseName | 'mariadb', unknown>> & { readonly others: unknown };

class Differs {
  constructor(readonly by: Answers) {}

  on(database: DatabaseName): unknown {
    const isMariaDb = features().label.startsWith('MariaDB');
    const name = [isMariaDb ? 'mariadb' : database, database].find((one) => one in this.by) ?? 'others';
    return this.by[name as keyof Answers];
  }
}

export async function check({ run, expected }: Probe, data: Filled, database: DatabaseName): Promise<void> {
  const wanted = expected instanceof Differs ? expected.on(database) : expected;
  const answer = await Promise.resolve(data)
    .then(run)
    .then(plain, (error: unknown) => {
      if (error instanceof DunderError) return new Fails(error.code);
      throw error;
    });
  expect(answer).toEqual(wanted);
}

/** The keys of some rows, in their order. */
export async function ids(rows: PromiseLike<readonly { readonly id: number }[]>): Promise<number[]> {
  return (await rows).map((row) => row.id).sort((a, b) => a - b);
}

/** The names of some rows, in the order that they come in. */
export async function names(rows: PromiseLike<readonly { readonly name: string }[]>): Promise<string[]> {
  return (await rows).map((row) => row.name);
}

/** Rows as facts can be written: decimals and moments as text. */
function plain(value: unknown): unknown {
  if (Decimal.isDecimal(value)) return (value as Decimal).toString();
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Map) return [...value].map(plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  return value;
}
