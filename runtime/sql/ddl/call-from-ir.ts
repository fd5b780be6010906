import type { CallIR, ColumnTypeIR, ExpressionIR } from '../../../schema/ir/index.js';
import { UNKNOWN, type ExpressionSqlNode, type TruncNode, type ValueType } from '../ast/index.js';
import { expressionFromIr, type ExpressionContext, type TypedNode } from './expression-from-ir.js';
import { compareFromIr } from './lookup-from-ir.js';
import { badSchemaExpression } from './not-supported.js';
import { isDatePart, truncated } from './path-from-ir.js';

/** `Lower('title')`, `Case(When(…), { default: 0 })`, `Func('a', { function: 'my_function' })`. */
export function callFromIr(call: CallIR, context: ExpressionContext, wanted: ValueType): TypedNode {
  const own = Object.hasOwn(special, call.name) ? special[call.name] : undefined;
  if (own !== undefined) return own(call, context, wanted);
  const extract = /^(Extract|Trunc)([A-Z][A-Za-z]*)$/.exec(call.name);
  if (extract?.[2] !== undefined) return partOf(extract[1] === 'Trunc', lowerFirst(extract[2]), call, context);
  return functionCall(call.name.toLowerCase(), call, context);
}

/** The column type of `outputField`. */
export function outputType(call: CallIR): ValueType | undefined {
  // The builder writes a whole column type there, and nothing else.
  return call.options?.['outputField'] as ColumnTypeIR | undefined;
}

type Special = (call: CallIR, context: ExpressionContext, wanted: ValueType) => TypedNode;

const special: Readonly<Record<string, Special | undefined>> = {
  Case: caseFromIr,
  Cast(call, context) {
    const operand = argument(call, context);
    const type = outputType(call) ?? operand.type;
    return { node: { kind: 'cast', operand: operand.node, type }, type, nullable: operand.nullable };
  },
  Collate(call, context) {
    const operand = argument(call, context);
    return { ...operand, node: { kind: 'collate', operand: operand.node, collation: word(call, 1, context) } };
  },
  Compare: (call, context) =>
    compareFromIr(argument(call, context), String(call.options?.['lookup'] ?? 'exact'), required(call, 1, context), context),
  ExpressionWrapper(call, context, wanted) {
    const type = outputType(call) ?? wanted;
    const wrapped = expressionFromIr(required(call, 0, context), context, type);
    return { ...wrapped, type: type.kind === 'unknown' ? wrapped.type : type };
  },
  Extract: (call, context) => partOf(false, word(call, 1, context), call, context),
  Trunc: (call, context) => partOf(true, word(call, 1, context), call, context),
  Func: (call, context) => functionCall(String(call.options?.['function'] ?? ''), call, context),
  JSONArray: (call, context) => functionCall('jsonArray', call, context),
  JSONObject(call, context) {
    const members = Object.entries(call.options ?? {}).flatMap(([key, value]): ExpressionSqlNode[] => [
      { kind: 'literal', value: key },
      expressionFromIr(value as ExpressionIR, context).node,
    ]);
    return { node: { kind: 'function', name: 'jsonObject', arguments: members, type: JSON_TYPE }, type: JSON_TYPE, nullable: false };
  },
  OpClass: (call, context) => argument(call, context),
  Round(call, context) {
    const { precision } = call.options ?? {};
    const digits: readonly ExpressionIR[] = typeof precision === 'number' ? [{ kind: 'value', value: precision }] : [];
    return functionCall('round', { ...call, arguments: [...call.arguments, ...digits] }, context);
  },
  SearchVector: searchVector,
  Value: (call, context, wanted) => expressionFromIr(required(call, 0, context), context, outputType(call) ?? wanted),
};

const JSON_TYPE: ValueType = { kind: 'json' };
const VECTOR: ValueType = { kind: 'searchVector' };

function functionCall(name: string, call: CallIR, context: ExpressionContext): TypedNode {
  const first = call.arguments.find((one) => one.kind !== 'value');
  const firstType = first === undefined ? UNKNOWN : expressionFromIr(first, context).type;
  // Constants beside a column are values of its type where the arguments are alike: `Coalesce('price', 0)`.
  const shared = alike.has(name) ? firstType : UNKNOWN;
  const operands = call.arguments.map((one) => expressionFromIr(one, context, one.kind === 'value' ? shared : UNKNOWN));
  const type = outputType(call) ?? resultType(name, operands[0]?.type ?? UNKNOWN, firstType);
  const nullable = name === 'coalesce' || name === 'concat' ? operands.every((one) => one.nullable) : operands.some((one) => one.nullable);
  const argumentTypes = operands.map((one) => one.type);
  return { node: { kind: 'function', name, arguments: operands.map((one) => one.node), argumentTypes, type }, type, nullable };
}

const alike: ReadonlySet<string> = new Set(['coalesce', 'greatest', 'least', 'nullif']);

function resultType(name: string, first: ValueType, column: ValueType): ValueType {
  if (name === 'now') return { kind: 'dateTime' };
  if (name === 'uuid4' || name === 'uuid7') return { kind: 'uuid' };
  if (name === 'length' || name === 'ord' || name === 'strindex') return { kind: 'integer' };
  if (name === 'jsonArray') return JSON_TYPE;
  if (alike.has(name)) return column;
  if (sameType.has(name)) return first;
  return textFunctions.has(name) ? { kind: 'text' } : floats.has(name) ? { kind: 'float' } : first;
}

const sameType: ReadonlySet<string> = new Set([
  'lower',
  'upper',
  'trim',
  'ltrim',
  'rtrim',
  'left',
  'right',
  'substr',
  'reverse',
  'abs',
  'round',
]);
const textFunctions: ReadonlySet<string> = new Set([
  'concat',
  'chr',
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'lpad',
  'rpad',
  'repeat',
  'replace',
]);
const floats: ReadonlySet<string> = new Set([
  'acos',
  'asin',
  'atan',
  'atan2',
  'cos',
  'cot',
  'degrees',
  'exp',
  'ln',
  'log',
  'pi',
  'power',
  'radians',
  'random',
  'sin',
  'sqrt',
  'tan',
]);

function caseFromIr(call: CallIR, context: ExpressionContext, wanted: ValueType): TypedNode {
  const type = outputType(call) ?? wanted;
  const branches = call.arguments.map((branch) => {
    if (branch.kind !== 'call' || branch.name !== 'When')
      throw badSchemaExpression(context.subject, 'a Case without When', 'Write Case(When(…)).');
    const then = branch.options?.['then'] as ExpressionIR | undefined;
    return {
      when: expressionFromIr(required(branch, 0, context), { ...context, negated: false }).node,
      then: expressionFromIr(then ?? required(branch, 1, context), context, type),
    };
  });
  const last = call.options?.['default'] as ExpressionIR | undefined;
  const otherwise = last === undefined ? undefined : expressionFromIr(last, context, type);
  return {
    node: { kind: 'case', branches: branches.map(({ when, then }) => ({ when, then: then.node })), otherwise: otherwise?.node ?? null },
    type: type.kind === 'unknown' ? (branches[0]?.then.type ?? UNKNOWN) : type,
    nullable: otherwise === undefined || otherwise.nullable || branches.some(({ then }) => then.nullable),
  };
}

function partOf(isTrunc: boolean, name: string, call: CallIR, context: ExpressionContext): TypedNode {
  const { node: operand, type: operandType, nullable } = argument(call, context);
  const { tzinfo } = call.options ?? {};
  const timeZone = typeof tzinfo === 'string' ? tzinfo : null;
  if (isTrunc && units.has(name)) return { ...truncated(operand, operandType, name as TruncNode['unit'], timeZone), nullable };
  if (!isTrunc && isDatePart(name))
    return { node: { kind: 'extract', part: name, operand, operandType, timeZone }, type: { kind: 'integer' }, nullable };
  throw badSchemaExpression(
    context.subject,
    `the part '${name}' of a date`,
    'Use year, quarter, month, week, day, hour, minute or second.',
  );
}

const units: ReadonlySet<string> = new Set<TruncNode['unit']>([
  'year',
  'quarter',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
  'date',
  'time',
]);

/** `SETWEIGHT(TO_TSVECTOR('english', COALESCE("title", '') || ' ' || COALESCE("body", '')), 'A')`: with a configuration it may be generated. */
function searchVector(call: CallIR, context: ExpressionContext): TypedNode {
  const { config, weight } = call.options ?? {};
  const words = call.arguments.map((one): ExpressionSqlNode => {
    const { node, type } = expressionFromIr(one, context);
    return fn('coalesce', [
      isTextual(type) ? node : { kind: 'cast', operand: node, type: { kind: 'text' } },
      { kind: 'literal', value: '' },
    ]);
  });
  const spaced = words.flatMap((part, index): ExpressionSqlNode[] => (index === 0 ? [part] : [{ kind: 'literal', value: ' ' }, part]));
  const [only] = spaced;
  const document = spaced.length === 1 && only !== undefined ? only : fn('concatStrict', spaced);
  const vector = fn('to_tsvector', typeof config === 'string' ? [{ kind: 'literal', value: config }, document] : [document]);
  const node = typeof weight === 'string' ? fn('setweight', [vector, { kind: 'literal', value: weight }]) : vector;
  return { node, type: VECTOR, nullable: false };
}

function fn(name: string, operands: readonly ExpressionSqlNode[]): ExpressionSqlNode {
  return { kind: 'function', name, arguments: operands, type: name === 'coalesce' || name === 'concatStrict' ? { kind: 'text' } : VECTOR };
}

function isTextual({ kind }: ValueType): boolean {
  return kind === 'char' || kind === 'text' || kind === 'slug' || kind === 'email' || kind === 'url';
}

function argument(call: CallIR, context: ExpressionContext): TypedNode {
  return expressionFromIr(required(call, 0, context), context);
}

function required(call: CallIR, index: number, context: ExpressionContext): ExpressionIR {
  const found = call.arguments[index];
  if (found === undefined)
    throw badSchemaExpression(context.subject, `${call.name} with too few arguments`, `Give ${call.name} ${index + 1}.`);
  return found;
}

/** An argument that is a word: a collation, a part of a date. */
function word(call: CallIR, index: number, context: ExpressionContext): string {
  const found = required(call, index, context);
  if (found.kind === 'value' && typeof found.value === 'string') return found.value;
  throw badSchemaExpression(context.subject, `${call.name} without its word`, `Write it as text in place ${index + 1}.`);
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
