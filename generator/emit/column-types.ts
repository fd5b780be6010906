import type { ChoiceIR, ColumnTypeIR, FieldIR } from '../../schema/ir/field-ir.js';
import type { ModelContext } from './emit-context.js';
import type { GeneratedFile } from './generated-file.js';
import { globalType, quote } from './safe-identifier.js';
import { runtime, type RuntimeName } from './symbols.js';
import { printLiteral } from './literal.js';

/** How a column is typed: the field type of paths, and the value that rows hold. Members of unions are apart, so that they can be laid out. */
export interface ColumnTypes {
  readonly field: string;
  /** Union members; one for most columns. */
  readonly value: readonly string[];
}

/** The types of a field with a column; `orm.Nullable<orm.TextField>` and `string | null`. */
export function fieldTypes(context: ModelContext, file: GeneratedFile, field: FieldIR): ColumnTypes {
  const plain = withChoices(columnTypes(context, file, field.type!, field), field);
  const nullable = field.null === true ? { field: `${runtime('Nullable')}<${plain.field}>`, value: orNull(plain.value) } : plain;
  return field.generated === undefined ? nullable : { ...nullable, field: `${runtime('Generated')}<${nullable.field}>` };
}

/** The written type of a JSON column may have said so itself. */
function orNull(members: readonly string[]): readonly string[] {
  return members.some((member) => /(?:^|\| )null$/.test(member)) ? members : [...members, 'null'];
}

function columnTypes(context: ModelContext, file: GeneratedFile, type: ColumnTypeIR, field: FieldIR): ColumnTypes {
  const one = (name: RuntimeName, value: string): ColumnTypes => ({ field: runtime(name), value: [value] });
  switch (type.kind) {
    case 'auto':
    case 'bigAuto':
    case 'smallAuto':
    case 'integer':
    case 'smallInteger':
    case 'positiveInteger':
    case 'positiveSmallInteger':
      return one('IntegerField', 'number');
    case 'bigInteger':
    case 'positiveBigInteger':
      return one('BigIntegerField', 'bigint');
    case 'float':
      return one('FloatField', 'number');
    case 'decimal':
      return one('DecimalField', file.importCodegen('Decimal', 'type'));
    case 'boolean':
      return one('BooleanField', 'boolean');
    case 'char':
    case 'slug':
    case 'email':
    case 'url':
    case 'text':
    case 'citext':
    case 'ipAddress':
      return one('TextField', 'string');
    case 'uuid':
      return one('UuidField', 'string');
    case 'date':
      return one('DateField', 'string');
    case 'time':
      return one('TimeField', 'string');
    case 'dateTime':
      return one('DateTimeField', globalType('Date', context.names));
    case 'duration':
      return one('DurationField', 'number');
    case 'binary':
      return one('BinaryField', globalType('Uint8Array', context.names));
    case 'hstore':
      return one('HstoreField', runtime('HstoreValue'));
    case 'searchVector':
      return one('SearchVectorField', 'string');
    case 'vector':
    case 'halfVector':
      return one('VectorField', 'readonly number[]');
    case 'sparseVector':
      return one('SparseVectorField', runtime('SparseVector'));
    case 'bit':
      return one('BitField', 'string');
    case 'enum': {
      const value = type.values.map(quote).sort();
      return { field: `${runtime('TextField')}<${value.join(' | ')}>`, value };
    }
    case 'json': {
      const value = jsonType(file, type.typescript, field);
      return { field: `${runtime('JsonField')}<${value}>`, value: [/=>|\bextends\b/.test(value) ? `(${value})` : value] };
    }
    case 'array': {
      const base = columnTypes(context, file, type.base, field);
      const value = base.value.join(' | ');
      const element = /^[\w.$]+$/.test(value) ? value : `(${value})`;
      return { field: `${runtime('ArrayField')}<${base.field}>`, value: [`readonly ${element}[]`] };
    }
    case 'integerRange':
    case 'bigIntegerRange':
    case 'decimalRange':
    case 'dateRange':
    case 'dateTimeRange': {
      const base = columnTypes(context, file, { kind: RANGE_BASES[type.kind] }, field);
      return { field: `${runtime('RangeField')}<${base.field}>`, value: [`${runtime('Range')}<${base.value.join(' | ')}>`] };
    }
  }
}

const RANGE_BASES = {
  integerRange: 'integer',
  bigIntegerRange: 'bigInteger',
  decimalRange: 'decimal',
  dateRange: 'date',
  dateTimeRange: 'dateTime',
} as const;

/** The written type argument; the names in it are imported, and renamed where this file has them for something else. */
function jsonType(file: GeneratedFile, typescript: string | undefined, field: FieldIR): string {
  if (typescript === undefined) return 'unknown';
  let text = typescript;
  for (const ir of field.imports ?? []) {
    const name = ir.alias ?? ir.name;
    if (!new RegExp(`(?<![\\w$.])${name}(?![\\w$])`).test(text)) continue;
    const local = file.importUser(ir, 'type');
    if (local !== name) text = text.replace(new RegExp(`(?<![\\w$.])${name}(?![\\w$])`, 'g'), local);
  }
  // Plain names and generics over them are laid out as prettier would; anything else it must see.
  if (!/^[\w$.]+(?:<[\w$.]+(?:, [\w$.]+)*>)?(?:\[\])*$/.test(text)) file.leaveToPrettier();
  return text;
}

const TEXT_FIELD = runtime('TextField');
const NUMBER_FIELDS: ReadonlySet<string> = new Set([runtime('IntegerField'), runtime('FloatField')]);

/** A closed set of values narrows text and numbers to a union. A text that may be left blank may also be empty. */
function withChoices(types: ColumnTypes, field: FieldIR): ColumnTypes {
  if (field.choices === undefined || field.choices.length === 0) return types;
  if (types.field === TEXT_FIELD) {
    const value = union(field.blank === true ? [...field.choices, { value: '', label: '' }] : field.choices, 'string');
    return value === undefined ? types : { field: `${TEXT_FIELD}<${value.join(' | ')}>`, value };
  }
  const value = NUMBER_FIELDS.has(types.field) ? union(field.choices, 'number') : undefined;
  return value === undefined ? types : { field: `${runtime('ChoiceField')}<${value.join(' | ')}>`, value };
}

function union(choices: readonly ChoiceIR[], type: 'string' | 'number'): string[] | undefined {
  const values = [...new Set(choices.map((choice) => choice.value))].filter((value) => value !== null);
  if (!values.every((value) => typeof value === type)) return undefined;
  const sorted = type === 'number' ? (values as number[]).sort((a, b) => a - b) : (values as string[]).sort();
  return sorted.map((value) => printLiteral(value));
}
