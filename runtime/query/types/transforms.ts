import type { BigIntegerField, DateField, DecimalField, FloatField, IntegerField, TextField, TimeField } from './field-types.js';

/** Transforms: names in a path that turn a field into another one. Added to by merging, as lookups are. */
export interface TextTransforms {
  readonly lower: TextField;
  readonly upper: TextField;
  readonly length: IntegerField;
  readonly trim: TextField;
  /** PostgreSQL, with the extension unaccent: on both sides. */
  readonly unaccent: TextField;
}
export interface NumberTransforms {
  readonly abs: FloatField;
}
/** What comes out is what went in. */
export interface DecimalTransforms extends Omit<NumberTransforms, 'abs'> {
  readonly abs: DecimalField;
}
export interface BigIntegerTransforms extends Omit<NumberTransforms, 'abs'> {
  readonly abs: BigIntegerField;
}
export interface DateTransforms {
  readonly year: IntegerField;
  readonly isoYear: IntegerField;
  readonly month: IntegerField;
  readonly day: IntegerField;
  readonly week: IntegerField;
  readonly weekDay: IntegerField;
  readonly isoWeekDay: IntegerField;
  readonly quarter: IntegerField;
}
export interface TimeTransforms {
  readonly hour: IntegerField;
  readonly minute: IntegerField;
  readonly second: IntegerField;
}
export interface DateTimeTransforms extends DateTransforms, TimeTransforms {
  readonly date: DateField;
  readonly time: TimeField;
}
