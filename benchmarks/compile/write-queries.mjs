import { modelOfQuery, QUERIES } from './shape.mjs';

/**
 * The files that use the models: one that loads them (base.ts), the same with 50 queries (queries.ts), and per completion the same with a
 * place to complete at (probe-*.ts).
 */
export function writeQueries({ head, query, probes }, models) {
  const base = `${head}export declare function use(value: number): void;\n`;
  const functions = Array.from(
    { length: QUERIES },
    (_, index) => `export async function query${index}() {\n  ${query(modelOfQuery(models, index), index % 5, models)}\n}\n`,
  );
  const queries = base + functions.join('');
  const completions = Object.entries(probes).map(([probe, { code }]) => [
    `probe-${probe}.ts`,
    `${queries}export async function probe() {\n  ${code(models[1], models)}\n}\n`,
  ]);
  return { 'base.ts': base, 'queries.ts': queries, ...Object.fromEntries(completions) };
}
