import type { ColumnTypeIR } from '../../schema/ir/index.js';
import type {
  BigIntegerField,
  BinaryField,
  BooleanField,
  DateField,
  DateTimeField,
  DecimalField,
  DurationField,
  FloatField,
  IntegerField,
  TextField,
  TimeField,
  UuidField,
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
} as const;

/** The SQL type behind an output field. */
export function typeOfOutput(field: unknown, where: string): ValueType {
  if (field instanceof OutputType) return field.type;
  throw new QueryError({
    code: 'QUERY.BAD_OUTPUT_FIELD',
    message: `${where} takes an output field.`,
    hint: "Import { fields } from 'dunder' and write fields.integer(), fields.text(), …",
  });
}
