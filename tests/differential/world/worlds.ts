import {
  compositeKey,
  type FieldFact,
  type KeyFact,
  type Kind,
  type ManyFact,
  type ModelFact,
  type Row,
  type Scalar,
  type World,
} from './facts.js';
import { Random } from './random.js';

/** No two begin alike, so that every collation orders them alike. */
export const TEXTS = ['aNt', 'b_e%', 'cAt', 'd\\o', 'eEl', "f'x", ''] as const;
export const DATES = ['2023-12-31', '2024-01-01', '2024-02-29', '2025-02-28'] as const;
export const MOMENTS = [
  '2023-12-31T23:59:59.000Z',
  '2024-01-01T00:00:00.000Z',
  '2024-02-29T12:30:15.000Z',
  '2024-03-01T12:30:15.000Z',
  // The evening before in New York, of another month and quarter.
  '2024-07-01T03:59:59.000Z',
] as const;
/** Milliseconds. */
export const SPELLS = [0, 500, 90_000, -1500, 3_600_000, 86_400_000] as const;

const FIELDS: readonly FieldFact[] = [
  { name: 'size', kind: 'number', nullable: false },
  { name: 'weight', kind: 'number', nullable: true },
  { name: 'label', kind: 'text', nullable: false },
  { name: 'note', kind: 'text', nullable: true },
  { name: 'open', kind: 'boolean', nullable: false },
  { name: 'day', kind: 'date', nullable: true },
  { name: 'price', kind: 'decimal', nullable: true },
  { name: 'at', kind: 'moment', nullable: true },
  { name: 'spell', kind: 'duration', nullable: true },
  { name: 'ratio', kind: 'float', nullable: true },
];

function makeWorld(name: string, random: Random): World {
  const models: ModelFact[] = [];
  const joins: ModelFact[] = [];
  for (const tree of ['Ash', 'Birch', 'Cedar', 'Elm']) {
    const earlier = models.map((model) => model.name);
    const keys = earlier.filter(() => random.chance(0.7)).map((to) => makeKey(tree, to, random));
    if (random.chance(0.6)) keys.push({ name: 'root', to: tree, nullable: true, unique: false, reverse: `${tree.toLowerCase()}Shoots` });
    const manys: ManyFact[] = [];
    const target = random.pick([...earlier, tree]);
    if (tree !== 'Ash' && random.chance(0.8)) {
      const [join, many] = makeMany(tree, target, random.chance(0.5));
      joins.push(join);
      manys.push(many);
    }
    models.push({
      ...plain(tree, chosenFields(random)),
      keys,
      manys,
      ordering: random.chance(0.5) ? [random.pick(['-size', 'weight', 'label'])] : [],
    });
  }
  const parent = random.pick(['Ash', 'Birch']);
  const link: KeyFact = { name: 'base', to: parent, nullable: false, unique: true, reverse: 'fern', parentLink: true };
  const fern: ModelFact = {
    ...plain('Fern', [{ name: 'height', kind: 'number', nullable: true }]),
    parent,
    keys: [link, makeKey('Fern', 'Cedar', random)],
    ordering: models.find((model) => model.name === parent)!.ordering,
  };
  const all = [...models, fern, ...joins];
  const moss = makeMoss(random.pick(['Ash', 'Birch', 'Cedar']), new Random(name.charCodeAt(1)));
  const rows = makeRows(all, random);
  const made = { ...rows, Moss: makeMossRows(moss, rows, new Random(name.charCodeAt(1))) };
  const documented = withDocuments({ name, models: [...all, moss], rows: made }, new Random(name.charCodeAt(1) + 1));
  const dewy = withDews(withPine(documented), new Random(name.charCodeAt(1) + 2));
  const vined = withVines(dewy, new Random(name.charCodeAt(1) + 3));
  return withReeds(withFronds(vined, new Random(name.charCodeAt(1) + 4)), new Random(name.charCodeAt(1) + 5));
}

const plain = (name: string, fields: readonly FieldFact[]): ModelFact => ({
  name,
  parent: null,
  made: null,
  fields,
  keys: [],
  manys: [],
  ordering: [],
});

/** `size`, `weight` and `label` always, for the orderings name them. */
const chosenFields = (random: Random): FieldFact[] => FIELDS.filter((_field, index) => index < 3 || random.chance(0.7));

function makeKey(from: string, to: string, random: Random): KeyFact {
  return {
    name: `${to.toLowerCase()}Of`,
    to,
    nullable: random.chance(0.6),
    unique: random.chance(0.3),
    reverse: `${from.toLowerCase()}Set`,
  };
}

function makeMany(from: string, to: string, made: boolean): [ModelFact, ManyFact] {
  const [near, far] = [`from${from}`, `to${to}`];
  const through = `${from}${to}Link`;
  const reverse = (side: string): string | null => (made ? null : `${side}${from}Links`);
  const keys: KeyFact[] = [
    { name: near, to: from, nullable: false, unique: false, reverse: reverse('out') },
    { name: far, to, nullable: false, unique: false, reverse: reverse('in') },
  ];
  const rank: FieldFact = { name: 'rank', kind: 'number', nullable: true };
  const join = { ...plain(through, made ? [] : [rank]), keys, made: made ? { model: from, field: 'friends' } : null };
  return [join, { name: 'friends', to, reverse: `${from.toLowerCase()}Friends`, through, keys: [near, far] }];
}

/** A proxy with an order of its own. */
function withPine(world: World): World {
  const birch = world.models.find(({ name }) => name === 'Birch')!;
  const pine: ModelFact = { ...birch, name: 'Pine', proxyOf: 'Birch', ordering: ['-label'] };
  return { ...world, models: [...world.models, pine], rows: { ...world.rows, Pine: world.rows['Birch']! } };
}

/** Rows that point at one of two models, some at a row that is gone, and at a proxy. */
function withDews(world: World, random: Random): World {
  const fields: FieldFact[] = [...FIELDS.slice(0, 3), { name: 'objectId', kind: 'number', nullable: false }];
  const target = (model: string) => ({ model, path: `on${model}`, column: `subject${model}` });
  const dew: ModelFact = {
    ...plain('Dew', fields),
    keys: [{ name: 'pineOf', to: 'Pine', nullable: true, unique: false, reverse: 'dewSet' }],
    generic: { name: 'subject', relation: 'dews', targets: [target('Cedar'), target('Elm')] },
  };
  const rows = [1, 2, 3, 4, 5, 6].map((id): Row => {
    const { model, column } = random.pick(dew.generic!.targets);
    const objectId = random.chance(0.2) ? 90 : (random.pick(world.rows[model]!)['id'] as number);
    const pine = random.chance(0.3) ? null : random.pick(world.rows['Pine']!)['id']!;
    const plainValues = Object.fromEntries(FIELDS.slice(0, 3).map((field) => [field.name, anyValue(field.kind, random)]));
    return { ...plainValues, id, objectId, pineOf: pine, subjectCedar: null, subjectElm: null, [column]: objectId };
  });
  return { ...world, models: [...world.models, dew], rows: { ...world.rows, Dew: rows } };
}

/** Rows that lead on to each other in circles: two at each other, one at itself, the others at any. */
function withVines(world: World, random: Random): World {
  const vine: ModelFact = {
    ...plain('Vine', FIELDS.slice(0, 3)),
    keys: [
      { name: 'onto', to: 'Vine', nullable: true, unique: false, reverse: 'vinesFrom' },
      { name: 'ashOf', to: 'Ash', nullable: true, unique: false, reverse: 'vineSet' },
    ],
  };
  const rows = [2, 1, 3, 0, 0, 0].map((given, index): Row => {
    const plainValues = Object.fromEntries(vine.fields.map((field) => [field.name, anyValue(field.kind, random)]));
    const onto = given > 0 ? given : random.chance(0.2) ? null : random.below(6) + 1;
    const ashOf = random.chance(0.3) ? null : random.pick(world.rows['Ash']!)['id']!;
    return { ...plainValues, id: index + 1, onto, ashOf };
  });
  return { ...world, models: [...world.models, vine], rows: { ...world.rows, Vine: rows } };
}

/** The child of a child. */
function withFronds(world: World, random: Random): World {
  const link: KeyFact = { name: 'stem', to: 'Fern', nullable: false, unique: true, reverse: 'frond', parentLink: true };
  const vine: KeyFact = { name: 'vineOf', to: 'Vine', nullable: true, unique: false, reverse: 'frondSet' };
  const { ordering } = world.models.find(({ name }) => name === 'Fern')!;
  const depth: FieldFact = { name: 'depth', kind: 'number', nullable: true };
  const frond: ModelFact = { ...plain('Frond', [depth]), parent: 'Fern', keys: [link, vine], ordering };
  const rows = world.rows['Fern']!.slice(0, 2).map((row): Row => {
    const vineOf = random.chance(0.3) ? null : random.pick(world.rows['Vine']!)['id']!;
    return { ...row, stem: row['id']!, vineOf, depth: random.chance(0.3) ? null : anyValue('number', random) };
  });
  return { ...world, models: [...world.models, frond], rows: { ...world.rows, Frond: rows } };
}

/** Keys that hold another column than the key of the row that they lead to. */
function withReeds(world: World, random: Random): World {
  const fields = FIELDS.slice(0, 3);
  const code = { name: 'code', kind: 'number', nullable: false, unique: true } as const;
  const coded = { to: 'Sedge', toField: 'code', nullable: true, unique: false } as const;
  const sedge: ModelFact = { ...plain('Sedge', [...fields, code]), keys: [{ ...coded, name: 'upon', reverse: 'sedgesUpon' }] };
  const ashOf: KeyFact = { name: 'ashOf', to: 'Ash', nullable: true, unique: false, reverse: 'reedSet' };
  const reed: ModelFact = {
    ...plain('Reed', fields),
    keys: [{ ...coded, name: 'sedgeOf', reverse: 'reedSet' }, ashOf],
    ordering: ['-size'],
  };
  const codes = [3, 1, 4, 2];
  const plainValues = () => Object.fromEntries(fields.map((field) => [field.name, anyValue(field.kind, random)]));
  const maybe = (values: readonly Scalar[]): Scalar => (random.chance(0.3) ? null : random.pick(values));
  const ashes = world.rows['Ash']!.map((row) => row['id']!);
  const sedges = codes.map((one, index): Row => ({ ...plainValues(), id: index + 1, code: one, upon: maybe(codes) }));
  const reeds = [1, 2, 3, 4, 5].map((id): Row => ({ ...plainValues(), id, sedgeOf: maybe(codes), ashOf: maybe(ashes) }));
  return { ...world, models: [...world.models, sedge, reed], rows: { ...world.rows, Sedge: sedges, Reed: reeds } };
}

/** Two of the models have a column of JSON. */
function withDocuments(world: World, random: Random): World {
  const has = (name: string): boolean => name === 'Ash' || name === 'Cedar';
  const models = world.models.map((model) => (has(model.name) ? { ...model, document: true } : model));
  const rows: Record<string, readonly Row[]> = {};
  for (const { name, parent } of models) {
    const inherited = (row: Row): Scalar => rows[parent!]!.find((other) => other['id'] === row['id'])!['data']!;
    const withData = (row: Row): Row => (parent === null ? { ...row, data: anyDocument(random) } : { ...row, data: inherited(row) });
    rows[name] = has(parent ?? name) ? world.rows[name]!.map(withData) : world.rows[name]!;
  }
  return { ...world, models, rows };
}

/** `n` is a number where it is, `t` a text, `a` anything. */
function anyDocument(random: Random): Scalar {
  if (random.chance(0.2)) return null;
  const document: Record<string, unknown> = {};
  if (random.chance(0.7)) document['n'] = random.pick([0, 1, 2, 2.5]);
  if (random.chance(0.7)) document['t'] = random.pick(['x', 'aNt', '1', '']);
  if (random.chance(0.8)) document['a'] = random.pick<unknown>([1, '1', true, false, null, 'x', [1, 2], { n: 1 }]);
  if (random.chance(0.6))
    document['c'] = random.chance(0.3) ? {} : { n: random.pick([1, 2]), l: random.pick<unknown>([[], [1], [1, 'x', null]]) };
  return JSON.stringify(document);
}

/** A model whose key are a foreign key and a column. */
function makeMoss(to: string, random: Random): ModelFact {
  const place: FieldFact = { name: 'place', kind: 'number', nullable: false };
  const key: KeyFact = { name: 'bed', to, nullable: false, unique: false, reverse: 'mossBeds' };
  return { ...plain('Moss', [place, ...chosenFields(random)]), composite: ['bed', 'place'], keys: [key, makeKey('Moss', 'Elm', random)] };
}

function makeMossRows(model: ModelFact, rows: World['rows'], random: Random): readonly Row[] {
  const made = new Map<number, Row>();
  const taken = new Map<string, Set<Scalar>>();
  for (let tries = 0; tries < 6; tries++) {
    const row = makeRow(model, 0, rows, taken, random);
    if (row === null) continue;
    const full = { ...row, place: random.below(3) };
    const key = compositeKey(full, model.composite!);
    if (!made.has(key)) made.set(key, { ...full, id: key, pk: key });
  }
  return [...made.values()];
}

/** Rows, parents before children; keys lead to rows that are there already. */
function makeRows(models: readonly ModelFact[], random: Random): World['rows'] {
  const rows: Record<string, Row[]> = {};
  for (const model of models) {
    const list: Row[] = (rows[model.name] = []);
    const taken = new Map<string, Set<Scalar>>();
    const count = model.name.endsWith('Link') ? 5 : model.parent === null ? 4 + random.below(2) : 3;
    for (let id = 1; id <= count; id++) {
      const row = makeRow(model, id, rows, taken, random);
      const pair = model.keys.map((key) => row?.[key.name]).join();
      const again = model.name.endsWith('Link') && list.some((other) => model.keys.map((key) => other[key.name]).join() === pair);
      if (row !== null && !again) list.push(row);
    }
  }
  return rows;
}

function makeRow(
  model: ModelFact,
  id: number,
  rows: Record<string, readonly Row[]>,
  taken: Map<string, Set<Scalar>>,
  random: Random,
): Row | null {
  const row: Record<string, Scalar> = { id };
  for (const key of model.keys) {
    const used = taken.get(key.name) ?? new Set();
    taken.set(key.name, used);
    const free = (rows[key.to] ?? []).map((other) => other['id']!).filter((one) => !key.unique || !used.has(one));
    const value = free.length === 0 || (key.nullable && random.chance(0.35)) ? null : random.pick(free);
    if (value === null && !key.nullable) return null;
    used.add(value);
    row[key.name] = value;
    if (key.parentLink) Object.assign(row, { ...rows[key.to]!.find((other) => other['id'] === value)!, ...row, id: value });
  }
  for (const field of model.fields) row[field.name] = field.nullable && random.chance(0.35) ? null : anyValue(field.kind, random);
  return row;
}

function anyValue(kind: Kind, random: Random): Scalar {
  switch (kind) {
    case 'key':
    case 'number':
      return random.below(6) - 1;
    case 'text':
      return random.pick(TEXTS);
    case 'boolean':
      return random.chance(0.5);
    case 'date':
      return random.pick(DATES);
    case 'moment':
      return random.pick(MOMENTS);
    case 'duration':
      return random.pick(SPELLS);
    case 'decimal':
    case 'float':
      return (random.below(16) - 4) / 4;
  }
}

/**
 * Schemas and rows made at random from fixed seeds: keys that may be absent and keys that may not, one-to-ones, relations of a model to
 * itself, many-to-many with and without a join model, a multi-table child, orderings; few rows with many coincidences.
 */
export const WORLDS: readonly World[] = [1, 2, 3, 4].map((seed) => makeWorld(`w${seed}`, new Random(seed)));
