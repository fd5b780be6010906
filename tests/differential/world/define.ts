import { connections, sql } from 'dunder';
import { defineModel, Model, Registry } from 'dunder/codegen';
import {
  type FieldFact,
  fieldsOf,
  isMoment,
  type KeyFact,
  type Kind,
  type ModelFact,
  modelOf,
  type Row,
  type Scalar,
  type World,
} from './facts.js';

/** The classes of a world by name. */
export type Classes = Readonly<Record<string, { readonly objects: unknown }>>;

interface Manager {
  create(values: object): Promise<object>;
}

/** Makes the models of a world, as generated code would. */
export function defineWorld(world: World): { readonly registry: Registry; readonly classes: Classes } {
  const registry = new Registry();
  const classes: Record<string, { readonly objects: unknown }> = {};
  for (const model of world.models) {
    const Base = model.parent === null ? Model : (classes[model.parent] as unknown as typeof Model);
    const made = { [model.name]: class extends (Base as abstract new (values: never) => object) {} }[model.name]!;
    defineModel(registry, made, () => metadata(world, model));
    classes[model.name] = made as unknown as { readonly objects: unknown };
  }
  return { registry, classes };
}

/** Puts the rows into the tables. */
export async function fillWorld(world: World, classes: Classes): Promise<void> {
  for (const model of world.models) {
    const parentLinks = new Set(model.keys.filter((key) => key.parentLink).map((key) => key.name));
    const columns = [...(model.parent === null ? fieldsOf(world, model.name) : model.fields), ...model.keys];
    for (const row of world.rows[model.name]!) {
      const document = model.document === true && row['data'] !== null ? { data: JSON.parse(row['data'] as string) as unknown } : {};
      const values = columns.map(({ name }) => [model.keys.some((key) => key.name === name) ? `${name}Id` : name, stored(row[name]!)]);
      const made = { ...(parentLinks.size === 0 ? {} : parentValues(world, model, row)), ...Object.fromEntries(values), ...document };
      if (parentLinks.size === 0) await (classes[model.name]!.objects as Manager).create(made);
      else await saveChild(classes[model.name] as never, made);
    }
  }
}

/** The sequences of PostgreSQL do not follow keys that are given. */
export async function skipGivenKeys(world: World): Promise<void> {
  for (const model of world.models) {
    if (model.parent !== null || model.composite !== undefined) continue;
    await connections.default.query(sql`SELECT setval(pg_get_serial_sequence(${`${world.name}_${model.name.toLowerCase()}`}, 'id'), 100)`);
  }
}

/** A child of a parent that is there: both are saved under one key. */
async function saveChild(Child: new (values: object) => { save(): Promise<void> }, values: object): Promise<void> {
  await new Child(values).save();
}

function parentValues(world: World, model: ModelFact, row: Row): object {
  const parent = modelOf(world, model.parent!);
  const columns = [
    ...fieldsOf(world, parent.name).map(({ name }) => [name, stored(row[name]!)] as const),
    ...parent.keys.map(({ name }) => [`${name}Id`, row[name] ?? null] as const),
  ];
  // The parent's row is written again with the child's.
  const document = parent.document === true && row['data'] !== null ? { data: JSON.parse(row['data'] as string) as unknown } : {};
  return { ...Object.fromEntries(columns), ...document };
}

/** As dunder takes it: moments are no texts there. */
export const stored = (value: Scalar): unknown => (isMoment(value) ? new Date(value) : value);

const TYPES: Readonly<Record<Exclude<Kind, 'key'>, object>> = {
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
  decimal: { kind: 'decimal', maxDigits: 12, decimalPlaces: 2 },
  duration: { kind: 'duration' },
  float: { kind: 'float' },
  moment: { kind: 'dateTime' },
  number: { kind: 'integer' },
  text: { kind: 'char', maxLength: 20 },
};

function metadata(world: World, model: ModelFact): object {
  const own = model.parent === null ? [model.composite === undefined ? ID : COMPOSITE] : [];
  const link = model.keys.find((key) => key.parentLink);
  return {
    name: model.name,
    table: `${world.name}_${model.name.toLowerCase()}`,
    fields: [
      ...own,
      ...model.keys.map(keyField),
      ...model.fields.map(plainField),
      ...(model.document === true ? [DOCUMENT] : []),
      ...model.manys.map(manyField),
    ],
    primaryKey: model.composite ?? [link?.name ?? 'id'],
    ...(link === undefined ? {} : { parents: [{ model: link.to, link: link.name }] }),
    ...(model.made === null ? {} : { autoCreated: model.made }),
    ...(model.ordering.length === 0 ? {} : { ordering: model.ordering.map(orderingTerm) }),
    verboseName: model.name,
    verboseNamePlural: model.name,
  };
}

const ID = { name: 'id', attribute: 'id', column: 'id', type: { kind: 'bigAuto' }, primaryKey: true };
const DOCUMENT = { name: 'data', attribute: 'data', column: 'data', type: { kind: 'json' }, null: true };
const COMPOSITE = { name: 'pk', attribute: 'pk', column: null, type: null, primaryKey: true };

const orderingTerm = (term: string): object => ({
  expression: { kind: 'path', path: term.replace('-', '') },
  descending: term.startsWith('-'),
});

const plainField = ({ name, kind, nullable }: FieldFact): object => ({
  name,
  attribute: name,
  column: name,
  type: TYPES[kind as Exclude<Kind, 'key'>],
  ...(nullable ? { null: true } : {}),
});

function keyField({ name, to, nullable, unique, reverse, parentLink }: KeyFact): object {
  return {
    name,
    attribute: `${name}Id`,
    column: `${name.toLowerCase()}_id`,
    type: { kind: 'bigAuto' },
    ...(nullable ? { null: true } : {}),
    ...(parentLink ? { primaryKey: true } : {}),
    relation: {
      kind: unique ? 'oneToOne' : 'foreignKey',
      model: to,
      toField: 'id',
      onDelete: { action: nullable ? 'SET_NULL' : 'CASCADE' },
      reverse: { accessor: reverse, queryName: reverse ?? `${name}+` },
      ...(parentLink ? { parentLink: true } : {}),
    },
  };
}

const manyField = ({ name, to, through, keys, reverse }: ModelFact['manys'][number]): object => ({
  name,
  attribute: name,
  column: null,
  type: null,
  relation: { kind: 'manyToMany', model: to, through, throughFields: keys, reverse: { accessor: reverse, queryName: reverse } },
});
