import type { ExpressionSqlNode } from '../ast/index.js';
import { isText } from './pattern-visitors.js';
import type { AggregateTable, FunctionTable } from './spelling.js';
import type { SqlWriter } from './sql-writer.js';

/** Functions by meaning, as PostgreSQL and the standard spell them. Those that are written as they are named stand here only to be listed. */
export const standardFunctions: FunctionTable = {
  // Comparison
  coalesce: 'COALESCE({*})',
  nullif: 'NULLIF({*})',
  greatest: 'GREATEST({*})',
  least: 'LEAST({*})',
  // Text
  lower: 'LOWER({*})',
  upper: 'UPPER({*})',
  length: 'CHAR_LENGTH({*})',
  /** NULL counts as '', as in Django's Concat. */
  concat: (node, writer) => {
    const part = (argument: ExpressionSqlNode, index: number): SqlWriter => {
      const type = node.argumentTypes?.[index];
      writer.write('COALESCE(').operand(argument);
      return writer.write(type !== undefined && isText(type) ? ", '')" : "::text, '')");
    };
    writer.write('(').list(node.arguments, part, ' || ').write(')');
  },
  /** NULL if any part is NULL. */
  concatStrict: (node, writer) =>
    void writer
      .write('(')
      .list(node.arguments, (argument) => writer.operand(argument), ' || ')
      .write(')'),
  substr: 'SUBSTR({*})',
  left: 'LEFT({*})',
  right: 'RIGHT({*})',
  replace: 'REPLACE({*})',
  reverse: 'REVERSE({*})',
  repeat: 'REPEAT({*})',
  lpad: 'LPAD({*})',
  rpad: 'RPAD({*})',
  ltrim: 'LTRIM({*})',
  rtrim: 'RTRIM({*})',
  trim: 'TRIM({*})',
  /** Where the second text begins in the first, from 1; 0 if it does not. */
  strindex: 'STRPOS({*})',
  chr: 'CHR({*})',
  ord: 'ASCII({*})',
  md5: 'MD5({*})',
  // Numbers
  abs: 'ABS({*})',
  ceil: 'CEILING({*})',
  floor: 'FLOOR({*})',
  round: 'ROUND({*})',
  sqrt: 'SQRT({*})',
  power: 'POWER({*})',
  exp: 'EXP({*})',
  ln: 'LN({*})',
  log: 'LOG({*})',
  mod: 'MOD({*})',
  pi: 'PI()',
  sign: 'SIGN({*})',
  random: 'RANDOM()',
  sin: 'SIN({*})',
  cos: 'COS({*})',
  tan: 'TAN({*})',
  cot: 'COT({*})',
  asin: 'ASIN({*})',
  acos: 'ACOS({*})',
  atan: 'ATAN({*})',
  atan2: 'ATAN2({*})',
  degrees: 'DEGREES({*})',
  radians: 'RADIANS({*})',
  // Time
  now: 'CURRENT_TIMESTAMP',
  // Windows
  rowNumber: 'ROW_NUMBER()',
  rank: 'RANK()',
  denseRank: 'DENSE_RANK()',
  percentRank: 'PERCENT_RANK()',
  cumeDist: 'CUME_DIST()',
  ntile: 'NTILE({*})',
  lag: 'LAG({*})',
  lead: 'LEAD({*})',
  firstValue: 'FIRST_VALUE({*})',
  lastValue: 'LAST_VALUE({*})',
  nthValue: 'NTH_VALUE({*})',
};

/** Aggregates by meaning. A string is the name; FILTER, DISTINCT and ORDER BY are written around it. */
export const standardAggregates: AggregateTable = {
  count: 'COUNT',
  sum: 'SUM',
  avg: 'AVG',
  min: 'MIN',
  max: 'MAX',
  stddevPop: 'STDDEV_POP',
  stddevSamp: 'STDDEV_SAMP',
  varPop: 'VAR_POP',
  varSamp: 'VAR_SAMP',
  bitAnd: 'BIT_AND',
  bitOr: 'BIT_OR',
  bitXor: 'BIT_XOR',
  anyValue: 'ANY_VALUE',
  stringAgg: 'STRING_AGG',
  arrayAgg: 'ARRAY_AGG',
  jsonAgg: 'JSONB_AGG',
  boolAnd: 'BOOL_AND',
  boolOr: 'BOOL_OR',
};
