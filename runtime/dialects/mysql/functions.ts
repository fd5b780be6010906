import type { AggregateTable, FunctionTable } from '../../sql/compile/spelling.js';

export const mysqlFunctions: FunctionTable = {
  now: 'CURRENT_TIMESTAMP(6)',
  concat: "CONCAT_WS('', {*})",
  concatStrict: 'CONCAT({*})',
  strindex: 'INSTR({*})',
  random: 'RAND()',
};

export const mysqlAggregates: AggregateTable = {};
