import type { ts } from 'ts-morph';
import { didYouMean } from '../../schema/ir/suggest.js';
import type { Place } from '../diagnostics.js';
import type { FieldDeclaration } from './declarations.js';
import { FIELD_KINDS } from './field-kinds.js';
import type { ReadContext } from './read-context.js';
import { readValue } from './read-value.js';
import type { CallReading, ObjectReading, Reading } from './reading.js';
import type { SchemaSource } from './schema-source.js';

/** Reads `title = fields.char({ … })`; undefined when the value is not a field, which is reported. */
export function readField(
  context: ReadContext,
  source: SchemaSource,
  model: string,
  name: string,
  place: Place,
  initializer: ts.Expression,
): FieldDeclaration | undefined {
  const value = readValue(context, source, initializer);
  if (value.kind === 'invalid') return undefined;
  const call = asFieldCall(context, `${model}.${name}`, value);
  return call && { name, place, ...call };
}

/** The kind, arguments and options of a `fields.…()` call; a field, an array's base, or an output field. */
export function asFieldCall(
  context: Pick<ReadContext, 'bag'>,
  subject: string,
  value: Reading,
): Omit<FieldDeclaration, 'name' | 'place'> | undefined {
  if (value.kind !== 'call' || !value.name.startsWith('fields.')) {
    const forgotten = value.kind === 'word' && value.name.startsWith('fields.');
    const hint = forgotten ? `Call it: ${value.text}().` : 'Write one of the field types: `fields.char({ maxLength: 100 })`.';
    context.bag.error('SCHEMA.NOT_A_FIELD', value, `'${subject}' is not a field.`, hint);
    return undefined;
  }
  const kind = value.name.slice('fields.'.length);
  const spec = FIELD_KINDS[kind];
  if (!spec) {
    context.bag.error(
      'SCHEMA.UNKNOWN_FIELD_TYPE',
      value,
      `'${subject}' has the type 'fields.${kind}', which does not exist.`,
      OTHER_NAMES.get(kind.toLowerCase()) ?? didYouMean(kind, Object.keys(FIELD_KINDS)),
    );
    return undefined;
  }
  const { positional, options } = splitArguments(value, spec.positional === 'names');
  const most = spec.positional === 'names' ? Number.POSITIVE_INFINITY : spec.positional.length;
  const extra = positional[most];
  if (extra && extra.kind !== 'invalid') {
    const shape = spec.positional === 'names' ? '' : [...spec.positional, '{ … }'].join(', ');
    context.bag.error('SCHEMA.TOO_MANY_ARGUMENTS', extra, `'${subject}' has an argument too many.`, `Write fields.${kind}(${shape}).`);
  }
  if (value.typeArgument && kind !== 'json')
    context.bag.error('SCHEMA.TYPE_ARGUMENT', value.typeArgument, `'${subject}' has a type argument; only fields.json takes one.`);
  return { kind, call: value, positional: positional.slice(0, most), ...(options ? { options } : {}) };
}

function splitArguments(call: CallReading, namesOnly: boolean): { positional: readonly Reading[]; options?: ObjectReading } {
  const last = call.arguments.at(-1);
  if (namesOnly || last?.kind !== 'object') return { positional: call.arguments };
  return { positional: call.arguments.slice(0, -1), options: last };
}

/** What other tools call field types. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['bool', 'Write fields.boolean().'],
  ['bigint', 'Write fields.bigInteger().'],
  ['bigserial', 'Write fields.bigAuto({ primaryKey: true }); a key is there anyway.'],
  ['bytes', 'Write fields.binary().'],
  ['double', 'Write fields.float().'],
  ['int', 'Write fields.integer().'],
  ['ipaddress', 'Write fields.genericIPAddress().'],
  ['jsonb', 'Write fields.json().'],
  ['manytoone', "Write fields.foreignKey(Author, { onDelete: 'CASCADE' })."],
  ['number', 'Write fields.integer(), fields.float() or fields.decimal({ maxDigits, decimalPlaces }).'],
  ['numeric', 'Write fields.decimal({ maxDigits, decimalPlaces }).'],
  ['serial', 'Write fields.auto({ primaryKey: true }); a key is there anyway.'],
  ['string', 'Write fields.char({ maxLength }) or fields.text().'],
  ['timestamp', 'Write fields.dateTime().'],
  ['varchar', 'Write fields.char({ maxLength }).'],
]);
