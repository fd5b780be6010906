import fc from 'fast-check';
import { DATE_CUTS, DATE_PARTS, TIME_CUTS, TIME_PARTS } from '../evaluate/dates.js';
import { ZONES } from '../evaluate/zones.js';
import type { FunctionName } from '../evaluate/functions.js';
import type { Expr, Place, Query, Tree } from '../query/query.js';
import type { Kind } from '../world/facts.js';
import { anyTree, CONSTANTS, type Ground, path } from './any-tree.js';
import { ofKind } from './places.js';

const pathOf = (place: Place): Expr => ({ kind: 'path', path: path(place) });
const value = (one: number | string): Expr => ({ kind: 'value', value: one });
const call = (name: FunctionName, ...parts: Expr[]): Expr => ({ kind: 'call', name, parts });

type Values = fc.Arbitrary<Expr>;

/** A value of a row of this kind; `scalars` are queries of one number. */
export function anyValue(ground: Ground, kind: Kind, scalars?: fc.Arbitrary<Query>): Values {
  const places = ofKind(ground.places, kind).filter((place) => place.field !== null || kind === 'number');
  const columns: Values = places.length === 0 ? constantsOf(kind) : fc.constantFrom(...places).map(pathOf);
  switch (kind) {
    case 'number':
      return anyNumber(ground, columns, scalars);
    case 'decimal':
      return anyDecimal(ground, columns);
    case 'float':
      return anyFloat(ground, columns, keysOf(ground, NUMBERS));
    case 'duration':
      return anyDuration(ground, columns);
    case 'text':
      return anyText(ground, columns, keysOf(ground, [['t'], ['n']]));
    case 'date':
    case 'moment':
      return anyTime(ground, kind, columns);
    case 'key':
      return columns;
    case 'boolean':
      return fc.oneof(columns, anyTree({ ...ground, rows: undefined }, 2).map((tree): Expr => ({ kind: 'condition', tree }))); // prettier-ignore
  }
}

/** Where numbers stand in a document. */
const NUMBERS = [['n'], ['c', 'n']];

/** Texts of documents, of some keys. */
function keysOf({ documents = [] }: Ground, keys: readonly (readonly string[])[]): Values | null {
  if (documents.length === 0) return null;
  return fc.tuple(fc.constantFrom(...documents), fc.constantFrom(...keys)).map(([place, some]): Expr => ({ kind: 'key', path: path(place), keys: some })); // prettier-ignore
}

const constantsOf = (kind: Kind): Values =>
  CONSTANTS[kind].map((one): Expr => ({ kind: 'value', value: one, ...(kind === 'duration' ? { type: kind } : {}) }));

/** What every kind of value has. */
function common(ground: Ground, columns: Values, operand: Values): fc.WeightedArbitrary<Expr>[] {
  const pair = fc.tuple(columns, operand);
  return [
    { weight: 2, arbitrary: columns },
    { weight: 1, arbitrary: fc.constantFrom('Coalesce' as const, 'Greatest' as const, 'Least' as const, 'NullIf' as const).chain((name) => pair.map((parts) => call(name, ...parts))) }, // prettier-ignore
    {
      weight: 1,
      arbitrary: fc.record<Extract<Expr, { kind: 'case' }>>({
        kind: fc.constant('case' as const),
        when: anyTree({ ...ground, rows: undefined }, 2),
        then: operand,
        otherwise: fc.option(columns),
      }),
    },
  ];
}

function anyNumber(ground: Ground, numbers: Values, scalars: fc.Arbitrary<Query> | undefined): Values {
  const operand = fc.oneof({ weight: 3, arbitrary: numbers }, { weight: 1, arbitrary: fc.constantFrom(0, 1, 3).map(value) });
  const combine = (operator: 'add' | 'div' | 'mod' | 'mul' | 'sub', right: Values): Values =>
    fc.tuple(numbers, right).map(([left, other]): Expr => ({ kind: 'combine', operator, left, right: other, whole: true }));
  const divisor = fc.oneof(fc.constantFrom(2, 3, -2).map(value), numbers.map((one) => call('NullIf', one, value(0)))); // prettier-ignore
  const texts = ofKind(ground.places, 'text');
  const text = texts.length === 0 ? constantsOf('text') : fc.constantFrom(...texts).map(pathOf);
  const parts = (kind: 'date' | 'moment', names: readonly string[]): Values[] => {
    const places = ofKind(ground.places, kind);
    if (places.length === 0) return [];
    const name = fc.constantFrom(...names);
    return [fc.tuple(name, fc.constantFrom(...places)).map(([part, place]) => call(`Extract${part}` as FunctionName, pathOf(place)))];
  };
  const moments = ofKind(ground.places, 'moment');
  const names = TIME_PARTS.map((part) => `Extract${part}` as const);
  const zonedParts = moments.length === 0 ? [] : [zoned(fc.constantFrom(...moments).map(pathOf), names)];
  return fc.oneof(
    ...common(ground, numbers, operand),
    { weight: 1, arbitrary: fc.constantFrom('add' as const, 'mul' as const, 'sub' as const).chain((one) => combine(one, operand)) }, // prettier-ignore
    { weight: 1, arbitrary: fc.constantFrom('div' as const, 'mod' as const).chain((one) => combine(one, divisor)) },
    { weight: 1, arbitrary: fc.constantFrom('Abs' as const, 'Sign' as const).chain((one) => numbers.map((part) => call(one, part))) },
    { weight: 1, arbitrary: fc.tuple(numbers, divisor).map((both) => call('Mod', ...both)) },
    { weight: 1, arbitrary: fc.constantFrom('Length' as const, 'Ord' as const).chain((one) => text.map((part) => call(one, part))) },
    { weight: 1, arbitrary: fc.tuple(text, fc.constantFrom('t', 'e', '%', '').map(value)).map((both) => call('StrIndex', ...both)) }, // prettier-ignore
    ...[...parts('date', DATE_PARTS), ...parts('moment', TIME_PARTS), ...zonedParts].map((arbitrary) => ({ weight: 1, arbitrary })),
    ...(scalars === undefined ? [] : [{ weight: 2, arbitrary: scalars.map((query): Expr => ({ kind: 'subquery', query })) }]),
  );
}

/** Beside whole numbers too, which become decimals. */
function anyDecimal(ground: Ground, decimals: Values): Values {
  const operand = fc.oneof({ weight: 3, arbitrary: decimals }, { weight: 1, arbitrary: fc.constantFrom(0.25, 1.5).map(value) });
  const numbers = ofKind(ground.places, 'number').filter((place) => place.field !== null);
  const number: Values = numbers.length === 0 ? fc.constant(value(2)) : fc.constantFrom(...numbers).map(pathOf);
  const combine = (operator: 'add' | 'div' | 'mul' | 'sub', left: Values, right: Values): Values =>
    fc.tuple(left, right).map(([one, other]): Expr => ({ kind: 'combine', operator, left: one, right: other, whole: false }));
  const operator = fc.constantFrom('add' as const, 'mul' as const, 'sub' as const);
  return fc.oneof(
    ...common(ground, decimals, decimals),
    { weight: 1, arbitrary: operator.chain((one) => combine(one, decimals, fc.oneof(operand, number))) },
    { weight: 1, arbitrary: operator.chain((one) => combine(one, number, decimals)) },
    { weight: 1, arbitrary: combine('div', decimals, fc.constantFrom(2, 4, 0.5).map(value)) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom('Abs' as const, 'Ceil' as const, 'Floor' as const, 'Round' as const, 'Sign' as const)
        .chain((name) => decimals.map((one) => call(name, one))),
    },
    { weight: 1, arbitrary: decimals.map((one) => call('Round', one, value(1))) },
    { weight: 1, arbitrary: decimals.map((one) => call('Mod', one, value(2))) },
  );
}

/** Beside whole numbers and decimals too, which become floats. */
function anyFloat(ground: Ground, floats: Values, keys: Values | null): Values {
  const operand = fc.oneof({ weight: 3, arbitrary: floats }, { weight: 1, arbitrary: fc.constantFrom(0.25, 1.5).map(value) });
  const others = [...ofKind(ground.places, 'number'), ...ofKind(ground.places, 'decimal')].filter((place) => place.field !== null);
  const other: Values = others.length === 0 ? fc.constant(value(2)) : fc.constantFrom(...others).map(pathOf);
  const combine = (operator: 'add' | 'div' | 'mul' | 'sub', left: Values, right: Values): Values =>
    fc.tuple(left, right).map(([one, two]): Expr => ({ kind: 'combine', operator, left: one, right: two, whole: false }));
  const operator = fc.constantFrom('add' as const, 'mul' as const, 'sub' as const);
  return fc.oneof(
    ...common(ground, floats, floats),
    { weight: 1, arbitrary: operator.chain((one) => combine(one, floats, fc.oneof(operand, other))) },
    { weight: 1, arbitrary: operator.chain((one) => combine(one, other, floats)) },
    { weight: 1, arbitrary: combine('div', floats, fc.constantFrom(2, 4, 0.5).map(value)) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom('Abs' as const, 'Ceil' as const, 'Floor' as const, 'Sign' as const)
        .chain((name) => floats.map((one) => call(name, one))),
    },
    { weight: 1, arbitrary: floats.map((one) => call('Sqrt', call('Abs', one))) },
    { weight: 1, arbitrary: floats.map((one) => call('Power', one, value(2))) },
    { weight: 1, arbitrary: floats.map((one) => call('Mod', one, value(2))) },
    { weight: 1, arbitrary: other.map((one) => call('CastFloat', one)) },
    ...(keys === null ? [] : [{ weight: 2, arbitrary: keys.map((one) => call('CastFloat', one)) }]),
  );
}

/** Lengths of time: computed with each other and with numbers, and what lies between two dates or moments. */
function anyDuration(ground: Ground, durations: Values): Values {
  const operand = fc.oneof({ weight: 3, arbitrary: durations }, { weight: 1, arbitrary: constantsOf('duration') });
  const combine = (operator: 'add' | 'div' | 'mul' | 'sub', left: Values, right: Values): Values =>
    fc.tuple(left, right).map(([one, two]): Expr => ({ kind: 'combine', operator, left: one, right: two, whole: false }));
  const date = CONSTANTS.date.map((one): Expr => ({ kind: 'value', value: one, type: 'date' }));
  const between = (['date', 'moment'] as const).flatMap((kind) => {
    const places = ofKind(ground.places, kind);
    if (places.length === 0) return [];
    const columns = fc.constantFrom(...places).map(pathOf);
    return [{ weight: 2, arbitrary: combine('sub', columns, fc.oneof(columns, columns, kind === 'date' ? date : constantsOf(kind))) }];
  });
  const numbers = ofKind(ground.places, 'number').filter((place) => place.field !== null);
  const number: Values = numbers.length === 0 ? fc.constant(value(2)) : fc.constantFrom(...numbers).map(pathOf);
  return fc.oneof(
    ...common(ground, durations, operand),
    { weight: 2, arbitrary: fc.constantFrom('add' as const, 'sub' as const).chain((one) => combine(one, durations, operand)) },
    { weight: 1, arbitrary: combine('mul', durations, fc.oneof(number, fc.constantFrom(2, -1, 0.5).map(value))) },
    { weight: 1, arbitrary: combine('div', durations, fc.constantFrom(2, 4, 0.5).map(value)) },
    ...between,
  );
}

function anyText(ground: Ground, texts: Values, keys: Values | null): Values {
  const operand = fc.oneof(texts, fc.constantFrom('aNt', 'zZ', ' e ').map(value));
  const count = fc.constantFrom(1, 2, 4).map(value);
  const numbers = ofKind(ground.places, 'number').filter((place) => place.field !== null);
  const number: Values = numbers.length === 0 ? fc.constant(value(2)) : fc.constantFrom(...numbers).map(pathOf);
  const letter = fc.constantFrom('e', 'N', '%', "'", '\\', 'An').map(value);
  const made = (name: FunctionName, ...parts: Values[]): Values => fc.tuple(texts, ...parts).map((all) => call(name, ...all));
  const plain = fc.constantFrom('Upper' as const, 'Lower' as const, 'Reverse' as const, 'Trim' as const, 'LTrim' as const, 'RTrim' as const); // prettier-ignore
  return fc.oneof(
    ...common(ground, texts, operand),
    // Two texts without a column are compared by the collation of the session on MySQL.
    { weight: 2, arbitrary: plain.chain((name) => texts.map((one) => call(name, one))) },
    { weight: 1, arbitrary: made('Concat', operand) },
    ...(keys === null
      ? []
      : [
          {
            weight: 2,
            arbitrary: fc.oneof(
              keys,
              keys.map((one) => call('Upper', one)),
            ),
          },
        ]),
    { weight: 1, arbitrary: number.map((one) => call('CastText', one)) },
    { weight: 1, arbitrary: fc.constantFrom('Left' as const, 'Right' as const, 'Repeat' as const).chain((name) => made(name, count)) },
    { weight: 1, arbitrary: fc.constantFrom('LPad' as const, 'RPad' as const).chain((name) => made(name, count, letter)) },
    { weight: 1, arbitrary: fc.oneof(made('Substr', count), made('Substr', count, count)) },
    { weight: 1, arbitrary: made('Replace', letter, operand) },
    {
      weight: 1,
      arbitrary: fc.tuple(texts, fc.nat({ max: 2 }), fc.nat({ max: 2 })).map(([one, low, more]) => call('slice', one, value(low), value(low + more))), // prettier-ignore
    },
  );
}

function anyTime(ground: Ground, kind: 'date' | 'moment', columns: Values): Values {
  const cuts = fc.constantFrom<FunctionName>(...(kind === 'date' ? DATE_CUTS : TIME_CUTS));
  const cut = cuts.chain((name) => columns.map((one) => call(name, one)));
  const moments = ofKind(ground.places, 'moment');
  const moment: Values = moments.length === 0 ? constantsOf('moment') : fc.constantFrom(...moments).map(pathOf);
  const more = kind === 'date' ? fc.oneof(zoned(moment, ['TruncDate']), moment.map((one) => call('CastDate', one))) : fc.oneof(zoned(columns, TIME_CUTS), anyShifted(ground)); // prettier-ignore
  return fc.oneof(...common(ground, columns, columns), { weight: 4, arbitrary: cut }, { weight: 4, arbitrary: more });
}

/** By the clock of a time zone. */
const zoned = (moments: Values, names: readonly FunctionName[]): Values =>
  fc.tuple(fc.constantFrom(...names), moments, fc.constantFrom(...ZONES)).map(([name, one, zone]): Expr => ({ kind: 'call', name, parts: [one], zone })); // prettier-ignore

/** `F('at').add(F('spell'))`; a date becomes a moment. */
function anyShifted(ground: Ground): Values {
  const dated = [...ofKind(ground.places, 'moment'), ...ofKind(ground.places, 'date')];
  const durations = ofKind(ground.places, 'duration');
  const constant = constantsOf('duration');
  const duration = durations.length === 0 ? constant : fc.oneof(constant, fc.constantFrom(...durations).map(pathOf));
  const moment: Values = dated.length === 0 ? constantsOf('moment') : fc.constantFrom(...dated).map(pathOf);
  return fc
    .tuple(moment, duration, fc.constantFrom('add' as const, 'sub' as const), fc.boolean())
    .map(([one, length, operator, turned]): Expr => {
      const [left, right] = turned && operator === 'add' ? [length, one] : [one, length];
      return { kind: 'combine', operator, left, right, whole: false };
    });
}

/** `F('a').add(1).gt('b')`, of one kind of value; what is beside may be compared, and not computed with. */
export function anyComparison(ground: Ground, scalars?: fc.Arbitrary<Query>): fc.Arbitrary<Tree> {
  const flat: Ground = { places: ground.places, beside: ground.beside };
  const kinds = (['number', 'decimal', 'float', 'duration', 'text', 'date', 'moment'] as const).filter(
    (kind) => ofKind(ground.places, kind).length > 0,
  );
  return fc.constantFrom(...kinds).chain((kind) =>
    fc.record({
      kind: fc.constant('compare' as const),
      operator:
        kind === 'text' ? fc.constantFrom('eq' as const, 'ne' as const) : fc.constantFrom('eq' as const, 'gt' as const, 'gte' as const, 'lt' as const, 'lte' as const, 'ne' as const), // prettier-ignore
      left: anyValue(flat, kind),
      right: fc.oneof(
        anyValue(flat, kind),
        constantsOf(kind),
        ...ofKind(ground.beside, kind).map((place) => fc.constant(pathOf(place))),
        ...(kind === 'number' && scalars !== undefined ? [scalars.map((query): Expr => ({ kind: 'subquery', query }))] : []),
      ),
    }),
  );
}
