import { Decimal } from 'decimal.js';
import type { Json } from '../../schema/ir/index.js';

/** A constant of the schema: what JSON cannot say is a string with a type. */
export function valueFromIR(ir: { readonly value: Json; readonly type?: 'bigint' | 'decimal' | 'dateTime' }): unknown {
  switch (ir.type) {
    case 'bigint':
      return BigInt(ir.value as string);
    case 'decimal':
      return new Decimal(ir.value as string);
    case 'dateTime':
      return new Date(ir.value as string);
    default:
      return ir.value;
  }
}
