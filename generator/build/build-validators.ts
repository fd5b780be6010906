import type { ValidatorIR } from '../../schema/ir/field-ir.js';
import type { Json } from '../../schema/ir/json.js';
import { didYouMean } from '../../schema/ir/suggest.js';
import type { DiagnosticBag } from '../diagnostics.js';
import type { ArrayReading, Reading } from '../parse/reading.js';
import { toJson } from './option-reader.js';

/** The validators of the vocabulary with the least number of arguments each takes. */
export const VALIDATORS: { readonly [name: string]: number } = {
  minValue: 1,
  maxValue: 1,
  minLength: 1,
  maxLength: 1,
  regex: 1,
  email: 0,
  url: 0,
  slug: 0,
  unicodeSlug: 0,
  ipv4: 0,
  ipv6: 0,
  ipv46: 0,
  integer: 0,
  decimal: 2,
  stepValue: 1,
  integerList: 0,
  fileExtension: 0,
  prohibitNullCharacters: 0,
  keys: 1,
  arrayMinLength: 1,
  arrayMaxLength: 1,
  rangeMinValue: 1,
  rangeMaxValue: 1,
};

/** `[validators.minValue(0), isTitleCase]`. */
export function buildValidators(bag: DiagnosticBag, subject: string, reading: ArrayReading): readonly ValidatorIR[] {
  return reading.items.flatMap((item) => buildValidator(bag, subject, item) ?? []);
}

function buildValidator(bag: DiagnosticBag, subject: string, item: Reading): ValidatorIR | undefined {
  if (item.kind === 'invalid') return undefined;
  if (item.kind === 'import') return { kind: 'function', import: item.import };
  const isOurs = (item.kind === 'call' || item.kind === 'word') && item.name.startsWith('validators.');
  if (!isOurs) {
    const hint = 'Write validators.minValue(0), or import a function of your own.';
    bag.error('SCHEMA.WRONG_VALIDATOR', item, `'${subject}' has a validator that cannot be read.`, hint);
    return undefined;
  }
  const name = item.name.slice('validators.'.length);
  const least = Object.hasOwn(VALIDATORS, name) ? VALIDATORS[name] : undefined;
  if (least === undefined) {
    bag.error(
      'SCHEMA.WRONG_VALIDATOR',
      item,
      `'${subject}' has the validator '${item.name}', which does not exist.`,
      didYouMean(name, Object.keys(VALIDATORS)),
    );
    return undefined;
  }
  const given = item.kind === 'call' ? item.arguments : [];
  if (given.length < least)
    bag.error(
      'SCHEMA.WRONG_VALIDATOR',
      item,
      `The validator '${item.name}' of '${subject}' needs ${least === 1 ? 'an argument' : `${least} arguments`}.`,
    );
  const values = given.map((argument) => argumentOf(bag, subject, argument));
  return { kind: 'builtin', name, arguments: values.filter((value) => value !== undefined) };
}

function argumentOf(bag: DiagnosticBag, subject: string, argument: Reading): Json | undefined {
  if (argument.kind === 'typed') return argument.value;
  if (argument.kind === 'pattern') return { pattern: argument.pattern, flags: argument.flags };
  const value = toJson(argument);
  if (value === undefined && argument.kind !== 'invalid')
    bag.error('SCHEMA.WRONG_VALIDATOR', argument, `A validator of '${subject}' has an argument that is not a value.`);
  return value;
}
