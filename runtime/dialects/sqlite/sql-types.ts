import { assertNever } from '../../assert-never.js';
import type { ValueType } from '../../sql/ast/index.js';
import { unsupportedType } from '../codecs/not-supported.js';

/**
 * The type of a column. SQLite takes from its name how values are kept: INT means integer, CHAR and TEXT text, BLOB bytes, REAL floating point,
 * and any other name (decimal, bool, datetime) numbers where a value looks like one.
 */
export function sqliteSqlType(type: ValueType): string {
  switch (type.kind) {
    case 'auto':
    case 'bigAuto':
    case 'smallAuto':
    case 'integer':
      return 'integer';
    case 'positiveInteger':
      return 'integer unsigned';
    case 'smallInteger':
      return 'smallint';
    case 'positiveSmallInteger':
      return 'smallint unsigned';
    case 'bigInteger':
    case 'duration':
    case 'count':
      return 'bigint';
    case 'positiveBigInteger':
      return 'bigint unsigned';
    case 'float':
      return 'real';
    case 'decimal':
      return type.maxDigits === undefined ? 'decimal' : `decimal(${type.maxDigits}, ${type.decimalPlaces ?? 0})`;
    case 'boolean':
      return 'bool';
    case 'date':
    case 'time':
      return type.kind;
    case 'dateTime':
      return 'datetime';
    case 'char':
    case 'slug':
    case 'email':
    case 'url':
      return type.maxLength === undefined ? 'varchar' : `varchar(${type.maxLength})`;
    case 'enum':
      return `varchar(${Math.max(1, ...type.values.map((value) => value.length))})`;
    case 'text':
    case 'json':
    case 'unknown':
      return 'text';
    case 'binary':
      return 'BLOB';
    case 'ipAddress':
      return 'char(39)';
    case 'uuid':
      return 'char(36)';
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
      throw unsupportedType(type.kind, 'SQLite');
    default:
      return assertNever(type);
  }
}

/**
 * `CAST(a AS text)`. Dates and times are text, and naming their own types would turn `'2024-02-29'` into the number 2024.
 */
export function sqliteCastType(type: ValueType): string {
  switch (type.kind) {
    case 'date':
    case 'time':
    case 'dateTime':
      return 'text';
    case 'boolean':
      return 'integer';
    case 'decimal':
      return 'numeric';
    default:
      return sqliteSqlType(type);
  }
}
