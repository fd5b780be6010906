import { Decimal } from 'dunder';

/** As the evaluator has it: moments as texts, decimals as numbers. Averages differ in their last digits. */
export function rounded(value: unknown): unknown {
  if (Array.isArray(value)) return JSON.stringify(value.map(rounded));
  if (value instanceof Date) return value.toISOString();
  if (Decimal.isDecimal(value)) return rounded(value.toNumber());
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 + 0 : value;
}
