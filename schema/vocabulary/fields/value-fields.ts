import { declareField } from '../declare-field.js';
import type { Field, NullWhen } from '../field.js';
import type { PlainOptions } from '../options/column-options.js';
import type { DefaultGenerator } from '../default-generators.js';
import type { AddressOptions, BinaryOptions } from '../options/text-options.js';

/**
 * True or false; a boolean.
 * @example approved = fields.boolean({ default: false });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#booleanfield
 */
export function boolean<Null extends boolean = false>(options?: PlainOptions<boolean, Null>): Field<'boolean', boolean | NullWhen<Null>> {
  return declareField('boolean', options);
}

/**
 * A UUID; a string.
 * @example id = fields.uuid({ primaryKey: true, default: uuid7 });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#uuidfield
 */
export function uuid<Null extends boolean = false>(
  options?: PlainOptions<string, Null, DefaultGenerator<'uuid4' | 'uuid7'>>,
): Field<'uuid', string | NullWhen<Null>> {
  return declareField('uuid', options);
}

/**
 * Bytes; a Uint8Array.
 * @example digest = fields.binary({ maxLength: 32 });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#binaryfield
 */
export function binary<Null extends boolean = false>(
  options?: PlainOptions<Uint8Array, Null> & BinaryOptions,
): Field<'binary', Uint8Array | NullWhen<Null>> {
  return declareField('binary', options);
}

/**
 * An IP address; a string.
 * @example address = fields.genericIPAddress({ protocol: 'ipv4' });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#genericipaddressfield
 */
export function genericIPAddress<Null extends boolean = false>(
  options?: PlainOptions<string, Null> & AddressOptions,
): Field<'genericIPAddress', string | NullWhen<Null>> {
  return declareField('genericIPAddress', options);
}

/**
 * A value of JSON; of the type that is given, which the generated model carries. The default is checked loosely: parts of the type will do.
 * Default type: unknown.
 * @example settings = fields.json<Settings>({ default: {} });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#jsonfield
 */
export function json<Value = unknown>(options?: JsonOptions<Value>): Field<'json', Value> {
  return declareField('json', options);
}

type JsonOptions<Value> = Omit<PlainOptions<Value, boolean>, 'default' | 'dbDefault'> & {
  /**
   * What a new instance holds: a copy of a value, or what an imported function returns. Default: none.
   * @example settings = fields.json<Settings>({ default: {} });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#default
   */
  readonly default?: Loose<Value> | null | (() => Value);
  /**
   * What the database puts in. Default: none.
   * @example settings = fields.json<Settings>({ dbDefault: {} });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#db-default
   */
  readonly dbDefault?: Loose<Value> | null;
};

type Loose<Value> = Value extends readonly unknown[] ? Value : Value extends object ? Partial<Value> : Value;
