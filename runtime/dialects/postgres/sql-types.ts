import { assertNever } from '../../assert-never.js';
import type { ValueType } from '../../sql/ast/index.js';

/** The type of a column: `varchar(100)`, `numeric(10, 2)`, `bigint`. */
export function postgresSqlType(type: ValueType): string {
  switch (type.kind) {
    case 'auto':
    case 'integer':
    case 'positiveInteger':
      return 'integer';
    case 'smallAuto':
    case 'smallInteger':
    case 'positiveSmallInteger':
      return 'smallint';
    case 'bigAuto':
    case 'bigInteger':
    case 'positiveBigInteger':
    case 'count':
      return 'bigint';
    case 'float':
      return 'double precision';
    case 'decimal':
      return type.maxDigits === undefined ? 'numeric' : `numeric(${type.maxDigits}, ${type.decimalPlaces ?? 0})`;
    case 'boolean':
    case 'date':
    case 'uuid':
    case 'hstore':
    case 'citext':
      return type.kind;
    case 'dateTime':
      return 'timestamp with time zone';
    case 'time':
      return 'time';
    case 'duration':
      return 'interval';
    case 'char':
    case 'slug':
    case 'email':
    case 'url':
      return type.maxLength === undefined ? 'varchar' : `varchar(${type.maxLength})`;
    case 'text':
      return 'text';
    case 'binary':
      return 'bytea';
    case 'json':
      return 'jsonb';
    case 'ipAddress':
      return 'inet';
    case 'array':
      return `${postgresSqlType(type.base)}[${type.size ?? ''}]`;
    case 'integerRange':
      return 'int4range';
    case 'bigIntegerRange':
      return 'int8range';
    case 'decimalRange':
      return 'numrange';
    case 'dateRange':
      return 'daterange';
    case 'dateTimeRange':
      return 'tstzrange';
    case 'searchVector':
      return 'tsvector';
    case 'searchQuery':
      return 'tsquery';
    case 'vector':
    case 'halfVector':
    case 'sparseVector': {
      const name = VECTORS[type.kind];
      return type.dimensions === undefined ? name : `${name}(${type.dimensions})`;
    }
    case 'bit':
      return `bit(${type.length ?? 1})`;
    case 'enum':
      return `"${type.name.replaceAll('"', '""')}"`;
    case 'unknown':
      return 'text';
    default:
      return assertNever(type);
  }
}

const VECTORS = { vector: 'vector', halfVector: 'halfvec', sparseVector: 'sparsevec' } as const;

/** `CAST(a AS varchar(5))`: the column's type. */
export const postgresCastType = postgresSqlType;

/**
 * The type that a parameter is told to have, `$1::varchar`: without the limits of the column, to which a cast would silently cut the value
 * (`'abcdef'::varchar(3)` is `abc`, `1.005::numeric(10, 2)` is 1.01).
 */
export function postgresParameterType(type: ValueType): string {
  switch (type.kind) {
    case 'char':
    case 'slug':
    case 'email':
    case 'url':
      return 'varchar';
    case 'decimal':
      return 'numeric';
    case 'vector':
    case 'halfVector':
    case 'sparseVector':
      return VECTORS[type.kind];
    case 'bit':
      return 'varbit';
    case 'array':
      return `${postgresParameterType(type.base)}[]`;
    default:
      return postgresSqlType(type);
  }
}
