import type { Json } from '../../../schema/ir/json.js';
import { ConfigurationError } from '../../errors/configuration-error.js';
import type { ValidationFault } from '../../errors/validation-error.js';
import * as numbers from './number-validators.js';
import * as structures from './structure-validators.js';
import * as texts from './text-validators.js';
import type { Check } from './validator.js';

/** The validators of the schema language by their names. */
const CHECKS: Readonly<Record<string, Check>> = {
  minValue: numbers.minValue,
  maxValue: numbers.maxValue,
  stepValue: numbers.stepValue,
  integer: numbers.integer,
  decimal: numbers.decimal,
  minLength: texts.minLength,
  maxLength: texts.maxLength,
  regex: texts.regex,
  email: texts.email,
  url: texts.url,
  slug: texts.slug,
  unicodeSlug: texts.unicodeSlug,
  ipv4: texts.ipv4,
  ipv6: texts.ipv6,
  ipv46: texts.ipv46,
  integerList: texts.integerList,
  fileExtension: texts.fileExtension,
  prohibitNullCharacters: texts.prohibitNullCharacters,
  keys: structures.keys,
  arrayMinLength: structures.arrayMinLength,
  arrayMaxLength: structures.arrayMaxLength,
  rangeMinValue: structures.rangeMinValue,
  rangeMaxValue: structures.rangeMaxValue,
};

/** The fault codes of checks of a form; the others have their own names. */
const INVALID: ReadonlySet<string> = new Set(['integer', 'decimal', 'regex', 'email', 'url', 'slug', 'unicodeSlug', 'ipv4', 'ipv6', 'ipv46', 'integerList']); // prettier-ignore

/** Runs a validator of the schema language over a value. */
export function runCheck(name: string, value: unknown, parameters: readonly Json[]): ValidationFault | undefined {
  const check = CHECKS[name];
  if (check === undefined) {
    throw new ConfigurationError({
      code: 'MODEL.UNKNOWN_VALIDATOR',
      message: `There is no validator '${name}'.`,
      hint: 'The generated code is of another version of dunder: run `dunder generate` again.',
    });
  }
  const message = check(value, parameters);
  if (message === undefined) return undefined;
  const own = name === 'regex' ? texts.objectOf(parameters[1])['code'] : undefined;
  return { message, code: typeof own === 'string' ? own : INVALID.has(name) ? 'invalid' : name };
}
