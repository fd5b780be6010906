import fc from 'fast-check';
import type { Compared, Leaf, Path, Place, Query, Tree } from '../query/query.js';
import { DATE_PARTS, TIME_PARTS } from '../evaluate/dates.js';
import type { Kind, Scalar } from '../world/facts.js';
import { DATES, MOMENTS, SPELLS, TEXTS } from '../world/worlds.js';
import { ofKind } from './places.js';

export const CONSTANTS: Readonly<Record<Kind, fc.Arbitrary<Scalar>>> = {
  number: fc.constantFrom<Scalar>(0, 1, 2, 2.5, 3, -1, 5),
  text: fc.constantFrom<Scalar>(...TEXTS, 'T', 'e', '%', '\\', 'ant', "'"),
  decimal: fc.constantFrom<Scalar>(0, 0.25, 1, 2.5, -0.75, 2),
  moment: fc.constantFrom<Scalar>(...MOMENTS, '2024-02-29T12:30:15.500Z'),
  duration: fc.constantFrom<Scalar>(...SPELLS, 1000, -500),
  float: fc.constantFrom<Scalar>(0, 0.25, 1, 2.5, -0.75, 2),
  boolean: fc.boolean(),
  date: fc.constantFrom<Scalar>(...DATES, '2024-06-15'),
  key: fc.constantFrom<Scalar>(...[1, 2, 3, 4].flatMap((key) => [0, 1, 2].map((place) => key * 10 + place))),
};

const LOOKUPS: Readonly<Record<Kind, readonly string[]>> = {
  number: ['exact', 'gt', 'gte', 'lt', 'lte', 'in', 'range', 'isnull', 'f', 'f', 'abs'],
  text: [
    'changed',
    'exact',
    'iexact',
    'contains',
    'startswith',
    'endswith',
    'icontains',
    'istartswith',
    'iendswith',
    'in',
    'isnull',
    'f',
    'f',
  ],
  decimal: ['exact', 'gt', 'lte', 'in', 'range', 'isnull', 'f', 'f'],
  duration: ['exact', 'gt', 'gte', 'lt', 'lte', 'in', 'range', 'isnull', 'f', 'f'],
  float: ['exact', 'gt', 'gte', 'lt', 'lte', 'in', 'range', 'isnull', 'f', 'f', 'abs'],
  boolean: ['exact', 'isnull'],
  key: ['exact', 'gt', 'lte', 'in', 'isnull'],
  date: ['exact', 'gt', 'lte', 'in', 'range', 'isnull', 'f', 'f', 'part', 'part'],
  moment: ['exact', 'gt', 'lte', 'in', 'range', 'isnull', 'f', 'f', 'part', 'part', 'date'],
};

/** Columns that are no keys: those have no `abs`. */
const ABSOLUTE: ReadonlySet<string | null> = new Set(['height', 'place', 'price', 'rank', 'ratio', 'size', 'weight']);

const named = (part: string): string => part[0]!.toLowerCase() + part.slice(1);
const PARTS = { date: DATE_PARTS.map(named), moment: TIME_PARTS.map(named) };

/** Years, and small numbers that the other parts are. */
function ofPart(part: string, lookup: string): fc.Arbitrary<Compared> {
  const one = fc.constantFrom<Scalar>(...(part === 'year' || part === 'isoYear' ? [2023, 2024, 2025] : [0, 1, 2, 5, 12, 52]));
  return lookup === 'in' ? fc.array(one, { maxLength: 3 }) : lookup === 'range' ? fc.tuple(one, one) : one;
}

/** What conditions may ask. */
export interface Ground {
  readonly places: readonly Place[];
  /** Columns that F may name. */
  readonly beside: readonly Place[];
  /** Queries of one column, by its kind: for `in`. */
  readonly rows?: Partial<Record<Kind, fc.Arbitrary<Query>>> | undefined;
  readonly exists?: fc.Arbitrary<Query> | undefined;
  /** Conditions between values that are computed. */
  readonly comparisons?: fc.Arbitrary<Tree> | undefined;
  /** Documents of JSON. */
  readonly documents?: readonly Place[] | undefined;
  /** Columns of the query around, for OuterRef, and of the one around that. */
  readonly outer?: readonly Place[] | undefined;
  readonly outermost?: readonly Place[] | undefined;
}

export const path = ({ hops, field }: Place): Path => ({ hops, field });

function anyLeaf(ground: Ground): fc.Arbitrary<Tree> {
  return fc.constantFrom(...ground.places).chain((place) => {
    let lookups = [...(place.field === null ? ['exact', 'in', 'isnull', 'isnull'] : LOOKUPS[place.type])];
    const rows = ground.rows?.[place.type];
    if (!ABSOLUTE.has(place.field)) lookups = lookups.filter((name) => name !== 'abs');
    if (rows !== undefined) lookups.push('rows');
    const outer = ofKind(ground.outer ?? [], place.type);
    if (outer.length > 0) lookups.push('outer', 'outer');
    const outermost = ofKind(ground.outermost ?? [], place.type);
    if (outermost.length > 0) lookups.push('outermost', 'outermost', 'outermost');
    const beside = ofKind(ground.beside, place.type).filter((one) => one.field !== null);
    return fc.constantFrom(...lookups).chain((lookup): fc.Arbitrary<Tree> => {
      const make = (name: string, value: fc.Arbitrary<Compared>, transform: Leaf['transform'] = null): fc.Arbitrary<Tree> =>
        value.map((one): Tree => ({ kind: 'leaf', path: path(place), transform, lookup: name, value: one }));
      const constant = CONSTANTS[place.type];
      switch (lookup) {
        case 'isnull':
          return make('isnull', fc.boolean());
        case 'f':
          return beside.length === 0
            ? make('isnull', fc.boolean())
            : fc.constantFrom('exact', 'gt', 'lte').chain((name) =>
                make(
                  name,
                  fc.constantFrom(...beside).map((one) => ({ f: path(one) })),
                ),
              );
        case 'outer':
        case 'outermost': {
          const [named, up] = lookup === 'outer' ? [outer, 1] : [outermost, 2];
          return fc.constantFrom('exact', 'exact', 'gt').chain((name) =>
            make(
              name,
              fc.constantFrom(...named).map((one) => ({ outer: path(one), up })),
            ),
          );
        }
        case 'rows':
          return make(
            'in',
            rows!.map((query) => ({ rows: query })),
          );
        case 'in':
        case 'range': {
          const plain = lookup === 'in' ? fc.array(constant, { maxLength: 3 }) : fc.tuple(constant, constant);
          if (beside.length === 0) return make(lookup, plain);
          const column = fc.constantFrom(...beside).map((one) => ({ f: path(one) }));
          const member = fc.oneof(constant, column);
          const members = (lookup === 'in' ? fc.tuple(column, member) : fc.oneof(fc.tuple(column, member), fc.tuple(constant, column))).map((all) => ({ members: all })); // prettier-ignore
          return make(lookup, fc.oneof<fc.Arbitrary<Compared>[]>(plain, plain, members));
        }
        case 'part':
          return fc
            .constantFrom(...PARTS[place.type as 'date' | 'moment'])
            .chain((part) =>
              fc.constantFrom('exact', 'gt', 'gte', 'in', 'lt', 'lte', 'range').chain((name) => make(name, ofPart(part, name), part)),
            );
        case 'abs':
          return fc.constantFrom('exact', 'gt', 'lte').chain((name) => make(name, constant, 'abs'));
        case 'changed':
          return fc.oneof(
            fc.tuple(fc.constantFrom('lower', 'upper', 'trim'), fc.constantFrom('exact', 'contains', 'icontains', 'endswith')).chain(([step, name]) => make(name, fc.constantFrom('ant', 'ANT', 'aNt', 'e', 'E', ''), step)), // prettier-ignore
            fc.tuple(fc.constantFrom('length', 'trim__length'), fc.constantFrom('exact', 'gt', 'in')).chain(([step, name]) => make(name, ofPart(step, name), step)), // prettier-ignore
          );
        case 'date':
          return fc.constantFrom('exact', 'gt', 'lte').chain((name) => make(name, CONSTANTS.date, 'date'));
        default:
          return make(lookup, constant);
      }
    });
  });
}

/** What stands where in a document, and what may be asked of it: `n` is a number, `t` a text, `a` anything. */
const ASKED: readonly { readonly keys: readonly string[]; readonly lookups: readonly string[]; readonly values: readonly Scalar[] }[] = [
  { keys: ['n'], lookups: ['exact', 'gt', 'gte', 'lt', 'lte', 'in', 'isnull'], values: [0, 1, 2, 2.5] },
  { keys: ['t'], lookups: ['exact', 'in', 'isnull', 'icontains', 'startswith', 'iexact'], values: ['x', 'ant', '1', '', 'aNt'] },
  { keys: ['a'], lookups: ['exact', 'exact', 'in', 'isnull'], values: [1, '1', true, false, 'x', 'true'] },
  { keys: ['a', 'n'], lookups: ['exact', 'isnull'], values: [1, '1'] },
  { keys: ['c', 'n'], lookups: ['exact', 'gt', 'lte', 'in', 'isnull'], values: [1, 2] },
  { keys: ['c', 'l', '1'], lookups: ['exact', 'isnull'], values: ['x', 1] },
  { keys: ['c'], lookups: ['hasKey', 'hasKeys', 'hasAnyKeys', 'isnull'], values: ['n', 'l', 'q'] },
  { keys: [], lookups: ['hasKey', 'hasKeys', 'hasAnyKeys', 'isnull'], values: ['n', 't', 'a', 'c', 'q'] },
];

/** `data__n: F('data__c__n')`, `data__t: F('ashOf__data__t')` */
function anyDocuments(documents: readonly Place[]): fc.Arbitrary<Tree> {
  const inside = (keys: readonly (readonly string[])[]): readonly { readonly path: Path; readonly keys: readonly string[] }[] =>
    documents.flatMap((place) => keys.map((some) => ({ path: path(place), keys: some })));
  const ways = [
    { sides: inside([['n'], ['c', 'n']]), lookups: ['exact', 'gt', 'gte', 'lt', 'lte'] },
    { sides: inside([['t']]), lookups: ['exact'] },
  ];
  return fc.constantFrom(...ways).chain(
    ({ sides, lookups }) =>
    fc
      .tuple(fc.constantFrom(...sides), fc.constantFrom(...sides), fc.constantFrom(...lookups))
      .map(([left, right, lookup]): Tree => ({ kind: 'leaf', transform: null, lookup, ...left, value: { f: right.path, keys: right.keys } })), // prettier-ignore
  );
}

function anyDocumentLeaf(documents: readonly Place[]): fc.Arbitrary<Tree> {
  return fc.tuple(fc.constantFrom(...documents), fc.constantFrom(...ASKED)).chain(([place, { keys, lookups, values }]) =>
    fc.constantFrom(...lookups).chain((lookup): fc.Arbitrary<Tree> => {
      const value: fc.Arbitrary<Compared> =
        lookup === 'isnull'
          ? fc.boolean()
          : lookup === 'in' || lookup === 'hasKeys' || lookup === 'hasAnyKeys'
            ? fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })
            : fc.constantFrom(...values);
      return value.map((one): Tree => ({ kind: 'leaf', path: path(place), transform: null, keys, lookup, value: one }));
    }),
  );
}

export function anyTree(ground: Ground, depth = 3): fc.Arbitrary<Tree> {
  const { documents = [] } = ground;
  const plain = anyLeaf(ground);
  const leaf =
    documents.length === 0
      ? plain
      : fc.oneof(
          { weight: 10, arbitrary: plain },
          { weight: 2, arbitrary: anyDocumentLeaf(documents) },
          { weight: 1, arbitrary: anyDocuments(documents) },
        );
  const exists = ground.exists?.map((query): Tree => ({ kind: 'exists', query }));
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: depth, depthSize: 'small' },
      { weight: 6, arbitrary: leaf },
      ...(exists === undefined ? [] : [{ weight: 1, arbitrary: exists }]),
      ...(ground.comparisons === undefined ? [] : [{ weight: 2, arbitrary: ground.comparisons }]),
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constantFrom('and' as const, 'or' as const, 'and' as const, 'or' as const, 'xor' as const),
          parts: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
        }),
      },
      { weight: 1, arbitrary: tie('tree').map((part): Tree => ({ kind: 'not', part })) },
    ),
  }));
  return tree;
}
