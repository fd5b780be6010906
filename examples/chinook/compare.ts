import { connections, sql } from 'dunder';
import type { Chinook, DialectName } from './client.js';
import type { ChinookQuery, Row, Rows } from './query.js';
import { isOfKind, readValue, show } from './read-value.js';
import { spell } from './spelling.js';

export interface Comparison {
  readonly title: string;
  readonly rows: number;
  readonly dunderMs: number;
  readonly sqlMs: number;
  /** What differs, or what went wrong; none when both ways gave the same rows. */
  readonly difference: string | undefined;
}

/** Asks a question both ways, and again for the time: the best of `rounds`. */
export async function compare(query: ChinookQuery, models: Chinook, dialect: DialectName, rounds = 1): Promise<Comparison> {
  const text = spell(typeof query.sql === 'string' ? query.sql : query.sql[dialect], dialect);
  try {
    const dunder = await timed(rounds, async () => await query.dunder(models));
    // The text is a constant of this example, so there is nothing in it that came from outside.
    const raw = await timed(rounds, async () => await connections.default.query(sql`${sql.unsafe(text)}`));
    const wanted = raw.result.map((row) => Object.values(row).map((value, i) => readValue(value, query.columns[i] ?? 'text')));
    const difference = wrongType(query, dunder.result) ?? firstDifference(query, dunder.result, wanted);
    return { title: query.title, rows: wanted.length, dunderMs: dunder.ms, sqlMs: raw.ms, difference };
  } catch (error) {
    const difference = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { title: query.title, rows: 0, dunderMs: 0, sqlMs: 0, difference };
  }
}

async function timed<T>(rounds: number, work: () => Promise<T>): Promise<{ readonly result: T; readonly ms: number }> {
  let ms = Number.POSITIVE_INFINITY;
  for (let round = 1; ; round++) {
    const start = performance.now();
    const result = await work();
    ms = Math.min(ms, performance.now() - start);
    if (round >= rounds) return { result, ms };
  }
}

function wrongType({ columns }: ChinookQuery, rows: Rows): string | undefined {
  for (const row of rows) {
    const wrong = columns.findIndex((kind, i) => !isOfKind(row[i] ?? null, kind));
    if (wrong !== -1) return `column ${wrong + 1} is ${show(row[wrong])} (${typeof row[wrong]}), not of kind '${columns[wrong]}'`;
  }
  return undefined;
}

function firstDifference({ anyOrder }: ChinookQuery, actual: Rows, wanted: Rows): string | undefined {
  if (actual.length !== wanted.length) return `${actual.length} rows, SQL gives ${wanted.length}`;
  const [left, right] = [actual, wanted].map((rows) => inOrder(rows.map(showRow), anyOrder === true));
  const at = left?.findIndex((row, i) => row !== right?.[i]) ?? -1;
  return at === -1 ? undefined : `row ${at + 1}: ${left?.[at]}, SQL gives ${right?.[at]}`;
}

function inOrder(rows: readonly string[], anyOrder: boolean): readonly string[] {
  return anyOrder ? rows.toSorted() : rows;
}

function showRow(row: Row): string {
  return `[${row.map((value) => show(value ?? null)).join(', ')}]`;
}
