import { didYouMean } from '../../schema/ir/suggest.js';
import type { DiagnosticBag } from '../diagnostics.js';
import type { CallReading } from '../parse/reading.js';
import { quoted } from './option-reader.js';

interface CallOptions {
  readonly known: readonly string[];
  readonly needed?: string;
}

/** The options that calls of expressions have, and those that they cannot be without. */
const OPTIONS: ReadonlyMap<string, CallOptions> = new Map<string, CallOptions>([
  ['Case', { known: ['default', 'outputField'] }],
  ['ExpressionWrapper', { known: ['outputField'], needed: 'outputField' }],
  ['Func', { known: ['function', 'outputField', 'arity'], needed: 'function' }],
  ['OpClass', { known: ['name'], needed: 'name' }],
  ['Round', { known: ['precision'] }],
  ['SearchVector', { known: ['config', 'weight'] }],
  ['Value', { known: ['outputField'] }],
  ['When', { known: ['then'], needed: 'then' }],
]);
const DATES: CallOptions = { known: ['tzinfo'] };
const NONE: CallOptions = { known: [] };

/** An option that no call of the name has would be lost in silence. */
export function checkCallOptions(bag: DiagnosticBag, subject: string, call: CallReading): boolean {
  // Its keys are those of the document.
  if (call.name === 'JSONObject') return true;
  const { known, needed } = OPTIONS.get(call.name) ?? (/^(Extract|Trunc)/.test(call.name) ? DATES : NONE);
  const given = call.arguments.flatMap((argument, index) =>
    argument.kind === 'object' && !(call.name === 'When' && index === 0) ? argument.entries : [],
  );
  const unknown = given.filter(({ name }) => !known.includes(name));
  for (const { key, name } of unknown) {
    const hint = known.length === 0 ? `${call.name} has no options.` : didYouMean(name, known);
    bag.error('SCHEMA.UNKNOWN_OPTION', key, `${call.name} in ${quoted(subject)} has an unknown option '${name}'.`, hint);
  }
  if (unknown.length > 0) return false;
  if (needed === undefined || given.some(({ name }) => name === needed) || hasField(call, needed)) return true;
  bag.error(
    'SCHEMA.MISSING_OPTION',
    call,
    `${call.name} in ${quoted(subject)} needs the option '${needed}'.`,
    `Write ${call.name}(…, { ${needed}: … }).`,
  );
  return false;
}

/** `ExpressionWrapper(F('a'), fields.integer())` */
const hasField = (call: CallReading, needed: string): boolean =>
  needed === 'outputField' && call.arguments.some((argument) => argument.kind === 'call' && argument.name.startsWith('fields.'));
