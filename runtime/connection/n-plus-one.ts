import type { QueryEvent } from './query-log.js';
import { userLine } from './user-line.js';

/** One line of the program that sent the same statement many times. */
export interface NPlusOne {
  readonly file: string;
  readonly line: number;
  readonly sql: string;
  /** How often. */
  readonly times: number;
}

export interface NPlusOneOptions {
  /** A statement that one line sends at least so many times is told of. Default: 5. */
  readonly threshold?: number;
}

export const THRESHOLD = 5;

/** Counts statements by their text, which has no values in it, and by the line that sent them. */
export class NPlusOneCounter {
  readonly #found = new Map<string, { -readonly [K in keyof NPlusOne]: NPlusOne[K] }>();

  /** Counts one more; gives what was counted, undefined for what controls a transaction. */
  add({ sql }: QueryEvent): NPlusOne | undefined {
    if (CONTROL.test(sql)) return undefined;
    const place = userLine();
    const key = `${place.file}:${place.line} ${sql}`;
    const known = this.#found.get(key);
    if (known !== undefined) {
      known.times++;
      return known;
    }
    const fresh = { ...place, sql, times: 1 };
    this.#found.set(key, fresh);
    return fresh;
  }

  /** Those that reach the threshold, the most frequent first. */
  over(threshold: number): NPlusOne[] {
    return [...this.#found.values()].filter(({ times }) => times >= threshold).sort((a, b) => b.times - a.times);
  }
}

const CONTROL = /^(?:BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|PRAGMA)\b/i;

/** What a report says of one line: where, how often, and what to write in its place. */
export function describeNPlusOne({ file, line, sql, times }: NPlusOne): string {
  return `${file}:${line} sent the same statement ${times} times: ${sql}\n${wayOut(sql)}`;
}

function wayOut(sql: string): string {
  const [verb] = /^\w+/.exec(sql) ?? [''];
  switch (verb.toUpperCase()) {
    case 'INSERT':
      return 'Insert all at once: bulkCreate([…]).';
    case 'UPDATE':
      return "Update all at once: bulkUpdate(instances, ['field']), or update({ … }) on a QuerySet.";
    case 'DELETE':
      return 'Delete all at once: filter({ pk__in: keys }).delete().';
    default: {
      const table = /\bFROM\s+["`]?(\w+)/i.exec(sql)?.[1];
      const of = table === undefined ? '' : ` to '${table}'`;
      return `Load the relation${of} with the query before the loop: prefetchRelated('…'), or selectRelated('…') for one row each.`;
    }
  }
}
