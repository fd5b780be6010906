import type { DatePart, ExtractNode, TruncNode } from '../../sql/ast/index.js';
import type { ExpressionVisitors } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import { writeMicroseconds } from './microseconds.js';

export const sqliteTemporal: Pick<ExpressionVisitors, 'extract' | 'trunc'> = { extract: writeExtract, trunc: writeTrunc };

/** The Thursday of an ISO week is in the week's year. */
const THURSDAY = ", '-3 days', 'weekday 4')";

type PlainPart = Exclude<DatePart, 'microsecond' | 'epoch'>;
const PARTS: Readonly<Record<PlainPart, readonly [before: string, after: string]>> = {
  year: ["CAST(STRFTIME('%Y', ", ') AS INTEGER)'],
  isoYear: ["CAST(STRFTIME('%Y', ", `${THURSDAY} AS INTEGER)`],
  quarter: ["((CAST(STRFTIME('%m', ", ') AS INTEGER) + 2) / 3)'],
  month: ["CAST(STRFTIME('%m', ", ') AS INTEGER)'],
  week: ["((CAST(STRFTIME('%j', ", `${THURSDAY} AS INTEGER) + 6) / 7)`],
  day: ["CAST(STRFTIME('%d', ", ') AS INTEGER)'],
  weekDay: ["(CAST(STRFTIME('%w', ", ') AS INTEGER) + 1)'],
  isoWeekDay: ["((CAST(STRFTIME('%w', ", ') AS INTEGER) + 6) % 7 + 1)'],
  hour: ["CAST(STRFTIME('%H', ", ') AS INTEGER)'],
  minute: ["CAST(STRFTIME('%M', ", ') AS INTEGER)'],
  second: ["CAST(STRFTIME('%S', ", ') AS INTEGER)'],
};

function writeExtract(node: ExtractNode, writer: SqlWriter): void {
  const { part, operand, operandType } = node;
  refuseZones(node, writer);
  if (part === 'epoch') {
    writer.write('(');
    writeMicroseconds(operand, operandType, writer);
    writer.write(' / 1000000.0)');
  } else if (part === 'microsecond') {
    writer
      .write('CAST(SUBSTR(SUBSTR(')
      .expression(operand)
      .write(`, ${operandType.kind === 'time' ? 10 : 21}) || '000000', 1, 6) AS INTEGER)`);
  } else {
    const [before, after] = PARTS[part];
    writer.write(before);
    writeSeconds(node, writer);
    writer.write(after);
  }
}

type Unit = Exclude<TruncNode['unit'], 'date' | 'time'>;
const DAYS: Readonly<Record<Unit, readonly [before: string, after: string]>> = {
  year: ["DATE(", ", 'start of year')"], // prettier-ignore
  quarter: ["DATE(", ", 'start of month', "], // prettier-ignore
  month: ["DATE(", ", 'start of month')"], // prettier-ignore
  week: ["DATE(", ", '-6 days', 'weekday 1')"], // prettier-ignore
  day: ["DATE(", ')'], // prettier-ignore
  hour: ["STRFTIME('%Y-%m-%d %H:00:00', ", ')'],
  minute: ["STRFTIME('%Y-%m-%d %H:%M:00', ", ')'],
  second: ["STRFTIME('%Y-%m-%d %H:%M:%S', ", ')'],
};
const CLOCK = /hour|minute|second/;

/** `DATE(at, 'start of month') || ' 00:00:00'`, and the date or the time of an instant by its characters. */
function writeTrunc(node: TruncNode, writer: SqlWriter): void {
  const { unit, operand, operandType, type } = node;
  refuseZones(node, writer);
  if (unit === 'date') return void writer.write('SUBSTR(').expression(operand).write(', 1, 10)');
  if (unit === 'time')
    return void writer
      .write('SUBSTR(')
      .expression(operand)
      .write(operandType.kind === 'time' ? ', 1)' : ', 12)');
  const [before, after] = DAYS[unit];
  const isClock = CLOCK.test(unit);
  const opens = isClock && type.kind === 'time' ? before.replace('%Y-%m-%d ', '') : before;
  const isMidnight = type.kind === 'dateTime' && !isClock;
  writer.write(isMidnight ? '(' : '').write(opens);
  writeSeconds(node, writer);
  writer.write(after);
  if (unit === 'quarter') {
    // Back to the quarter's first month: the months since then are (month - 1) % 3.
    writer.write("'-' || ((CAST(STRFTIME('%m', ");
    writeSeconds(node, writer);
    writer.write(") AS INTEGER) - 1) % 3) || ' months')");
  }
  if (isMidnight) writer.write(" || ' 00:00:00')");
}

/** Without the fraction, which SQLite would round to milliseconds, and so at times to the next second. */
function writeSeconds({ operand, operandType }: ExtractNode | TruncNode, writer: SqlWriter): void {
  if (operandType.kind === 'date') writer.expression(operand);
  else
    writer
      .write('SUBSTR(')
      .expression(operand)
      .write(operandType.kind === 'time' ? ', 1, 8)' : ', 1, 19)');
}

function refuseZones({ operandType, timeZone }: ExtractNode | TruncNode, writer: SqlWriter): void {
  if (operandType.kind !== 'dateTime' || timeZone === null || timeZone === 'UTC') return;
  writer.refuse(`time zones (${timeZone} was asked for)`, 'Use UTC, or convert in JavaScript.');
}
