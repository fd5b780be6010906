import { assertNever } from '../../assert-never.js';
import type { ValueType } from '../../sql/ast/index.js';
import { unsupportedType } from '../codecs/not-supported.js';

export interface MysqlTypeOptions {
  /** For messages. */
  readonly label: string;
  /** MariaDB has a uuid type since 10.7; MySQL keeps the 36 characters. */
  readonly uuid: 'uuid' | 'char(36)';
}

/** The type of a column: `varchar(100)`, `numeric(10, 2)`, `bigint unsigned`. */
export function mysqlSqlType(type: ValueType, options: MysqlTypeOptions): string {
  switch (type.kind) {
    case 'auto':
    case 'integer':
      return 'integer';
    case 'positiveInteger':
      return 'integer unsigned';
    case 'smallAuto':
    case 'smallInteger':
      return 'smallint';
    case 'positiveSmallInteger':
      return 'smallint unsigned';
    case 'bigAuto':
    case 'bigInteger':
    case 'count':
      return 'bigint';
    case 'positiveBigInteger':
      return 'bigint unsigned';
    case 'float':
      return 'double precision';
    case 'decimal':
      // Without limits the most that MySQL has: its bare `numeric` would be numeric(10, 0).
      return `numeric(${type.maxDigits ?? 65}, ${type.decimalPlaces ?? (type.maxDigits === undefined ? 30 : 0)})`;
    case 'boolean':
      return 'bool';
    case 'date':
      return 'date';
    case 'dateTime':
      return 'datetime(6)';
    case 'time':
      return 'time(6)';
    case 'duration':
      return 'bigint';
    case 'char':
    case 'slug':
    case 'email':
    case 'url':
      // A varchar must have a length: 768 characters are the longest that a key can hold.
      return type.maxLength === undefined ? 'varchar(768)' : type.maxLength > MOST_VARCHAR ? 'longtext' : `varchar(${type.maxLength})`;
    case 'text':
    case 'unknown':
      return 'longtext';
    case 'binary':
      return 'longblob';
    case 'json':
      // MariaDB's JSON is longtext in utf8mb4_bin, which could not be compared with the texts of other columns.
      return options.uuid === 'uuid' ? 'longtext' : 'json';
    case 'ipAddress':
      return 'char(39)';
    case 'uuid':
      return options.uuid;
    case 'enum':
      return `varchar(${Math.max(1, ...type.values.map((value) => value.length))})`;
    case 'array':
    case 'integerRange':
    case 'bigIntegerRange':
    case 'decimalRange':
    case 'dateRange':
    case 'dateTimeRange':
    case 'hstore':
    case 'vector':
    case 'halfVector':
    case 'sparseVector':
    case 'bit':
    case 'citext':
    case 'searchVector':
    case 'searchQuery':
      throw unsupportedType(type.kind, options.label);
    default:
      return assertNever(type);
  }
}

/** CAST knows a few types only: `CAST(a AS signed)`. */
export function mysqlCastType(type: ValueType, options: MysqlTypeOptions): string {
  switch (type.kind) {
    case 'auto':
    case 'bigAuto':
    case 'smallAuto':
    case 'integer':
    case 'smallInteger':
    case 'bigInteger':
    case 'duration':
    case 'boolean':
    case 'count':
      return 'signed integer';
    case 'positiveInteger':
    case 'positiveSmallInteger':
    case 'positiveBigInteger':
      return 'unsigned integer';
    case 'float':
      return 'double';
    case 'char':
    case 'slug':
    case 'email':
    case 'url':
      return type.maxLength === undefined ? 'char' : `char(${type.maxLength})`;
    case 'text':
    case 'unknown':
    case 'enum':
    case 'ipAddress':
      return 'char';
    case 'json':
      // MariaDB's JSON is text, and its CAST has no such type.
      return options.uuid === 'uuid' ? 'char' : 'json';
    case 'binary':
      return 'binary';
    case 'uuid':
      return options.uuid;
    default:
      return mysqlSqlType(type, options).replace('numeric', 'decimal');
  }
}

const MOST_VARCHAR = 16_383;
