import type { ValidatorIR } from '../../../schema/ir/index.js';
import { Decimal } from 'decimal.js';
import { ValueError } from '../../errors/value-error.js';
import type { TypeCodecs } from '../../dialects/dialect.js';
import type { ValidationFault } from '../../errors/validation-error.js';
import { isExpression } from '../../expressions/expression.js';
import { valueFromIR } from '../../expressions/value-from-ir.js';
import { loadedRelation } from '../loading/read-relation.js';
import type { FieldMeta } from '../field-meta.js';
import { attributesOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';
import { runCheck } from '../validators/index.js';
import type { Checking } from './checking.js';
import { relationFaults } from './check-relation.js';
import { type Faults, faultsOfThrown, told } from './faults.js';

/** Checks each field by itself, as Django's clean_fields(): null, blank, the type, choices, validators, the row that a key points at. */
export async function cleanFields({ instance, meta, exclude, dialect, database }: Checking, faults: Faults): Promise<void> {
  const values = attributesOf(instance);
  for (const field of meta.fields) {
    if (exclude.has(field.name) || field.generated) continue;
    const value = values[field.attribute];
    // A value that the database makes is not known here.
    if (isExpression(value) || (value === undefined && field.ir.dbDefault !== undefined)) continue;
    // The link to a parent's row is set when that is saved.
    if (isMissing(value) && isParentLink(field)) continue;
    // The key of a related instance that is not saved yet will be known when this one is.
    if (isMissing(value) && field.ir.relation !== undefined && isThere(loadedRelation(instance, field.name))) continue;
    const found = [...(await faultsOf(field, meta, value, dialect.codecs))];
    if (found.length === 0 && !isMissing(value)) found.push(...(await relationFaults(field, meta, value, database.alias)));
    faults.add(field.name, ...found.map((fault) => told(field, fault)));
  }
}

async function faultsOf(field: FieldMeta, meta: ModelMeta, value: unknown, codecs: TypeCodecs): Promise<readonly ValidationFault[]> {
  if (isEmpty(value)) {
    if (field.automatic || field.ir.blank === true || field.ir.editable === false) return [];
    if (isMissing(value) && !field.nullable) return [{ message: 'This field cannot be null.', code: 'null' }];
    return [{ message: 'This field cannot be blank.', code: 'blank' }];
  }
  const wrong = typeFault(field, value, codecs);
  if (wrong !== undefined) return [wrong];
  const { choices } = field.ir;
  if (choices !== undefined && field.ir.editable !== false && !choices.some((choice) => isSame(valueFromIR(choice), value)))
    return [{ message: `Value ${JSON.stringify(String(value))} is not a valid choice.`, code: 'invalidChoice' }];
  const declared = [...impliedChecks(field), ...(field.ir.validators ?? [])];
  const faults = declared.flatMap((validator) =>
    validator.kind === 'builtin' ? (runCheck(validator.name, value, validator.arguments) ?? []) : [],
  );
  for (const validator of meta.parts.validators?.[field.name] ?? field.model.parts.validators?.[field.name] ?? []) {
    try {
      await validator(value as never);
    } catch (error) {
      faults.push(...faultsOfThrown(error));
    }
  }
  return faults;
}

const isParentLink = ({ ir: { relation } }: FieldMeta): boolean => relation?.kind === 'oneToOne' && relation.parentLink === true;
const isMissing = (value: unknown): boolean => value === undefined || value === null;
const isThere = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** Django's empty values: nothing, empty text, an empty list or object. */
function isEmpty(value: unknown): boolean {
  if (isMissing(value) || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype && Object.keys(value as object).length === 0;
}

/** What the column could not take, whatever the database. */
function typeFault(field: FieldMeta, value: unknown, codecs: TypeCodecs): ValidationFault | undefined {
  try {
    codecs.encoder(field.type, field.subject)(value);
    return undefined;
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    return { message: error.message.slice(error.code.length + 2).split('\n', 1)[0]!, code: 'invalid' };
  }
}

function isSame(choice: unknown, value: unknown): boolean {
  if (choice === value) return true;
  if (value instanceof Decimal || choice instanceof Decimal) return new Decimal(String(choice)).equals(String(value));
  return (typeof value === 'bigint' || typeof choice === 'bigint') && String(choice) === String(value);
}

/** What a type says by itself: `fields.email({ maxLength: 80 })` is an address of at most 80 characters. */
function impliedChecks({ type, ir }: FieldMeta): ValidatorIR[] {
  if (ir.relation !== undefined) return [];
  const checks: ValidatorIR[] = [];
  const add = (name: string, ...parameters: readonly (number | string)[]): void => {
    checks.push({ kind: 'builtin', name, arguments: parameters });
  };
  if (type.kind === 'email' || type.kind === 'url') add(type.kind);
  if (type.kind === 'slug') add(type.allowUnicode === true ? 'unicodeSlug' : 'slug');
  if ('maxLength' in type && type.maxLength !== undefined && type.kind !== 'text') add('maxLength', type.maxLength);
  if (type.kind === 'decimal' && type.maxDigits !== undefined && type.decimalPlaces !== undefined)
    add('decimal', type.maxDigits, type.decimalPlaces);
  if (type.kind === 'array' && type.size !== undefined) add('arrayMaxLength', type.size);
  return checks;
}
