import type { CallIR, ColumnTypeIR, ExpressionIR, Json } from '../../schema/ir/index.js';
import type { ComparisonOperator, ValueType } from '../sql/ast/index.js';
import { ComparisonExpression, ValueExpression } from './base-expression.js';
import { CaseExpression, WhenBranch } from './case-expression.js';
import { CollateExpression } from './collate-expression.js';
import { datePart, truncUnit } from './date-parts.js';
import type { ExpressionNode } from './expression.js';
import { ExtractExpression } from './extract-expression.js';
import { Func } from './func.js';
import { callFunction } from './functions/by-name.js';
import { Round } from './functions/math-functions.js';
import { JsonBuildExpression } from './json-build-expression.js';
import { OutputType } from './output-fields.js';
import { CastExpression, WrappedExpression } from './typed-expressions.js';
import { TruncExpression } from './trunc-expression.js';
import { valueFromIR } from './value-from-ir.js';

/** An expression inside of the call, as the runtime's own. */
type Made = (ir: ExpressionIR) => ExpressionNode;

/** `Lower('title')`, `Case(When(…), { default: … })`: a call that the schema declares, with its options. */
export function callFromIR(call: CallIR, made: Made): ExpressionNode {
  const type = optionOf(call, 'outputField') as ColumnTypeIR | undefined;
  const own = Object.hasOwn(SPECIAL, call.name) ? SPECIAL[call.name] : undefined;
  if (own !== undefined) return own(call, made, type ?? null);
  const part = /^(Extract|Trunc)([A-Z]\w*)$/.exec(call.name);
  if (part !== null) {
    const [, kind, name] = part as unknown as readonly [string, 'Extract' | 'Trunc', string];
    return SPECIAL[kind]!(withWord(call, name.charAt(0).toLowerCase() + name.slice(1)), made, type ?? null);
  }
  return typed(callFunction(call.name, call.arguments.map(made)), type);
}

type Special = (call: CallIR, made: Made, type: ValueType | null) => ExpressionNode;

const SPECIAL: Readonly<Record<string, Special | undefined>> = {
  Case(call, made, type) {
    const branches = call.arguments.map((branch) => whenFromIR(branch as CallIR, made));
    const last = optionOf(call, 'default') as ExpressionIR | undefined;
    return typed(new CaseExpression(branches, last === undefined ? null : made(last)), type);
  },
  Cast: (call, made, type) => new CastExpression(made(call.arguments[0]!), type!),
  Collate: (call, made) => new CollateExpression(made(call.arguments[0]!), wordOf(call)),
  Compare: (call, made) =>
    new ComparisonExpression(OPERATORS[optionOf(call, 'lookup') as string]!, made(call.arguments[0]!), made(call.arguments[1]!)),
  ExpressionWrapper: (call, made, type) => typed(made(call.arguments[0]!), type),
  Extract: (call, made) => new ExtractExpression(datePart(wordOf(call)), made(call.arguments[0]!), zoneOf(call)),
  Func: (call, made, type) =>
    (Func as unknown as (...parts: readonly unknown[]) => ExpressionNode)(...call.arguments.map(made), {
      function: optionOf(call, 'function'),
      ...(type === null ? {} : { outputField: new OutputType(type as ColumnTypeIR) }),
    }),
  JSONArray: (call, made) => new JsonBuildExpression(null, call.arguments.map(made)),
  JSONObject({ options = {} }, made) {
    return new JsonBuildExpression(
      Object.keys(options),
      Object.values(options).map((member) => made(member as ExpressionIR)),
    );
  },
  Round: (call, made) =>
    (Round as unknown as (...parts: readonly unknown[]) => ExpressionNode)(...call.arguments.map(made), optionOf(call, 'precision')),
  Trunc: (call, made, type) => new TruncExpression(truncUnit(wordOf(call)), made(call.arguments[0]!), type, zoneOf(call)),
  Value: (call, made, type) => {
    const [value] = call.arguments;
    return value?.kind === 'value' ? new ValueExpression(valueFromIR(value), type ?? undefined) : typed(made(value!), type);
  },
};

const OPERATORS: Readonly<Record<string, ComparisonOperator>> = { exact: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };

function whenFromIR(branch: CallIR, made: Made): WhenBranch {
  return new WhenBranch(made(branch.arguments[0]!), made((optionOf(branch, 'then') as ExpressionIR | undefined) ?? branch.arguments[1]!));
}

const optionOf = (call: CallIR, name: string): Json | ExpressionIR | undefined => call.options?.[name];

/** An argument that is a word: a collation, a part of a date. */
const wordOf = ({ arguments: [, word] }: CallIR): string => String(word?.kind === 'value' ? word.value : undefined);
const withWord = (call: CallIR, word: string): CallIR => ({ ...call, arguments: [call.arguments[0]!, { kind: 'value', value: word }] });

const zoneOf = (call: CallIR): string | null => (optionOf(call, 'tzinfo') as string | undefined) ?? null;

const typed = (expression: ExpressionNode, type: ValueType | null | undefined): ExpressionNode =>
  type === null || type === undefined ? expression : new WrappedExpression(expression, type);
