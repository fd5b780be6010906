import fc from 'fast-check';
import { FIELDS, type FieldKind, type ModelName, RELATIONS } from './world.js';

export type Scalar = string | number | boolean | null;

/** One lookup: relations, a field, a comparison. `field` null asks whether the relation is there. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly hops: readonly string[];
  readonly field: string | null;
  readonly lookup: string;
  readonly value: Scalar | readonly Scalar[] | { readonly f: string };
}
export type Tree = Leaf | { readonly kind: 'and' | 'or'; readonly parts: readonly Tree[] } | { readonly kind: 'not'; readonly part: Tree };

export type Step =
  | { readonly kind: 'filter'; readonly negated: boolean; readonly conditions: readonly Tree[] }
  /** An aggregate over a path, under the name `n`. */
  | {
      readonly kind: 'annotate';
      readonly aggregate: 'Count' | 'CountDistinct' | 'Max' | 'Min' | 'Sum';
      readonly hops: readonly string[];
      readonly field: string;
    }
  | { readonly kind: 'having'; readonly lookup: 'gt' | 'gte' | 'lt' | 'exact'; readonly value: number };

export interface Query {
  readonly model: ModelName;
  readonly steps: readonly Step[];
  readonly distinct: boolean;
}

/** The paths of relations from a model, up to so many hops. */
function hopsFrom(model: ModelName, depth: number): { readonly hops: readonly string[]; readonly model: ModelName }[] {
  const here = { hops: [] as readonly string[], model };
  if (depth === 0) return [here];
  const further = Object.entries(RELATIONS[model]).flatMap(([name, relation]) => hopsFrom(relation.to, depth - 1).map(({ hops, model: end }) => ({ hops: [name, ...hops], model: end }))); // prettier-ignore
  return [here, ...further];
}

const VALUES: Readonly<Record<FieldKind, fc.Arbitrary<Scalar>>> = {
  number: fc.constantFrom<Scalar>(0, 1, 2, 2.5, 3, 5, 7, 9, 30),
  text: fc.constantFrom<Scalar>('red', 'Red', 'blue', 'x', 'a_b%', '_', 'e', 'Ann', 'Bob'),
  boolean: fc.boolean(),
};
const LOOKUPS: Readonly<Record<FieldKind, readonly string[]>> = {
  number: ['exact', 'gt', 'gte', 'lt', 'lte', 'in', 'range', 'isnull', 'f'],
  text: ['exact', 'contains', 'startswith', 'endswith', 'icontains', 'in', 'isnull'],
  boolean: ['exact', 'isnull'],
};

function leafOf(model: ModelName): fc.Arbitrary<Tree> {
  const ownNumbers = Object.entries(FIELDS[model]).flatMap(([name, kind]) => (kind === 'number' ? [name] : []));
  const places = hopsFrom(model, 3);
  const onField = fc.constantFrom(...places).chain(({ hops, model: end }) =>
    fc.constantFrom(...Object.entries(FIELDS[end])).chain(([field, kind]) =>
      fc.constantFrom(...LOOKUPS[kind]).chain((lookup): fc.Arbitrary<Tree> => {
        const make = (value: Leaf['value']): Tree => ({ kind: 'leaf', hops, field, lookup: lookup === 'f' ? 'gt' : lookup, value });
        if (lookup === 'isnull') return fc.boolean().map(make);
        if (lookup === 'f') return fc.constantFrom(...ownNumbers).map((f) => make({ f }));
        if (lookup === 'in') return fc.array(VALUES[kind], { maxLength: 3 }).map(make);
        if (lookup === 'range') return fc.tuple(VALUES[kind], VALUES[kind]).map(make);
        return VALUES[kind].map(make);
      }),
    ),
  );
  const onRelation = fc
    .constantFrom(...Object.keys(RELATIONS[model]))
    .chain((hop) => fc.boolean().map((value): Tree => ({ kind: 'leaf', hops: [hop], field: null, lookup: 'isnull', value })));
  return fc.oneof({ weight: 6, arbitrary: onField }, { weight: 1, arbitrary: onRelation });
}

function treeOf(model: ModelName): fc.Arbitrary<Tree> {
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 5, arbitrary: leafOf(model) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constantFrom('and' as const, 'or' as const),
          parts: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('not' as const), part: tie('tree') }) },
    ),
  }));
  return tree;
}

/** Random queries: filters and excludes, perhaps an aggregate among them, perhaps a filter on it. */
export const anyQuery: fc.Arbitrary<Query> = fc.constantFrom<ModelName>('Author', 'Post', 'Comment', 'Tag').chain((model) => {
  const filter: fc.Arbitrary<Step> = fc.record({
    kind: fc.constant('filter' as const),
    negated: fc.boolean(),
    conditions: fc.array(treeOf(model), { minLength: 1, maxLength: 2 }),
  });
  const places = hopsFrom(model, 2).flatMap(({ hops, model: end }) => Object.entries(FIELDS[end]).flatMap(([field, kind]) => (kind === 'number' ? [{ hops, field }] : []))); // prettier-ignore
  const annotate: fc.Arbitrary<Step> = fc
    .tuple(
      fc.constantFrom('Count' as const, 'CountDistinct' as const, 'Max' as const, 'Min' as const, 'Sum' as const),
      fc.constantFrom(...places),
    )
    .map(([aggregate, place]) => ({ kind: 'annotate', aggregate, ...place }));
  const having: fc.Arbitrary<Step> = fc.record({ kind: fc.constant('having' as const), lookup: fc.constantFrom('gt' as const, 'gte' as const, 'lt' as const, 'exact' as const), value: fc.integer({ min: 0, max: 6 }) }); // prettier-ignore
  const filters = fc.array(filter, { maxLength: 2 });
  const plain = fc.record({ steps: filters, distinct: fc.boolean() });
  const grouped = fc.tuple(filters, annotate, filters, fc.option(having, { nil: undefined })).map(([before, group, after, last]) => ({
    steps: [...before, group, ...after, ...(last === undefined ? [] : [last])],
    distinct: false,
  }));
  return fc.oneof(plain, grouped).map((query): Query => ({ model, ...query }));
});
