import type { ColumnTypeIR } from '../../schema/ir/field-ir.js';
import type { FieldDeclaration } from '../parse/declarations.js';
import { FIELD_KINDS } from '../parse/field-kinds.js';
import { asFieldCall } from '../parse/read-field.js';
import type { DiagnosticBag } from '../diagnostics.js';
import { toJson, OptionReader } from './option-reader.js';

type Call = Omit<FieldDeclaration, 'name' | 'place'>;

/** Django's lengths for the fields that have one of their own. */
const LENGTHS: { readonly [kind: string]: number } = { slug: 50, email: 254, url: 200 };

/** The column type of a field's call; null for fields without one, undefined when it is faulty. */
export function buildColumnType(bag: DiagnosticBag, subject: string, call: Call, options: OptionReader): ColumnTypeIR | null | undefined {
  switch (call.kind) {
    case 'char':
    case 'text':
    case 'slug':
    case 'email':
    case 'url':
      return stripped({
        kind: call.kind,
        maxLength: options.count('maxLength') ?? LENGTHS[call.kind],
        collation: options.name('dbCollation'),
        allowUnicode: call.kind === 'slug' && options.boolean('allowUnicode') ? true : undefined,
      });
    case 'decimal':
      return stripped({ kind: 'decimal', maxDigits: options.count('maxDigits'), decimalPlaces: options.count('decimalPlaces', 0) });
    case 'date':
    case 'dateTime':
    case 'time':
      return stripped({
        kind: call.kind,
        autoNow: options.boolean('autoNow') || undefined,
        autoNowAdd: options.boolean('autoNowAdd') || undefined,
      });
    case 'binary':
      return stripped({ kind: 'binary', maxLength: options.count('maxLength') });
    case 'json':
      return stripped({ kind: 'json', typescript: call.call.typeArgument?.text });
    case 'genericIPAddress':
      return stripped({
        kind: 'ipAddress',
        protocol: options.oneOf('protocol', ['both', 'ipv4', 'ipv6']),
        unpackIpv4: options.boolean('unpackIpv4') || undefined,
      });
    case 'vector':
    case 'halfVector':
    case 'sparseVector':
      return stripped({ kind: call.kind, dimensions: options.count('dimensions') });
    case 'bit':
      return stripped({ kind: 'bit', length: options.count('length') });
    case 'array':
      return buildArray(bag, subject, call, options);
    case 'enum':
      return buildEnum(bag, subject, call);
    case 'generated':
      return buildOutputField(bag, subject, call, options);
    case 'version':
      return { kind: 'integer' };
    case 'foreignKey':
    case 'oneToOne':
    case 'manyToMany':
    case 'genericForeignKey':
    case 'genericRelation':
    case 'compositePrimaryKey':
      return null;
    case 'invalid':
      return undefined;
    default:
      return { kind: call.kind } as ColumnTypeIR;
  }
}

function buildArray(bag: DiagnosticBag, subject: string, call: Call, options: OptionReader): ColumnTypeIR | undefined {
  const base = call.positional[0];
  if (!base) {
    bag.error(
      'SCHEMA.MISSING_ARGUMENT',
      call.call,
      `'${subject}' does not say what its items are.`,
      'Write fields.array(fields.integer()).',
    );
    return undefined;
  }
  if (base.kind === 'invalid') return undefined;
  const inner = asFieldCall({ bag }, `the item of ${subject}`, base);
  const type = inner && nestedType(bag, `the item of ${subject}`, inner);
  return type ? stripped({ kind: 'array', base: type, size: options.count('size') }) : undefined;
}

function buildOutputField(bag: DiagnosticBag, subject: string, call: Call, options: OptionReader): ColumnTypeIR | undefined {
  const output = options.reading('outputField');
  if (!output) {
    if (!options.has('outputField'))
      bag.error(
        'SCHEMA.MISSING_OPTION',
        call.call,
        `'${subject}' does not say what its expression gives.`,
        'Add outputField: fields.integer().',
      );
    return undefined;
  }
  const inner = asFieldCall({ bag }, `the outputField of ${subject}`, output);
  return inner && nestedType(bag, `the outputField of ${subject}`, inner);
}

/** The type of a field that stands inside another one and has no column of its own. */
export function nestedType(bag: DiagnosticBag, subject: string, call: Call): ColumnTypeIR | undefined {
  const options = new OptionReader(bag, subject, call.options, Object.keys(FIELD_KINDS[call.kind]?.options ?? {}));
  const type = buildColumnType(bag, subject, call, options);
  if (type === null || call.kind === 'generated' || call.kind === 'version') {
    bag.error(
      'SCHEMA.NESTED_FIELD',
      call.call,
      `'${subject}' cannot be fields.${call.kind}.`,
      'Only a field with a plain column can stand here.',
    );
    return undefined;
  }
  return type;
}

/** `fields.enum('mood', ['sad', 'ok'])`, or with an enum of strings, or `fields.enum(Mood)` named after it. */
function buildEnum(bag: DiagnosticBag, subject: string, call: Call): ColumnTypeIR | undefined {
  const [name, values] = call.positional;
  if (!name || !values) {
    bag.error(
      'SCHEMA.MISSING_ARGUMENT',
      call.call,
      `'${subject}' needs a name and its values.`,
      "Write fields.enum('mood', ['sad', 'ok']).",
    );
    return undefined;
  }
  if (name.kind === 'invalid' || values.kind === 'invalid') return undefined;
  const list = values.kind === 'enum' ? values.members.map((member) => member.value) : toJson(values);
  const texts = Array.isArray(list) ? list.filter((value) => typeof value === 'string' && value !== '') : [];
  if (name.kind !== 'literal' || typeof name.value !== 'string' || name.value === '') {
    bag.error('SCHEMA.WRONG_ARGUMENT', name, `The name of the enum '${subject}' must be a text.`);
    return undefined;
  }
  if (!Array.isArray(list) || texts.length === 0 || texts.length !== list.length || new Set(texts).size !== texts.length) {
    bag.error('SCHEMA.WRONG_ARGUMENT', values, `The values of '${subject}' must be different texts, one at least.`);
    return undefined;
  }
  return { kind: 'enum', name: name.value, values: texts as string[] };
}

function stripped(value: { readonly kind: string; readonly [key: string]: unknown }): ColumnTypeIR {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as ColumnTypeIR;
}
