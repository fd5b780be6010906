import type { DatePart, ExtractNode, TruncNode } from '../ast/index.js';
import type { ExpressionVisitors } from './spelling.js';
import type { SqlWriter } from './sql-writer.js';

export const temporalVisitors: Pick<ExpressionVisitors, 'extract' | 'trunc'> = { extract: writeExtract, trunc: writeTrunc };

const PARTS: Readonly<Record<Exclude<DatePart, 'weekDay' | 'second' | 'microsecond'>, string>> = {
  year: 'YEAR',
  isoYear: 'ISOYEAR',
  quarter: 'QUARTER',
  month: 'MONTH',
  week: 'WEEK',
  day: 'DAY',
  isoWeekDay: 'ISODOW',
  hour: 'HOUR',
  minute: 'MINUTE',
  epoch: 'EPOCH',
};

/** `EXTRACT(YEAR FROM "at" AT TIME ZONE 'Europe/Vienna')` */
function writeExtract(node: ExtractNode, writer: SqlWriter): void {
  const { part } = node;
  if (part === 'weekDay') return void writePart('DOW', node, writer.write('(')).write(' + 1)');
  // SECOND has a fraction and MICROSECONDS the whole seconds: both are cut down to what the name says.
  if (part === 'second') return void writePart('SECOND', node, writer.write('FLOOR(')).write(')');
  if (part === 'microsecond') return void writePart('MICROSECONDS', node, writer.write('MOD(')).write('::bigint, 1000000)');
  writePart(PARTS[part], node, writer);
}

function writePart(part: string, node: ExtractNode, writer: SqlWriter): SqlWriter {
  writer.write(`EXTRACT(${part} FROM `);
  // Seconds since 1970 are the same in every zone.
  if (part === 'EPOCH') writer.operand(node.operand);
  else writeLocal(node, writer);
  return writer.write(')');
}

/**
 * `DATE_TRUNC('month', "at", 'Europe/Vienna')`: a moment, cut down by the clock of the zone. To a date it is the local date. In UTC, where each
 * local time is there once, it is `(DATE_TRUNC('month', "at" AT TIME ZONE 'UTC') AT TIME ZONE 'UTC')`: PostgreSQL before 16 indexes no other, and
 * is slower with it.
 */
function writeTrunc(node: TruncNode, writer: SqlWriter): void {
  const { unit, operandType } = node;
  if (unit === 'date' || unit === 'time') {
    writer.write('(');
    writeLocal(node, writer);
    writer.write(`)::${unit}`);
  } else if (operandType.kind === 'dateTime' && node.type.kind === 'dateTime' && (node.timeZone ?? 'UTC') === 'UTC') {
    writer.write(`(DATE_TRUNC('${unit}', `);
    writeLocal(node, writer);
    writer.write(") AT TIME ZONE 'UTC')");
  } else if (operandType.kind === 'dateTime' && node.type.kind === 'dateTime') {
    writer.write(`DATE_TRUNC('${unit}', `).expression(node.operand).write(', ').string(node.timeZone!).write(')');
  } else if (operandType.kind === 'time') {
    writer.write(`DATE_TRUNC('${unit}', `).expression(node.operand).write(')::time');
  } else {
    writer.write(`DATE_TRUNC('${unit}', `);
    writeLocal(node, writer);
    // As a timestamp: a bare date would be taken for midnight in the session's zone.
    if (operandType.kind === 'date') writer.write('::timestamp');
    writer.write(node.type.kind === 'dateTime' ? ") AT TIME ZONE 'UTC'" : `)::${node.type.kind === 'time' ? 'time' : 'date'}`);
  }
}

/** A moment as the clock of the zone shows it; dates and times of day stay as they are. */
function writeLocal({ operand, operandType, timeZone }: ExtractNode | TruncNode, writer: SqlWriter): void {
  writer.operand(operand);
  if (operandType.kind === 'dateTime') writer.write(' AT TIME ZONE ').string(timeZone ?? 'UTC');
}
