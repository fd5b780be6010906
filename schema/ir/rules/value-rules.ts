import type { ColumnTypeIR, FieldIR } from '../field-ir.js';
import type { ValueIR } from '../expression-ir.js';
import type { Json } from '../json.js';
import { pathsOf } from './expression-paths.js';
import type { Rule } from './rule.js';

export const decimalSize: Rule = {
  code: 'SCHEMA.DECIMAL_SIZE',
  django: 'fields.E130, E134',
  summary: 'A decimal says one of maxDigits and decimalPlaces alone, or more places than digits.',
  check(view, report) {
    for (const model of view.models)
      for (const field of model.fields) {
        if (field.type?.kind !== 'decimal' || field.relation) continue;
        const { maxDigits, decimalPlaces } = field.type;
        const subject = `'${model.name}.${field.name}'`;
        // An option that was written and has no value is a fault that is told already.
        const isTold = (['maxDigits', 'decimalPlaces'] as const).some(
          (option) =>
            field.type?.kind === 'decimal' && field.type[option] === undefined && view.placeOf(`${model.name}.${field.name}#${option}`),
        );
        if (isTold) continue;
        if ((maxDigits === undefined) !== (decimalPlaces === undefined))
          report(field.source, `${subject} says only one of maxDigits and decimalPlaces.`, 'Give both, or neither.', field.name);
        else if (maxDigits !== undefined && decimalPlaces !== undefined && decimalPlaces > maxDigits)
          report(
            view.optionOfField(model, field, 'decimalPlaces'),
            `${subject} has more decimalPlaces (${decimalPlaces}) than maxDigits (${maxDigits}).`,
            'maxDigits counts all digits.',
            field.name,
          );
      }
  },
};

export const clockOptions: Rule = {
  code: 'SCHEMA.CLOCK_OPTIONS',
  django: 'fields.E160',
  summary: 'autoNow, autoNowAdd and default exclude each other.',
  check(view, report) {
    for (const model of view.models)
      for (const field of model.fields) {
        const { type } = field;
        if (type === null || !('autoNow' in type || 'autoNowAdd' in type)) continue;
        const given = [type.autoNow && 'autoNow', type.autoNowAdd && 'autoNowAdd', field.default && 'default'].filter(Boolean);
        if (given.length > 1)
          report(
            field.source,
            `'${model.name}.${field.name}' has ${given.join(' and ')}, of which only one can hold.`,
            'Keep one of them.',
            field.name,
          );
      }
  },
};

export const choiceValues: Rule = {
  code: 'SCHEMA.CHOICES',
  django: 'fields.E004, E005, E009',
  summary: 'A choice is given twice, is too long for the column or of another type.',
  check(view, report) {
    for (const model of view.models)
      for (const field of model.fields) {
        const source = view.optionOfField(model, field, 'choices');
        const subject = `'${model.name}.${field.name}'`;
        const seen = new Set<Json>();
        for (const { value } of field.choices ?? []) {
          if (seen.has(value)) report(source, `${subject} has the choice ${JSON.stringify(value)} twice.`, 'Remove one.', 'choices');
          seen.add(value);
          const fault = field.type && misfit(field.type, value);
          if (fault !== undefined && fault !== null)
            report(source, `The choice ${JSON.stringify(value)} of ${subject} ${fault}.`, undefined, 'choices');
        }
        if (field.choices?.length === 0 && !view.isFaulty(model, field.name))
          report(source, `${subject} has no choices.`, 'Give one at least, or leave choices out.', 'choices');
      }
  },
};

export const defaultValue: Rule = {
  code: 'SCHEMA.DEFAULT_VALUE',
  django: 'fields.E010',
  summary: 'A default, or what a key is set to on delete, does not fit its field.',
  check(view, report) {
    for (const model of view.models)
      for (const field of model.fields) {
        const fault = faultOfDefault(field);
        if (fault !== undefined)
          report(
            view.optionOfField(model, field, 'default'),
            `The default of '${model.name}.${field.name}' ${fault}.`,
            undefined,
            'default',
          );
        const reset = faultOfReset(field);
        if (reset !== undefined)
          report(
            view.optionOfField(model, field, 'onDelete'),
            `What '${model.name}.${field.name}' is set to on delete ${reset}.`,
            'Give SET() a key of the target.',
            'onDelete',
          );
      }
  },
};

export const dbDefaultColumns: Rule = {
  code: 'SCHEMA.DB_DEFAULT',
  django: 'fields.E011, E012',
  summary: 'A database default refers to a column, or does not fit its field.',
  check(view, report) {
    for (const model of view.models)
      for (const field of model.fields) {
        const [path] = field.dbDefault ? pathsOf(field.dbDefault) : [];
        if (path !== undefined)
          report(
            view.optionOfField(model, field, 'dbDefault'),
            `The dbDefault of '${model.name}.${field.name}' refers to the column '${path}', which a database cannot.`,
            `Write text as Value('${path}').`,
            'dbDefault',
          );
        const fault = faultOfDbDefault(field);
        if (fault !== undefined)
          report(
            view.optionOfField(model, field, 'dbDefault'),
            `The dbDefault of '${model.name}.${field.name}' ${fault}.`,
            undefined,
            'dbDefault',
          );
      }
  },
};

export const singleVersion: Rule = {
  code: 'SCHEMA.SEVERAL_VERSIONS',
  summary: 'A model has two version counters.',
  check(view, report) {
    for (const model of view.models) {
      const [first, ...more] = view.fieldsOf(model).filter((field) => field.version);
      for (const field of more)
        report(
          field.source,
          `'${model.name}' counts versions in '${first?.name}' and in '${field.name}'.`,
          'Keep one of them.',
          field.name,
        );
    }
  },
};

function faultOfDefault(field: FieldIR): string | undefined {
  if (field.default?.kind === 'builtin') {
    const kinds = { uuid4: ['uuid', 'char', 'text'], uuid7: ['uuid', 'char', 'text'], now: ['dateTime'], today: ['date'] }[
      field.default.name
    ];
    return field.type && !kinds.includes(field.type.kind) ? `cannot be ${field.default.name}: that is for ${kinds.join(', ')}` : undefined;
  }
  if (field.default?.kind !== 'value' || !field.type) return undefined;
  const { value } = field.default;
  if (value === null) return field.null ? undefined : 'is null, but the field is not: add null: true';
  const fault = misfitOf(field.type, field.default);
  if (fault !== undefined || field.default.type !== undefined) return fault;
  if (!field.choices?.length || field.choices.some((choice) => choice.value === value)) return undefined;
  if (value === '') return field.blank === true ? undefined : 'is empty, which is none of its choices: add blank: true';
  return `is ${JSON.stringify(value)}, which is none of its choices`;
}

/** Of `SET(5)`. A moment is a text here as others are, and is left to the database. */
function faultOfReset({ relation, type }: FieldIR): string | undefined {
  if (relation?.kind !== 'foreignKey' && relation?.kind !== 'oneToOne') return undefined;
  const { onDelete } = relation;
  return onDelete.action !== 'SET' || onDelete.value === null || !type || type.kind === 'dateTime'
    ? undefined
    : misfit(type, onDelete.value);
}

function faultOfDbDefault({ dbDefault, type, null: nullable }: FieldIR): string | undefined {
  if (!dbDefault || !type) return undefined;
  if (dbDefault.kind === 'value')
    return dbDefault.value === null && !nullable ? 'is null, but the field is not: add null: true' : misfitOf(type, dbDefault);
  const made = dbDefault.kind === 'call' ? MADE_BY.get(dbDefault.name) : undefined;
  return made === undefined || made.kinds.includes(type.kind) ? undefined : `is ${made.what}: that is for ${made.kinds.join(', ')}`;
}

const uuids = { what: 'a UUID', kinds: ['uuid', 'char', 'text'] };

/** Functions whose value fits few columns, which PostgreSQL would refuse when the table is made. */
const MADE_BY: ReadonlyMap<string, { readonly what: string; readonly kinds: readonly string[] }> = new Map([
  ['Now', { what: 'a moment', kinds: ['dateTime', 'date', 'time', 'char', 'text'] }],
  ['UUID4', uuids],
  ['UUID7', uuids],
]);

/** The same of a constant that may be of a type that JSON has not: its digits or its moment are a text. */
function misfitOf(type: ColumnTypeIR, { value, type: typed }: Pick<ValueIR, 'value' | 'type'>): string | undefined {
  if (value === null) return undefined;
  if (typed === 'dateTime') return type.kind === 'dateTime' ? undefined : misfit(type, null);
  if (typed === 'bigint') return /^(?:positiveBigInteger|bigInteger|decimal)$/.test(type.kind) ? misfit(type, value) : misfit(type, null);
  return misfit(type, value);
}

/** Why a value cannot stand in a column of the type; undefined when it can. */
function misfit(type: ColumnTypeIR, value: Json): string | undefined {
  switch (type.kind) {
    case 'char':
    case 'slug':
    case 'email':
    case 'url':
    case 'text':
      if (typeof value !== 'string') return 'is not a text';
      if (value.includes('\0')) return 'holds a NUL, which PostgreSQL takes in no text';
      if (/\p{Surrogate}/u.test(value)) return 'holds half of a surrogate pair';
      // Databases count characters, of which `length` counts some twice.
      return type.maxLength !== undefined && [...value].length > type.maxLength
        ? `is longer than maxLength (${type.maxLength})`
        : undefined;
    case 'enum':
      return type.values.some((allowed) => allowed === value) ? undefined : `is none of ${type.values.join(', ')}`;
    case 'bigAuto':
      return typeof value === 'number' && Number.isSafeInteger(value) ? undefined : 'is not a whole number that a key can be';
    case 'auto':
      return fitsInteger('integer', value) ? undefined : 'is not a whole number that a key can be';
    case 'smallAuto':
      return fitsInteger('smallInteger', value) ? undefined : 'is not a whole number that a key can be';
    case 'integer':
    case 'smallInteger':
    case 'positiveInteger':
    case 'positiveSmallInteger':
      return fitsInteger(type.kind, value) ? undefined : `is not a whole number that fits fields.${type.kind}`;
    case 'float':
      return typeof value === 'number' ? undefined : 'is not a number';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'is not true or false';
    case 'date':
      return typeof value === 'string' && isDay(value) ? undefined : "is not a date such as '2025-01-31'";
    case 'time':
      return typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?$/.test(value)
        ? undefined
        : "is not a time such as '09:30:00'";
    case 'duration':
      return typeof value === 'number' ? undefined : 'is not a number of milliseconds';
    case 'binary':
      return 'is not bytes: give a function that makes them';
    case 'dateTime':
      return 'is not a moment that can be read';
    case 'uuid':
      return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? undefined : 'is not a UUID';
    case 'decimal':
      return isNumber(value) ? misfitOfDecimal(type, String(value)) : 'is not a number';
    case 'ipAddress':
      return typeof value === 'string' && isAddress(value) ? undefined : "is not an address such as '10.0.0.1'";
    case 'bigInteger':
    case 'positiveBigInteger':
      return fitsBigInteger(type.kind, value) ? undefined : `is not a whole number that fits fields.${type.kind}`;
    case 'array':
      return Array.isArray(value) ? misfitOfArray(type, value) : 'is not a list';
    default:
      return undefined;
  }
}

function misfitOfArray({ base, size }: Extract<ColumnTypeIR, { kind: 'array' }>, items: readonly Json[]): string | undefined {
  if (size !== undefined && items.length > size) return `has more than ${size} items`;
  for (const item of items) {
    const fault = item === null ? undefined : misfit(base, item);
    if (fault !== undefined) return `holds ${JSON.stringify(item)}, which ${fault}`;
  }
  return undefined;
}

function isNumber(value: Json): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^[-+]?\d+(\.\d+)?$/.test(value));
}

/** Digits that the column would cut off or refuse. A number in another notation (1e21) is left to the database. */
function misfitOfDecimal({ maxDigits, decimalPlaces }: Extract<ColumnTypeIR, { kind: 'decimal' }>, value: string): string | undefined {
  const [, whole = '', places = ''] = /^[-+]?0*(\d*)(?:\.(\d*?)0*)?$/.exec(value) ?? [];
  if (maxDigits === undefined || decimalPlaces === undefined) return undefined;
  if (places.length > decimalPlaces) return `has more than ${decimalPlaces} decimalPlaces`;
  return whole.length > maxDigits - decimalPlaces
    ? `does not fit maxDigits (${maxDigits}) and decimalPlaces (${decimalPlaces})`
    : undefined;
}

function isAddress(value: string): boolean {
  const parts = value.split('.');
  const isFour = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
  return isFour || (/^[\da-f:]+(?:\d+(?:\.\d+){3})?$/i.test(value) && value.split(':').length > 2);
}

function fitsInteger(kind: 'integer' | 'smallInteger' | 'positiveInteger' | 'positiveSmallInteger', value: Json): boolean {
  const most = kind === 'smallInteger' || kind === 'positiveSmallInteger' ? 32_767 : 2_147_483_647;
  const least = kind.startsWith('positive') ? 0 : -most - 1;
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

/** Digits as a text: a bigint, or a number that was written as one. */
function fitsBigInteger(kind: 'bigInteger' | 'positiveBigInteger', value: Json): boolean {
  if (!/^-?\d+$/.test(String(value))) return false;
  const number = BigInt(String(value));
  // Without a sign MySQL has one bit more.
  return kind === 'bigInteger' ? BigInt.asIntN(64, number) === number : BigInt.asUintN(64, number) === number;
}

/** A day of the calendar: `Date` reads the 31st of February as a day of March. */
function isDay(value: string): boolean {
  const parsed = Date.parse(value);
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(value);
}
