import { FieldError } from '../errors/query-error.js';
import { suggest } from '../errors/suggest.js';
import type { Resolved } from '../expressions/expression.js';
import type { ValueType } from '../sql/ast/index.js';
import { arrayLookups, arrayTransform } from './array-lookups.js';
import * as comparison from './comparison-lookups.js';
import { type BilateralStep, changeRight } from './bilateral.js';
import { customLookup, customTransform, isBilateral } from './custom.js';
import { dateTimeTransforms, dateTransforms, timeTransforms, yearLookup } from './date-transforms.js';
import { hstoreLookups, hstoreTransform } from './hstore-lookups.js';
import { jsonLookups, jsonTransform } from './json-lookups.js';
import { leftValue, type Lookup, type LookupContext, type Transform } from './lookup.js';
import { isRange, rangeLookups, rangeTransform } from './range-lookups.js';
import { numberTransforms, textTransforms } from './function-transforms.js';
import { searchLookups, vectorLookups } from './search-lookups.js';
import * as text from './text-lookups.js';

type Lookups = Readonly<Record<string, Lookup>>;
type Transforms = Readonly<Record<string, Transform>>;

const COMPARISONS: Lookups = {
  exact: comparison.exact,
  in: comparison.within,
  gt: comparison.gt,
  gte: comparison.gte,
  lt: comparison.lt,
  lte: comparison.lte,
  range: comparison.range,
  isnull: comparison.isnull,
};

const PATTERNS: Lookups = {
  iexact: text.iexact,
  contains: text.contains,
  icontains: text.icontains,
  startswith: text.startswith,
  istartswith: text.istartswith,
  endswith: text.endswith,
  iendswith: text.iendswith,
  regex: text.regex,
  iregex: text.iregex,
};

/** What a relation can be compared by: its key. */
const RELATIONS: Lookups = {
  exact: comparison.exact,
  in: comparison.within,
  gt: comparison.gt,
  gte: comparison.gte,
  lt: comparison.lt,
  lte: comparison.lte,
  isnull: comparison.isnull,
};

const EVERY: Lookups = { ...COMPARISONS, ...PATTERNS, ...searchLookups };
const JSON_LOOKUPS: Lookups = { ...EVERY, ...jsonLookups };

function lookupsOf(left: Resolved): Lookups {
  if (left.prepare !== undefined || left.node.kind === 'row') return RELATIONS;
  if (left.type.kind === 'json') return JSON_LOOKUPS;
  if (left.type.kind === 'hstore') return hstoreLookups;
  if (left.type.kind === 'array') return { ...COMPARISONS, ...arrayLookups };
  if (left.type.kind === 'searchVector') return { ...COMPARISONS, ...vectorLookups };
  if (isRange(left.type.kind)) return { ...COMPARISONS, ...rangeLookups };
  return EVERY;
}

function transformsOf(type: ValueType): Transforms {
  switch (type.kind) {
    case 'date':
      return dateTransforms;
    case 'dateTime':
      return dateTimeTransforms;
    case 'time':
      return timeTransforms;
    default:
      return TEXT_KINDS.has(type.kind) ? textTransforms : NUMBER_KINDS.has(type.kind) ? numberTransforms : {};
  }
}

const TEXT_KINDS: ReadonlySet<string> = new Set(['char', 'text', 'slug', 'email', 'url', 'citext', 'enum']);
const NUMBER_KINDS: ReadonlySet<string> = new Set([
  'integer',
  'smallInteger',
  'bigInteger',
  'positiveInteger',
  'positiveSmallInteger',
  'positiveBigInteger',
  'float',
  'decimal',
  'count', // prettier-ignore
]);

/** The value after a transform; null when the type has none of that name. */
export function transform(operand: Resolved, name: string): Resolved | null {
  const { kind } = operand.type;
  const custom = customTransform(name, kind);
  if (custom !== undefined) return custom(operand, name);
  if (kind === 'json') return jsonTransform(operand, name);
  if (kind === 'hstore') return hstoreTransform(operand, name);
  if (kind === 'array') return arrayTransform(operand, name);
  if (isRange(kind)) return rangeTransform(operand, name);
  return transformsOf(operand.type)[name]?.(operand, name) ?? null;
}

/** Is it the name of a transform of such a value? */
export function isTransform(type: ValueType, name: string): boolean {
  return customTransform(name, type.kind) !== undefined || Object.hasOwn(transformsOf(type), name);
}

/** The condition that the rest of a path says: transforms, then a lookup (`exact` when there is none). */
export function resolveLookup(rest: readonly string[], context: Omit<LookupContext, 'name'>): Resolved {
  let left = leftValue(context);
  const bilateral: BilateralStep[] = [];
  for (let i = 0; i < rest.length; i++) {
    const name = rest[i]!;
    const last = i === rest.length - 1;
    const lookup = last ? (customLookup(name, left.type.kind) ?? own(lookupsOf(left), name)) : undefined;
    if (lookup !== undefined) return lookup({ ...context, left, name, right: changeRight(bilateral, { ...context, left, name }) });
    // `year` at the end of the path or before the last lookup: compared as a range.
    if (name === 'year' && i >= rest.length - 2 && (left.type.kind === 'date' || left.type.kind === 'dateTime')) {
      const ranged = yearLookup(last ? 'exact' : rest[i + 1]!, left, { ...context, left, name });
      if (ranged !== null) return ranged;
    }
    const next = transform(left, name);
    if (next === null) throw unknownLookup(name, left, context.path);
    if (name === 'unaccent' || isBilateral(name, left.type.kind))
      bilateral.push({ before: left, change: (operand) => transform(operand, name) ?? operand });
    left = next;
  }
  const exact = { ...context, left, name: 'exact' };
  const equal = own(lookupsOf(left), 'exact') ?? comparison.exact;
  return equal({ ...exact, right: changeRight(bilateral, exact) });
}

export function unknownTransform(name: string, type: ValueType, path: string): FieldError {
  const choices = Object.keys(transformsOf(type)).sort();
  return new FieldError({
    code: 'QUERY.UNKNOWN_LOOKUP',
    message: `'${path}': a ${type.kind} has no transform '${name}'. Choices are: ${choices.join(', ') || 'none'}.${suggest(name, choices)}`,
  });
}

function unknownLookup(name: string, left: Resolved, path: string): FieldError {
  const choices = [...Object.keys(lookupsOf(left)), ...Object.keys(transformsOf(left.type))].sort();
  const what = left.prepare === undefined ? `a ${left.type.kind} field` : 'a relation';
  const hint = own(OTHER_NAMES, name);
  return new FieldError({
    code: 'QUERY.UNKNOWN_LOOKUP',
    message: `'${path}': ${what} has no lookup or transform '${name}'. Choices are: ${choices.join(', ')}.${hint === undefined ? suggest(name, choices) : ''}`,
    ...(hint === undefined ? {} : { hint }),
  });
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

const notEqual = 'Write exclude(), or Q({ … }).not().';

/** What other tools call lookups, and what it is here. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  like: 'Write contains, startswith or endswith.',
  ilike: 'Write icontains, istartswith or iendswith.',
  includes: 'Write contains.',
  eq: 'Write the path without a lookup.',
  equals: 'Write the path without a lookup.',
  ne: notEqual,
  neq: notEqual,
  not: notEqual,
  notIn: notEqual,
  between: 'Write range.',
};
