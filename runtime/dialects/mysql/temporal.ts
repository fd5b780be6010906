import type { DatePart, ExtractNode, TruncNode } from '../../sql/ast/index.js';
import type { ExpressionVisitors } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import type { MysqlFeatures } from './features.js';

/** WEEK and YEARWEEK in mode 3 are those of ISO 8601. */
const PARTS: Readonly<Record<DatePart, readonly [before: string, after: string]>> = {
  year: ['YEAR(', ')'],
  isoYear: ['(YEARWEEK(', ', 3) DIV 100)'],
  quarter: ['QUARTER(', ')'],
  month: ['MONTH(', ')'],
  week: ['WEEK(', ', 3)'],
  day: ['DAYOFMONTH(', ')'],
  weekDay: ['DAYOFWEEK(', ')'],
  isoWeekDay: ['(WEEKDAY(', ') + 1)'],
  hour: ['HOUR(', ')'],
  minute: ['MINUTE(', ')'],
  second: ['SECOND(', ')'],
  microsecond: ['MICROSECOND(', ')'],
  epoch: ["(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ", ') / 1e6)'],
};

/** What DATE_FORMAT writes for each unit, before the time of day and with it. */
const FORMATS = {
  year: '%Y-01-01',
  month: '%Y-%m-01',
  day: '%Y-%m-%d',
  hour: '%Y-%m-%d %H:00:00',
  minute: '%Y-%m-%d %H:%i:00',
  second: '%Y-%m-%d %H:%i:%s',
} as const;

export function mysqlTemporal(features: MysqlFeatures): Pick<ExpressionVisitors, 'extract' | 'trunc'> {
  return {
    extract(node, writer) {
      const [before, after] = PARTS[node.part];
      writer.write(before);
      writeLocal(node.part === 'epoch' ? { ...node, timeZone: null } : node, features, writer);
      writer.write(after);
    },
    trunc(node, writer) {
      const zone = node.type.kind === 'dateTime' ? zoneOf(node) : null;
      // A moment is cut down by the clock of the zone and put back into UTC.
      if (zone !== null) writer.write('CONVERT_TZ(');
      writeTrunc(node, features, writer);
      if (zone !== null) writer.write(', ').string(zone).write(", '+00:00')");
    },
  };
}

function writeTrunc(node: TruncNode, features: MysqlFeatures, writer: SqlWriter): void {
  const { unit, type } = node;
  const target = type.kind === 'dateTime' ? 'DATETIME(6)' : type.kind === 'time' ? 'TIME(6)' : 'DATE';
  const local = (): void => writeLocal(node, features, writer);
  writer.write('CAST(');
  if (unit === 'date' || unit === 'time') {
    local();
  } else if (unit === 'week') {
    writeDays(local, ' - INTERVAL WEEKDAY(', writer, ') DAY');
  } else if (unit === 'quarter') {
    // The first of January and three months for each quarter before.
    writer.write('MAKEDATE(YEAR(');
    local();
    writer.write('), 1) + INTERVAL (QUARTER(');
    local();
    writer.write(') - 1) * 3 MONTH');
  } else if (node.operandType.kind === 'time') {
    writer.write('TIME_FORMAT(');
    local();
    writer.write(`, '${FORMATS[unit].slice(9).replace('%s', '%S')}')`);
  } else {
    writer.write('DATE_FORMAT(');
    local();
    writer.write(`, '${FORMATS[unit]}')`);
  }
  writer.write(` AS ${unit === 'date' ? 'DATE' : unit === 'time' ? 'TIME(6)' : target})`);
}

function writeDays(local: () => void, middle: string, writer: SqlWriter, end: string): void {
  writer.write('DATE(');
  local();
  writer.write(`)${middle}`);
  local();
  writer.write(end);
}

/**
 * A moment as the clock of the zone shows it. CONVERT_TZ needs the server's time zone tables and gives NULL without them:
 * features.timeZones says whether they are there.
 */
function writeLocal(node: ExtractNode | TruncNode, features: MysqlFeatures, writer: SqlWriter): void {
  const zone = zoneOf(node);
  if (zone === null) return void writer.operand(node.operand);
  if (!features.timeZones && !/^[+-]/.test(zone)) {
    writer.refuse(
      `time zone tables (${zone} was asked for)`,
      'Fill them on the server (mysql_tzinfo_to_sql /usr/share/zoneinfo | mysql -u root mysql) and connect anew, or use UTC.',
    );
  }
  writer.write('CONVERT_TZ(').expression(node.operand).write(", '+00:00', ").string(zone).write(')');
}

/** null for UTC, and for what is no moment. */
function zoneOf({ operandType, timeZone }: ExtractNode | TruncNode): string | null {
  return operandType.kind === 'dateTime' && timeZone !== 'UTC' ? timeZone : null;
}
