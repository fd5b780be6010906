import type { CallIR, CombinedIR, ExpressionIR } from '../../schema/ir/expression-ir.js';
import type { Json } from '../../schema/ir/json.js';
import { didYouMean } from '../../schema/ir/suggest.js';
import type { DiagnosticBag } from '../diagnostics.js';
import { asFieldCall } from '../parse/read-field.js';
import type { CallReading, MethodReading, ObjectReading, PatternReading, Reading } from '../parse/reading.js';
import { nestedType } from './build-column-type.js';
import { buildComparison, buildConditionCall, CONNECTORS, COMPARISONS, connect, negate } from './build-condition.js';
import { checkCallOptions } from './call-options.js';
import { toJson } from './option-reader.js';

/** Arithmetic and bit methods of an expression. */
const OPERATORS: { readonly [method: string]: CombinedIR['operator'] | undefined } = {
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  mod: '%',
  pow: '^',
  bitAnd: '&',
  bitOr: '|',
  bitXor: '#',
  bitLeftShift: '<<',
  bitRightShift: '>>',
};

/** Options of calls whose bare strings are paths. */
const PATH_OPTIONS = new Set(['then', 'default']);

/** Calls with arguments that are words, not paths, by their places: `Collate('name', 'C')`, `Trunc('at', 'day')`. */
const WORD_ARGUMENTS: { readonly [name: string]: readonly number[] | undefined } = { Collate: [1], Extract: [1], Trunc: [1] };

/** Names of the vocabulary that begin with a capital and are no expressions. */
const NOT_EXPRESSIONS = new Set(['Model', 'Index', 'UniqueConstraint', 'CheckConstraint', 'ExclusionConstraint', 'SET', 'Meta']);

/**
 * What a reading means where an expression stands. A bare string is a path (`paths`), as in Django, or a value (`value`):
 * the right-hand side of a condition. Undefined when it is faulty, which has been reported.
 */
export function buildExpression(
  bag: DiagnosticBag,
  subject: string,
  reading: Reading,
  strings: 'path' | 'value',
): ExpressionIR | undefined {
  switch (reading.kind) {
    case 'literal':
      return typeof reading.value === 'string' && strings === 'path'
        ? { kind: 'path', path: reading.value }
        : { kind: 'value', value: reading.value };
    case 'typed':
      return { kind: 'value', value: reading.value, type: reading.type };
    case 'call':
      return buildCall(bag, subject, reading);
    case 'method':
      return buildMethod(bag, subject, reading);
    case 'array':
    case 'object': {
      const value = toJson(reading);
      if (value !== undefined) return { kind: 'value', value };
      return wrong(bag, subject, reading, 'Only plain values can stand in a list or an object here.');
    }
    case 'pattern':
      return buildPattern(bag, subject, reading);
    case 'invalid':
      return undefined;
    default:
      return wrong(bag, subject, reading, "Write a path such as 'title', a value, or an expression such as Lower('title').");
  }
}

/** `title__regex: /^A/`: databases take a pattern as text, without JavaScript's flags. */
function buildPattern(bag: DiagnosticBag, subject: string, reading: PatternReading): ExpressionIR | undefined {
  if (reading.flags.replace('u', '') === '') return { kind: 'value', value: reading.pattern };
  return wrong(bag, subject, reading, 'Leave out the flags; for i use the lookup iregex.');
}

function buildCall(bag: DiagnosticBag, subject: string, call: CallReading): ExpressionIR | undefined {
  if (call.name === 'Q') return buildConditionCall(bag, subject, call);
  const [first] = call.arguments;
  if (call.name === 'F') {
    if (first?.kind === 'literal' && typeof first.value === 'string' && first.value !== '') return { kind: 'path', path: first.value };
    return first?.kind === 'invalid' ? undefined : wrong(bag, subject, call, "Write F('views').");
  }
  if (call.name === 'Value' && call.arguments.length === 1) return first && (buildExpression(bag, subject, first, 'value') ?? undefined);
  if (!/^[A-Z]/.test(call.name) || NOT_EXPRESSIONS.has(call.name))
    return wrong(bag, subject, call, "Write an expression such as Lower('title').");
  return buildNamedCall(bag, subject, call);
}

/** `Cast('views', fields.text())`: an output field among the arguments moves into the options, as a column type. */
function buildNamedCall(bag: DiagnosticBag, subject: string, call: CallReading): CallIR | undefined {
  const named: ExpressionIR[] = [];
  const options: [string, Json | ExpressionIR][] = [];
  let complete = true;
  call.arguments.forEach((argument, index) => {
    if (argument.kind === 'object' && !(call.name === 'When' && index === 0)) {
      complete = buildOptions(bag, subject, argument, options, call.name === 'JSONObject') && complete;
      return;
    }
    if (argument.kind === 'call' && argument.name.startsWith('fields.')) {
      const type = outputField(bag, subject, argument);
      if (type === undefined) complete = false;
      else options.push(['outputField', type]);
      return;
    }
    const isCondition = call.name === 'When' && argument.kind === 'object';
    const built = isCondition
      ? buildConditionCall(bag, subject, { ...call, name: 'Q', arguments: [argument] })
      : buildExpression(bag, subject, argument, call.name === 'Value' || WORD_ARGUMENTS[call.name]?.includes(index) ? 'value' : 'path');
    if (built) named.push(built);
    else complete = false;
  });
  if (!complete || !checkCallOptions(bag, subject, call)) return undefined;
  return { kind: 'call', name: call.name, arguments: named, ...(options.length > 0 ? { options: Object.fromEntries(options) } : {}) };
}

function buildOptions(
  bag: DiagnosticBag,
  subject: string,
  object: ObjectReading,
  options: [string, Json | ExpressionIR][],
  arePaths: boolean,
): boolean {
  let complete = true;
  for (const { name, value } of object.entries) {
    const built = arePaths ? buildExpression(bag, subject, value, 'path') : buildOption(bag, subject, name, value);
    if (built === undefined) complete = false;
    else options.push([name, built]);
  }
  return complete;
}

function buildOption(bag: DiagnosticBag, subject: string, name: string, value: Reading): Json | ExpressionIR | undefined {
  if (value.kind === 'call' && value.name.startsWith('fields.')) return outputField(bag, subject, value);
  if (PATH_OPTIONS.has(name)) return buildExpression(bag, subject, value, 'path');
  return toJson(value) ?? buildExpression(bag, subject, value, 'value');
}

function outputField(bag: DiagnosticBag, subject: string, reading: CallReading): Json | undefined {
  const call = asFieldCall({ bag }, `the outputField of ${subject}`, reading);
  // A column type is JSON-clean by its own definition; only its optional members keep TypeScript from seeing it.
  return call && (nestedType(bag, `the outputField of ${subject}`, call) as Json | undefined);
}

function buildMethod(bag: DiagnosticBag, subject: string, method: MethodReading): ExpressionIR | undefined {
  const left = buildExpression(bag, subject, method.object, 'path');
  const [first] = method.arguments;
  const operator = Object.hasOwn(OPERATORS, method.name) ? OPERATORS[method.name] : undefined;
  if (operator) {
    const right = first && buildExpression(bag, subject, first, 'path');
    if (!first) return wrong(bag, subject, method, `Write .${method.name}(1).`);
    return left && right && { kind: 'combined', operator, left, right };
  }
  const connector = Object.hasOwn(CONNECTORS, method.name) ? CONNECTORS[method.name] : undefined;
  if (connector) return connect(bag, subject, connector, left, method);
  if (method.name === 'not') return left && negate(left);
  if (method.name === 'neg') return left && { kind: 'combined', operator: '*', left, right: { kind: 'value', value: -1 } };
  if (COMPARISONS.has(method.name)) return buildComparison(bag, subject, left, method);
  if (method.name === 'asc' || method.name === 'desc')
    return wrong(bag, subject, method, 'A direction belongs into an ordering or an index.');
  const choices = [...Object.keys(OPERATORS), ...Object.keys(CONNECTORS), ...COMPARISONS, 'not', 'neg'];
  return wrong(bag, subject, method, didYouMean(method.name, choices));
}

function wrong(bag: DiagnosticBag, subject: string, reading: Reading, hint: string): undefined {
  const [line = ''] = reading.text.split('\n');
  bag.error('SCHEMA.WRONG_EXPRESSION', reading, `'${subject}' holds '${line}' where an expression is expected.`, hint);
}
