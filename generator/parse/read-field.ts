import type { ts } from 'ts-morph';
import { didYouMean } from '../../schema/ir/suggest.js';
import type { Place } from '../diagnostics.js';
import type { FieldDeclaration } from './declarations.js';
import { FIELD_KINDS } from './field-kinds.js';
import { hintForField } from './other-names.js';
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
    context.bag.error('SCHEMA.NOT_A_FIELD', value, `'${subject}' is not a field.`, hintForNoField(value));
    return undefined;
  }
  const kind = value.name.slice('fields.'.length);
  const spec = FIELD_KINDS[kind];
  if (!spec) {
    context.bag.error(
      'SCHEMA.UNKNOWN_FIELD_TYPE',
      value,
      `'${subject}' has the type 'fields.${kind}', which does not exist.`,
      hintForField(kind, Object.keys(FIELD_KINDS)) ?? didYouMean(kind, Object.keys(FIELD_KINDS)),
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

function hintForNoField(value: Reading): string {
  if (value.kind === 'word' && value.name.startsWith('fields.')) return `Call it: ${value.text}().`;
  if (value.kind === 'method') {
    let first: Reading = value;
    while (first.kind === 'method') first = first.object;
    // Options are chained in Drizzle and in validators.
    if (first.kind === 'call' && first.name.startsWith('fields.'))
      return 'Options stand between the braces: `fields.char({ maxLength: 100, unique: true })`.';
  }
  return 'Write one of the field types: `fields.char({ maxLength: 100 })`.';
}

function splitArguments(call: CallReading, namesOnly: boolean): { positional: readonly Reading[]; options?: ObjectReading } {
  const last = call.arguments.at(-1);
  if (namesOnly || last?.kind !== 'object') return { positional: call.arguments };
  return { positional: call.arguments.slice(0, -1), options: last };
}
