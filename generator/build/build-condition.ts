import type { ConditionIR, ExpressionIR, LookupIR } from '../../schema/ir/expression-ir.js';
import type { DiagnosticBag } from '../diagnostics.js';
import type { CallReading, MethodReading, Reading } from '../parse/reading.js';
import { buildExpression } from './build-expression.js';
import { toJson } from './option-reader.js';

export const CONNECTORS: { readonly [method: string]: ConditionIR['connector'] | undefined } = { and: 'AND', or: 'OR', xor: 'XOR' };

/** `F('a').gt(1)` and what lookup it is. */
export const COMPARISONS = new Set(['eq', 'ne', 'gt', 'gte', 'lt', 'lte']);

/** `Q({ views__gte: 0, status: 'draft' }, Q(…))`: all of them hold. */
export function buildConditionCall(bag: DiagnosticBag, subject: string, call: CallReading): ConditionIR | undefined {
  const children = call.arguments.map((argument) => buildOperand(bag, subject, argument));
  const complete = children.every((child) => child !== undefined);
  const [only] = children;
  if (complete && children.length === 1 && only?.kind === 'condition') return only;
  return complete ? { kind: 'condition', connector: 'AND', negated: false, children } : undefined;
}

/** `.and(…)`, `.or(…)`, `.xor(…)`; equal connectors in a row make one node. */
export function connect(
  bag: DiagnosticBag,
  subject: string,
  connector: ConditionIR['connector'],
  left: ExpressionIR | undefined,
  method: MethodReading,
): ConditionIR | undefined {
  if (method.arguments.length === 0) {
    bag.error('SCHEMA.WRONG_EXPRESSION', method, `'.${method.name}()' of '${subject}' has nothing to join.`);
    return undefined;
  }
  const right = method.arguments.map((argument) => buildOperand(bag, subject, argument));
  if (!left || !right.every((operand) => operand !== undefined)) return undefined;
  return { kind: 'condition', connector, negated: false, children: [left, ...right].flatMap((child) => partsOf(child, connector)) };
}

export function negate(expression: ExpressionIR): ConditionIR {
  if (expression.kind === 'condition') return { ...expression, negated: !expression.negated };
  return { kind: 'condition', connector: 'AND', negated: true, children: [expression] };
}

/** `F('a').gt(F('b'))` is the lookup `a__gt`; of any other expression it is a call, which the runtime compares. */
export function buildComparison(
  bag: DiagnosticBag,
  subject: string,
  left: ExpressionIR | undefined,
  method: MethodReading,
): ExpressionIR | undefined {
  const [argument] = method.arguments;
  const right = argument && buildExpression(bag, subject, argument, 'path');
  if (!argument) bag.error('SCHEMA.WRONG_EXPRESSION', method, `'.${method.name}()' of '${subject}' has nothing to compare with.`);
  if (!left || !right) return undefined;
  const lookup = method.name === 'ne' || method.name === 'eq' ? 'exact' : method.name;
  const comparison: ExpressionIR =
    left.kind === 'path'
      ? { kind: 'lookup', path: lookup === 'exact' ? left.path : `${left.path}__${lookup}`, value: right }
      : { kind: 'call', name: 'Compare', arguments: [left, right], options: { lookup } };
  return method.name === 'ne' ? negate(comparison) : comparison;
}

function buildOperand(bag: DiagnosticBag, subject: string, argument: Reading): ExpressionIR | undefined {
  if (argument.kind !== 'object') {
    const built = buildExpression(bag, subject, argument, 'value');
    if (built?.kind !== 'value' || typeof built.value === 'boolean') return built;
    bag.error(
      'SCHEMA.WRONG_EXPRESSION',
      argument,
      `'${subject}' holds a value where a condition is expected.`,
      'Write Q({ views__gte: 0 }).',
    );
    return undefined;
  }
  const lookups = argument.entries.map(({ name, value }) => buildLookup(bag, subject, name, value));
  if (!lookups.every((lookup) => lookup !== undefined)) return undefined;
  const [only] = lookups;
  const all: ConditionIR = { kind: 'condition', connector: 'AND', negated: false, children: lookups };
  return lookups.length === 1 && only ? { ...all, children: [only] } : all;
}

function buildLookup(bag: DiagnosticBag, subject: string, path: string, value: Reading): LookupIR | undefined {
  if (value.kind === 'array' && toJson(value) === undefined) {
    const items = value.items.map((item) => buildExpression(bag, subject, item, 'value'));
    return items.every((item) => item !== undefined) ? { kind: 'lookup', path, value: items } : undefined;
  }
  const built = buildExpression(bag, subject, value, 'value');
  return built && { kind: 'lookup', path, value: built };
}

function partsOf(child: ExpressionIR, connector: ConditionIR['connector']): readonly ExpressionIR[] {
  // XOR of three is not XOR of two and one in every reading of it: only AND and OR are flattened.
  const flat =
    child.kind === 'condition' && !child.negated && (child.children.length === 1 || (child.connector === connector && connector !== 'XOR'));
  return flat ? child.children : [child];
}
