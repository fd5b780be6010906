import type { ColumnTypeIR } from '../../../../schema/ir/index.js';
import type { TestDatabase } from '../../../support/databases.js';

/** How the catalogue of a database calls the type of a column; undefined where it has no such type. */
export function typeInCatalogue(type: ColumnTypeIR, dialect: TestDatabase['dialect'], isMariaDb: boolean): string | undefined {
  const text = (own: string): string => {
    const { maxLength } = type as { readonly maxLength?: number };
    if (maxLength !== undefined) return `${own}(${maxLength})`;
    return dialect === 'mysql' ? 'varchar(768)' : own;
  };
  if (dialect === 'postgres') return inPostgres(type, text('character varying'));
  if (dialect === 'mysql') return inMysql(type, text('varchar'), isMariaDb);
  return inSqlite(type, text('varchar'));
}

/** As `format_type()` says it. */
function inPostgres(type: ColumnTypeIR, text: string): string {
  switch (type.kind) {
    case 'decimal':
      return type.maxDigits === undefined ? 'numeric' : `numeric(${type.maxDigits},${type.decimalPlaces ?? 0})`;
    case 'array':
      // PostgreSQL keeps neither the size nor the number of dimensions.
      return `${inPostgres(type.base, varying(type.base)).replace(/\[\]$/, '')}[]`;
    case 'vector':
      return type.dimensions === undefined ? 'vector' : `vector(${type.dimensions})`;
    case 'halfVector':
      return type.dimensions === undefined ? 'halfvec' : `halfvec(${type.dimensions})`;
    case 'sparseVector':
      return type.dimensions === undefined ? 'sparsevec' : `sparsevec(${type.dimensions})`;
    case 'bit':
      return `bit(${type.length ?? 1})`;
    case 'enum':
      return type.name;
    case 'char':
    case 'slug':
    case 'email':
    case 'url':
      return text;
    default:
      return POSTGRES[type.kind];
  }
}

const varying = (type: ColumnTypeIR): string => {
  const { maxLength } = type as { readonly maxLength?: number };
  return maxLength === undefined ? 'character varying' : `character varying(${maxLength})`;
};

type Plain = Exclude<
  ColumnTypeIR['kind'],
  'decimal' | 'array' | 'vector' | 'halfVector' | 'sparseVector' | 'bit' | 'enum' | 'char' | 'slug' | 'email' | 'url'
>;

const POSTGRES: Readonly<Record<Plain, string>> = {
  auto: 'integer',
  bigAuto: 'bigint',
  smallAuto: 'smallint',
  integer: 'integer',
  smallInteger: 'smallint',
  bigInteger: 'bigint',
  positiveInteger: 'integer',
  positiveSmallInteger: 'smallint',
  positiveBigInteger: 'bigint',
  boolean: 'boolean',
  float: 'double precision',
  date: 'date',
  dateTime: 'timestamp with time zone',
  time: 'time without time zone',
  duration: 'interval',
  uuid: 'uuid',
  text: 'text',
  citext: 'citext',
  binary: 'bytea',
  json: 'jsonb',
  ipAddress: 'inet',
  hstore: 'hstore',
  searchVector: 'tsvector',
  integerRange: 'int4range',
  bigIntegerRange: 'int8range',
  decimalRange: 'numrange',
  dateRange: 'daterange',
  dateTimeRange: 'tstzrange',
};

type Common = Exclude<
  Plain,
  'citext' | 'hstore' | 'searchVector' | 'integerRange' | 'bigIntegerRange' | 'decimalRange' | 'dateRange' | 'dateTimeRange'
>;
const isCommon = (kind: string): kind is Common => Object.hasOwn(MYSQL, kind);
const longest = (values: readonly string[]): number => Math.max(...values.map((value) => value.length));

/** As `column_type` says it, without the width of numbers that MariaDB adds. */
function inMysql(type: ColumnTypeIR, text: string, isMariaDb: boolean): string | undefined {
  switch (type.kind) {
    case 'decimal':
      return `decimal(${type.maxDigits ?? 65},${type.decimalPlaces ?? (type.maxDigits === undefined ? 30 : 0)})`;
    case 'enum':
      return `varchar(${longest(type.values)})`;
    case 'char':
    case 'slug':
    case 'email':
    case 'url':
      return (type.maxLength ?? 0) > 16_383 ? 'longtext' : text;
    case 'uuid':
      return isMariaDb ? 'uuid' : 'char(36)';
    case 'json':
      return isMariaDb ? 'longtext' : 'json';
    default:
      return isCommon(type.kind) ? MYSQL[type.kind] : undefined;
  }
}

const MYSQL: Readonly<Record<Common, string>> = {
  auto: 'int',
  bigAuto: 'bigint',
  smallAuto: 'smallint',
  integer: 'int',
  smallInteger: 'smallint',
  bigInteger: 'bigint',
  positiveInteger: 'int unsigned',
  positiveSmallInteger: 'smallint unsigned',
  positiveBigInteger: 'bigint unsigned',
  boolean: 'tinyint',
  float: 'double',
  date: 'date',
  dateTime: 'datetime(6)',
  time: 'time(6)',
  duration: 'bigint',
  uuid: 'uuid',
  text: 'longtext',
  binary: 'longblob',
  json: 'json',
  ipAddress: 'char(39)',
};

/** As it was written, in small letters. */
function inSqlite(type: ColumnTypeIR, text: string): string | undefined {
  switch (type.kind) {
    case 'decimal':
      return type.maxDigits === undefined ? 'decimal' : `decimal(${type.maxDigits}, ${type.decimalPlaces ?? 0})`;
    case 'enum':
      return `varchar(${longest(type.values)})`;
    case 'char':
    case 'slug':
    case 'email':
    case 'url':
      return text;
    default:
      return isCommon(type.kind) ? SQLITE[type.kind] : undefined;
  }
}

const SQLITE: Readonly<Record<Common, string>> = {
  auto: 'integer',
  bigAuto: 'integer',
  smallAuto: 'integer',
  integer: 'integer',
  smallInteger: 'smallint',
  bigInteger: 'bigint',
  positiveInteger: 'integer unsigned',
  positiveSmallInteger: 'smallint unsigned',
  positiveBigInteger: 'bigint unsigned',
  boolean: 'bool',
  float: 'real',
  date: 'date',
  dateTime: 'datetime',
  time: 'time',
  duration: 'bigint',
  uuid: 'char(36)',
  text: 'text',
  binary: 'blob',
  json: 'text',
  ipAddress: 'char(39)',
};
