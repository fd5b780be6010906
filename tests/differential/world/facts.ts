import type { Tree } from '../query/query.js';

/** What a value of a row is; dates and moments are texts, decimals and floats are quarters, durations milliseconds. */
export type Scalar = string | number | boolean | null;
export type Row = Readonly<Record<string, Scalar>>;
/** A key of two columns is a number of two digits in memory: of the row that it points at, and of the place beside it. */
export type Kind = 'boolean' | 'date' | 'decimal' | 'duration' | 'float' | 'key' | 'moment' | 'number' | 'text';

/** Moments are texts in memory. */
export const isMoment = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);

export interface FieldFact {
  readonly name: string;
  readonly kind: Kind;
  readonly nullable: boolean;
  readonly unique?: true;
}

/** A foreign key or a one-to-one. The row holds the other's key under the name of the relation. */
export interface KeyFact {
  readonly name: string;
  readonly to: string;
  readonly nullable: boolean;
  readonly unique: boolean;
  /** The path back; null where nobody can walk it: of a join table that is made. */
  readonly reverse: string | null;
  /** The column of the other row that is held; else its key. */
  readonly toField?: string;
  /** The link of multi-table inheritance: the key of the row is the parent's. */
  readonly parentLink?: true;
}

/**
 * A generic key: which rows it may point at, and by which relations. A row holds the key of the one that it points at under `column` of its
 * model, and NULL under those of the others.
 */
export interface GenericFact {
  /** The property with the row. */
  readonly name: string;
  /** The relation of the rows that are pointed at. */
  readonly relation: string;
  readonly targets: readonly { readonly model: string; readonly path: string; readonly column: string }[];
}

/** A many-to-many: `from` and `to` are keys of the join model. */
export interface ManyFact {
  readonly name: string;
  readonly to: string;
  readonly reverse: string;
  readonly through: string;
  readonly keys: readonly [from: string, to: string];
}

export interface ModelFact {
  readonly name: string;
  readonly parent: string | null;
  /** The foreign key and the column that are the primary key together. */
  readonly composite?: readonly [key: string, place: string];
  /** The join table of a many-to-many that declared none. */
  readonly made: { readonly model: string; readonly field: string } | null;
  readonly fields: readonly FieldFact[];
  readonly generic?: GenericFact;
  /** Of a proxy: the model with the table, whose facts and rows it has. */
  readonly proxyOf?: string;
  /** Of a common table, whose rows have no key. */
  readonly keyless?: true;
  /** Has a row a document of JSON, or NULL, as a text under the name `data`? Conditions alone ask it. */
  readonly document?: boolean;
  readonly keys: readonly KeyFact[];
  readonly manys: readonly ManyFact[];
  /** Paths, with `-` for descending. */
  readonly ordering: readonly string[];
}

/** A schema with its rows. A row of a multi-table child has all that its parent's row has. */
export interface World {
  readonly name: string;
  readonly models: readonly ModelFact[];
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  /** Global filters: which rows of a model there are to see. */
  readonly filters?: Readonly<Record<string, Tree>>;
}

/** One hop between two tables: along a key, or back. */
export interface Step {
  readonly id: string;
  readonly to: string;
  readonly many: boolean;
  readonly from: string;
  readonly at: string;
  /** Along a key: the row is there. */
  readonly ahead?: true;
  /** From a join table to the rows behind it: a row that cannot be seen hides its link. */
  readonly onward?: Step;
}

export interface Relation {
  readonly name: string;
  readonly to: string;
  readonly many: boolean;
  /** A path, and no property with the row. */
  readonly pathOnly?: true;
  /** A many-to-many goes over its join table, what a parent has over the parent. */
  readonly steps: readonly Step[];
}

/** The model with the table. */
export const concreteOf = (world: World, name: string): string => modelOf(world, name).proxyOf ?? name;

/** Those that have a table each. */
export const tablesOf = (world: World): readonly ModelFact[] => world.models.filter((model) => model.proxyOf === undefined);

export function modelOf(world: World, name: string): ModelFact {
  return world.models.find((model) => model.name === name)!;
}

/** The columns of a row, those of the parent too. */
export function fieldsOf(world: World, name: string): readonly FieldFact[] {
  const model = modelOf(world, name);
  if (model.composite !== undefined || model.keyless === true) return model.fields;
  return model.parent === null ? [ID, ...model.fields] : [...fieldsOf(world, model.parent), ...model.fields];
}

/** `[3, 1]` is 31: both are ordered alike. */
export const compositeKey = (row: Row, [key, place]: readonly [string, string]): number => (row[key] as number) * 10 + (row[place] as number); // prettier-ignore
export const keyParts = (key: number): readonly [number, number] => [Math.floor(key / 10), key % 10];

const ID: FieldFact = { name: 'id', kind: 'number', nullable: false };

/** The relations of a model by their path segments. */
export function relationsOf(world: World, name: string): ReadonlyMap<string, Relation> {
  const known = cache.get(world)?.get(name);
  if (known !== undefined) return known;
  const relations = new Map(findRelations(world, modelOf(world, name)).map((relation) => [relation.name, relation]));
  cache.set(world, (cache.get(world) ?? new Map<string, ReadonlyMap<string, Relation>>()).set(name, relations));
  return relations;
}

const cache = new WeakMap<World, Map<string, ReadonlyMap<string, Relation>>>();

function findRelations(world: World, model: ModelFact): Relation[] {
  const made: Relation[] = [];
  const add = (name: string | null, ...steps: Step[]): void => {
    if (name !== null) made.push({ name, to: steps.at(-1)!.to, many: steps.some((step) => step.many), steps });
  };
  if (model.parent !== null) {
    const link = model.keys.find((key) => key.parentLink)!;
    const up = forward(model, link);
    // The way back down to this very model is no relation of its own.
    for (const relation of relationsOf(world, model.parent).values()) {
      if (relation.name !== link.reverse && relation.pathOnly === undefined) add(relation.name, up, ...relation.steps);
    }
  }
  const name = model.proxyOf ?? model.name;
  for (const key of model.keys) add(key.name, forward(model, key));
  for (const { model: to, path, column } of model.generic?.targets ?? []) {
    const step: Step = { id: `${model.name}.${path}`, to, many: false, from: column, at: 'id', ahead: true };
    made.push({ name: path, to, many: false, pathOnly: true, steps: [step] });
  }
  for (const other of tablesOf(world)) {
    for (const key of other.keys) if (concreteOf(world, key.to) === name) add(key.reverse, backward(other, key));
    for (const target of other.generic?.targets ?? []) {
      if (target.model !== name) continue;
      add(other.generic!.relation, { id: `${other.name}.${target.path}<`, to: other.name, many: true, from: 'id', at: target.column });
    }
    for (const many of other.manys) {
      const through = modelOf(world, many.through);
      const [from, to] = many.keys.map((name) => through.keys.find((key) => key.name === name)!) as [KeyFact, KeyFact];
      if (other.name === name) add(many.name, { ...backward(through, from), onward: forward(through, to) }, forward(through, to));
      if (many.to === name) add(many.reverse, { ...backward(through, to), onward: forward(through, from) }, forward(through, from));
    }
  }
  return made;
}

const forward = (model: ModelFact, key: KeyFact): Step => ({
  id: `${model.name}.${key.name}`,
  to: key.to,
  many: false,
  from: key.name,
  at: key.toField ?? 'id',
  ahead: true,
});
const backward = (model: ModelFact, key: KeyFact): Step => ({
  id: `${model.name}.${key.name}<`,
  to: model.name,
  many: !key.unique,
  from: key.toField ?? 'id',
  at: key.name,
});
