import type { AggregateTable, FunctionTable } from '../../sql/compile/spelling.js';

export const sqliteFunctions: FunctionTable = {
  now: "STRFTIME('%Y-%m-%d %H:%M:%f000', 'now')",
  length: 'LENGTH({*})',
  strindex: 'INSTR({*})',
};

export const sqliteAggregates: AggregateTable = {};
