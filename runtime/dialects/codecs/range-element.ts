import type { ColumnTypeIR, RangeKind } from '../../../schema/ir/index.js';

/** The type of a range's ends. */
export function rangeElement(kind: RangeKind): ColumnTypeIR {
  return elements[kind];
}

const elements: Record<RangeKind, ColumnTypeIR> = {
  integerRange: { kind: 'integer' },
  bigIntegerRange: { kind: 'bigInteger' },
  decimalRange: { kind: 'decimal' },
  dateRange: { kind: 'date' },
  dateTimeRange: { kind: 'dateTime' },
};
