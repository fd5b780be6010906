import type { ColumnTypeIR } from '../../schema/ir/index.js';
import type { FieldType } from '../query/types/field-type.js';
import type {
  ArrayField,
  BigIntegerField,
  BinaryField,
  BitField,
  BooleanField,
  DateField,
  DateTimeField,
  DecimalField,
  DurationField,
  FloatField,
  HstoreField,
  IntegerField,
  RangeField,
  SparseVectorField,
  TextField,
  TimeField,
  UuidField,
  VectorField,
} from '../query/types/field-types.js';
import type { JsonField } from '../query/types/json-field.js';
import type { OutputField } from '../query/types/expressions/basics.js';
import type { ValueType } from '../sql/ast/index.js';
import { QueryError } from '../errors/query-error.js';

/** What `fields.integer()` of `dunder` makes: a type that an expression is said to have. */
export class OutputType {
  constructor(readonly type: ColumnTypeIR) {}
}

const make =
  <F>(type: ColumnTypeIR) =>
  (): OutputField<F> =>
    new OutputType(type) as unknown as OutputField<F>;

/**
 * Types for `Cast` and `outputField`.
 *
 * @example `Cast('views', fields.text())`, `Value(5000, { outputField: fields.duration() })`
 */
export const fields = {
  boolean: make<BooleanField>({ kind: 'boolean' }),
  integer: make<IntegerField>({ kind: 'integer' }),
  smallInteger: make<IntegerField>({ kind: 'smallInteger' }),
  bigInteger: make<BigIntegerField>({ kind: 'bigInteger' }),
  float: make<FloatField>({ kind: 'float' }),
  decimal: (options: { readonly maxDigits?: number; readonly decimalPlaces?: number } = {}): OutputField<DecimalField> =>
    new OutputType({ kind: 'decimal', ...options }) as unknown as OutputField<DecimalField>,
  char: (options: { readonly maxLength?: number } = {}): OutputField<TextField> =>
    new OutputType({ kind: 'char', ...options }) as unknown as OutputField<TextField>,
  text: make<TextField>({ kind: 'text' }),
  date: make<DateField>({ kind: 'date' }),
  dateTime: make<DateTimeField>({ kind: 'dateTime' }),
  time: make<TimeField>({ kind: 'time' }),
  duration: make<DurationField>({ kind: 'duration' }),
  uuid: make<UuidField>({ kind: 'uuid' }),
  binary: make<BinaryField>({ kind: 'binary' }),
  json: <T = unknown>(): OutputField<JsonField<T>> => new OutputType({ kind: 'json' }) as unknown as OutputField<JsonField<T>>,
  ipAddress: make<TextField>({ kind: 'ipAddress' }),
  /** PostgreSQL: `fields.array(fields.integer())`. */
  array: <F extends FieldType>(base: OutputField<F>): OutputField<ArrayField<F>> =>
    new OutputType({ kind: 'array', base: columnTypeOf(base) }) as unknown as OutputField<ArrayField<F>>,
  /** These of PostgreSQL too. */
  integerRange: make<RangeField<IntegerField>>({ kind: 'integerRange' }),
  bigIntegerRange: make<RangeField<BigIntegerField>>({ kind: 'bigIntegerRange' }),
  decimalRange: make<RangeField<DecimalField>>({ kind: 'decimalRange' }),
  dateRange: make<RangeField<DateField>>({ kind: 'dateRange' }),
  dateTimeRange: make<RangeField<DateTimeField>>({ kind: 'dateTimeRange' }),
  hstore: make<HstoreField>({ kind: 'hstore' }),
  citext: make<TextField>({ kind: 'citext' }),
  halfVector: (options: { readonly dimensions?: number } = {}): OutputField<VectorField> =>
    new OutputType({ kind: 'halfVector', ...options }) as unknown as OutputField<VectorField>,
  sparseVector: (options: { readonly dimensions?: number } = {}): OutputField<SparseVectorField> =>
    new OutputType({ kind: 'sparseVector', ...options }) as unknown as OutputField<SparseVectorField>,
  bit: (options: { readonly length?: number } = {}): OutputField<BitField> =>
    new OutputType({ kind: 'bit', ...options }) as unknown as OutputField<BitField>,
  vector: (options: { readonly dimensions?: number } = {}): OutputField<VectorField> =>
    new OutputType({ kind: 'vector', ...options }) as unknown as OutputField<VectorField>,
} as const;

function columnTypeOf(base: unknown): ColumnTypeIR {
  const type = typeOfOutput(base, 'fields.array()');
  // What output fields have are types of columns.
  return type as ColumnTypeIR;
}

/** The SQL type behind an output field. */
export function typeOfOutput(field: unknown, where: string): ValueType {
  if (field instanceof OutputType) return field.type;
  throw new QueryError({
    code: 'QUERY.BAD_OUTPUT_FIELD',
    message: `${where} takes an output field.`,
    hint: "Import { fields } from 'dunder' and write fields.integer(), fields.text(), …",
  });
}
