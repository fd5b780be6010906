import { isMoment, keyParts, type Scalar } from '../world/facts.js';
import {
  type Aggregate,
  type Compared,
  type Expr,
  isNamed,
  type Leaf,
  type Operation,
  type Query,
  type Term,
  textOf,
  type Tree,
  type Window,
} from './query.js';

/** A query as calls of dunder's API: to be run, and to be printed. */
export type Code =
  | Scalar
  | readonly Code[]
  | { readonly object: Readonly<Record<string, Code>> }
  | { readonly model: string }
  | { readonly moment: string }
  | { readonly output: string }
  | { readonly table: string }
  | { readonly row: string; readonly values: Readonly<Record<string, Code>> }
  | { readonly call: string; readonly parts: readonly Code[] }
  | { readonly on: Code; readonly method: string; readonly parts: readonly Code[] };

const call = (name: string, ...parts: Code[]): Code => ({ call: name, parts });
const method = (on: Code, name: string, ...parts: Code[]): Code => ({ on, method: name, parts });

/** `valuesList` for the last `values()`, so that rows are tuples. */
export function codeOf(query: Query, values: 'values' | 'valuesList' = 'values'): Code {
  const last = query.operations.findLastIndex((operation) => operation.kind === 'values');
  let code = query.operations.reduce<Code>((made, operation, index) => applied(made, operation, index === last ? values : 'values'), {
    model: query.model,
  });
  if (query.distinct !== false) code = method(code, 'distinct', ...(query.distinct === true ? [] : query.distinct.map(textOf)));
  if (query.combined !== null) {
    const { method: name, others, after = [] } = query.combined;
    const parts = others.map((other) => codeOf(other));
    if (name === 'union' || name === 'unionAll')
      code = method(code, 'union', parts, ...(name === 'unionAll' ? [{ object: { all: true } }] : []));
    else code = method(code, name, ...parts);
    code = after.reduce((made, one) => applied(made, one, values), code);
  }
  if (query.ordering !== null) code = method(code, 'orderBy', ...query.ordering.map(orderTerm));
  if (query.reversed) code = method(code, 'reverse');
  if (query.low > 0 || query.high !== null) code = method(code, 'slice', query.low, ...(query.high === null ? [] : [query.high]));
  return code;
}

function applied(code: Code, operation: Operation, values: 'values' | 'valuesList'): Code {
  switch (operation.kind) {
    case 'filter':
      return method(code, operation.negated ? 'exclude' : 'filter', ...operation.conditions.map(condition));
    case 'joined': {
      const side = (filters: readonly Operation[]): Code => filters.reduce((made, one) => applied(made, one, values), code);
      return method(side(operation.left), operation.method, side(operation.right));
    }
    case 'annotate':
      return method(code, operation.selected ? 'annotate' : 'alias', { object: { [operation.name]: valueCode(operation.value) } });
    case 'filtered': {
      const relation = call('FilteredRelation', operation.hops.join('__'), { object: { condition: condition(operation.where) } });
      return method(code, 'annotate', { object: { [operation.name]: relation } });
    }
    case 'table': {
      const on = Object.fromEntries(operation.on.map(([column, path]) => [column, textOf(path)]));
      const options = { on: { object: on }, ...(operation.left ? { join: 'left' } : {}) };
      return method(code, 'withCte', { table: operation.name }, { object: options });
    }
    case 'lateral':
      return method(code, 'lateral', { object: { [operation.name]: codeOf(operation.query) } });
    case 'values':
      return method(code, values, ...operation.columns.map(textOf));
  }
}

function orderTerm(term: Term): Code {
  const { descending, nulls } = term;
  if (isNamed(term) && nulls === null) return `${descending ? '-' : ''}${textOf(term.path)}`;
  const value = isNamed(term) ? call('F', textOf(term.path)) : valueCode(term.value);
  if (nulls === null) return descending ? method(value, 'desc') : value;
  return method(value, descending ? 'desc' : 'asc', { object: nulls === 'first' ? { nullsFirst: true } : { nullsLast: true } });
}

export function valueCode(expression: Expr): Code {
  switch (expression.kind) {
    case 'path':
      return call('F', textOf(expression.path));
    case 'key':
      return call('KT', [textOf(expression.path), ...expression.keys].join('__'));
    case 'value':
      return call('Value', constant(expression.value), ...(expression.type === undefined ? [] : [output(expression.type)]));
    case 'combine':
      return method(valueCode(expression.left), expression.operator, valueCode(expression.right));
    case 'call':
      if (expression.name === 'slice') return sliceCode(expression.parts);
      if (expression.name.startsWith('Cast')) return castCode(expression.name, valueCode(expression.parts[0]!));
      return call(expression.name, ...expression.parts.map(valueCode), ...(expression.zone === undefined ? [] : [{ object: { tzinfo: expression.zone } }])); // prettier-ignore
    case 'case': {
      const when = call('When', condition(expression.when), { object: { then: valueCode(expression.then) } });
      return call('Case', when, ...(expression.otherwise === null ? [] : [{ object: { default: valueCode(expression.otherwise) } }]));
    }
    case 'aggregate':
      return aggregateCode(expression);
    case 'subquery':
      return call('Subquery', codeOf(expression.query));
    case 'window':
      return windowCode(expression);
    case 'condition':
      return condition(expression.tree);
  }
}

function windowCode({ of, partitionBy, orderBy, frame }: Window): Code {
  const bounds = frame === null ? null : { object: { start: frame.start, end: frame.end } };
  const options = {
    ...(partitionBy.length === 0 ? {} : { partitionBy: partitionBy.map(textOf) }),
    ...(orderBy.length === 0 ? {} : { orderBy: orderBy.map(orderTerm) }),
    ...(frame === null ? {} : { frame: call(frame.mode === 'rows' ? 'RowRange' : 'ValueRange', bounds!) }),
  };
  return call('Window', of.kind === 'aggregate' ? aggregateCode(of) : rankingCode(of), { object: options });
}

const rankingCode = ({ name, of, count }: Exclude<Window['of'], Aggregate>): Code =>
  call(name, ...(of === null ? [] : [valueCode(of)]), ...(count === null ? [] : [count]));

export function aggregateCode({ name, of, distinct, where, otherwise, sample = false, orderBy = [] }: Aggregate): Code {
  const options = {
    ...(name === 'StringAgg' ? { delimiter: ',' } : {}),
    ...(orderBy.length === 0 ? {} : { orderBy: orderBy.map(orderTerm) }),
    ...(distinct ? { distinct } : {}),
    ...(sample ? { sample } : {}),
    ...(where === null ? {} : { filter: condition(where) }),
    ...(otherwise === null ? {} : { default: otherwise }),
  };
  return call(name, of === null ? '*' : valueCode(of), ...(Object.keys(options).length === 0 ? [] : [{ object: options }]));
}

export function condition(tree: Tree): Code {
  switch (tree.kind) {
    case 'leaf':
      return call('Q', { object: { [lookupOf(tree)]: tree.path.field === 'pk' ? keyTuples(tree.value) : compared(tree.value) } });
    case 'not':
      return method(condition(tree.part), 'not');
    case 'exists':
      return call('Exists', codeOf(tree.query));
    case 'compare':
      return method(valueCode(tree.left), tree.operator, valueCode(tree.right));
    default: {
      const [first, ...rest] = tree.parts.map(condition);
      return rest.reduce((made, part) => method(made, tree.kind, part), first!);
    }
  }
}

const lookupOf = ({ path, transform, keys = [], lookup }: Leaf): string =>
  [textOf(path), ...keys, ...(transform === null ? [] : [transform]), lookup].join('__');

/** Of a key of two columns. */
function keyTuples(value: Compared): Code {
  if (Array.isArray(value)) return (value as readonly number[]).map(keyParts);
  return typeof value === 'number' ? keyParts(value) : compared(value);
}

const output = (name: string): Code => ({ object: { outputField: { output: name } } });

/** `CastText` is `Cast(…, fields.text())`. */
const castCode = (name: string, of: Code): Code => call('Cast', of, { output: name.slice(4).toLowerCase() });

/** `F('title').slice(1, 3)` */
function sliceCode([text, ...bounds]: readonly Expr[]): Code {
  return method(valueCode(text!), 'slice', ...bounds.map((bound) => (bound.kind === 'value' ? bound.value : null)));
}

export const filtered = (on: Code, filters: readonly Operation[]): Code => filters.reduce((made, one) => applied(made, one, 'values'), on);

export const constant = (value: Scalar): Code => (isMoment(value) ? { moment: value } : value);

function compared(value: Compared): Code {
  if (Array.isArray(value)) return (value as readonly Scalar[]).map(constant);
  if (typeof value !== 'object' || value === null) return constant(value);
  if ('members' in value) return value.members.map((member) => compared(member));
  if ('f' in value) return call('F', [textOf(value.f), ...(value.keys ?? [])].join('__'));
  if ('outer' in value) return Array.from({ length: value.up }).reduce<Code>((made) => call('OuterRef', made), textOf(value.outer));
  return codeOf((value as { readonly rows: Query }).rows);
}

const printObject = (object: Readonly<Record<string, Code>>): string =>
  `{ ${Object.entries(object).map(([name, value]) => `${name}: ${printCode(value)}`).join(', ')} }`; // prettier-ignore

/** The code as text. */
export function printCode(code: Code): string {
  if (typeof code !== 'object' || code === null) return JSON.stringify(code);
  if (Array.isArray(code)) return `[${code.map(printCode).join(', ')}]`;
  const made = code as Exclude<Code, Scalar | readonly Code[]>;
  if ('model' in made) return `${made.model}.objects`;
  if ('moment' in made) return `new Date('${made.moment}')`;
  if ('table' in made) return made.table;
  if ('output' in made) return `fields.${made.output}()`;
  if ('object' in made) return printObject(made.object);
  if ('row' in made) return `new ${made.row}(${printObject(made.values)})`;
  const parts = made.parts.map(printCode).join(', ');
  return 'call' in made ? `${made.call}(${parts})` : `${printCode(made.on)}.${made.method}(${parts})`;
}
