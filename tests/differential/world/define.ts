import { connections, sql } from 'dunder';
import { defineModel, Model, Registry } from 'dunder/codegen';
import {
  type FieldFact,
  fieldsOf,
  type GenericFact,
  isMoment,
  type KeyFact,
  type Kind,
  type ModelFact,
  modelOf,
  type Row,
  type Scalar,
  tablesOf,
  type World,
} from './facts.js';

/** The classes of a world by name. */
export type Classes = Readonly<Record<string, { readonly objects: unknown }>>;

interface Manager {
  create(values: object): Promise<object>;
}
interface Rows {
  get(values: object): Promise<object>;
  filter(values: object): { update(values: object): Promise<number> };
}

/** Makes the models of a world, as generated code would. */
export function defineWorld(world: World): { readonly registry: Registry; readonly classes: Classes } {
  const registry = new Registry();
  const classes: Record<string, { readonly objects: unknown }> = {};
  defineModel(registry, class ContentType extends (Model as abstract new (values: never) => object) {}, () => contentTypes(world));
  for (const model of world.models) {
    const Base =
      model.proxyOf !== undefined
        ? (classes[model.proxyOf] as unknown as typeof Model)
        : model.parent === null
          ? Model
          : (classes[model.parent] as unknown as typeof Model);
    const made = { [model.name]: class extends (Base as abstract new (values: never) => object) {} }[model.name]!;
    defineModel(registry, made, () => metadata(world, model));
    classes[model.name] = made as unknown as { readonly objects: unknown };
  }
  return { registry, classes };
}

/** Puts the rows into the tables. */
export async function fillWorld(world: World, classes: Classes): Promise<void> {
  for (const model of tablesOf(world)) {
    if (model.generic !== undefined) {
      await fillGeneric(world, model, classes);
      continue;
    }
    const parentLinks = new Set(model.keys.filter((key) => key.parentLink).map((key) => key.name));
    const columns = [...(model.parent === null ? fieldsOf(world, model.name) : model.fields), ...model.keys];
    // A key to a row that is not there yet is set when it is.
    const target = (row: Row, key: KeyFact) => world.rows[key.to]!.find((other) => other[key.toField ?? 'id'] === row[key.name]);
    const later = (row: Row) => model.keys.filter((key) => key.to === model.name && ((target(row, key)?.['id'] as number) ?? 0) >= (row['id'] as number)); // prettier-ignore
    for (const row of world.rows[model.name]!) {
      const document = model.document === true && row['data'] !== null ? { data: JSON.parse(row['data'] as string) as unknown } : {};
      const values = columns.map(({ name }) => [model.keys.some((key) => key.name === name) ? `${name}Id` : name, stored(row[name]!)]);
      const absent = Object.fromEntries(later(row).map(({ name }) => [`${name}Id`, null]));
      const made = { ...(parentLinks.size === 0 ? {} : parentValues(world, model, row)), ...Object.fromEntries(values), ...absent, ...document }; // prettier-ignore
      if (parentLinks.size === 0) await (classes[model.name]!.objects as Manager).create(made);
      else await saveChild(classes[model.name] as never, made);
    }
    for (const row of world.rows[model.name]!) {
      const keys = Object.fromEntries(later(row).map(({ name }) => [name, row[name]]));
      if (Object.keys(keys).length > 0) await (classes[model.name]!.objects as Rows).filter({ pk: row['id'] }).update(keys);
    }
  }
}

/** What points at a row that is gone pointed at one that was there. */
async function fillGeneric(world: World, model: ModelFact, classes: Classes): Promise<void> {
  const { name, targets } = model.generic!;
  for (const row of world.rows[model.name]!) {
    const target = targets.find(({ column }) => row[column] !== null)!;
    const there = world.rows[target.model]!.some((one) => one['id'] === row['objectId']);
    const rows = classes[target.model]!.objects as Rows;
    const subject = await rows.get({ pk: there ? row['objectId'] : world.rows[target.model]![0]!['id'] });
    const fields = model.fields.filter((field) => field.name !== 'objectId').map((field) => [field.name, row[field.name]]);
    const keys = model.keys.map((key) => [`${key.name}Id`, row[key.name]]);
    const own = classes[model.name]!.objects as Manager & Rows;
    await own.create({ id: row['id'], ...Object.fromEntries([...fields, ...keys]), [name]: subject });
    await own.filter({ pk: row['id'] }).update({ objectId: row['objectId'] });
  }
}

/** The sequences of PostgreSQL do not follow keys that are given. */
export async function skipGivenKeys(world: World): Promise<void> {
  for (const model of tablesOf(world)) {
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
  const above = parent.parent === null ? {} : parentValues(world, parent, row);
  const columns = [
    ...fieldsOf(world, parent.name).map(({ name }) => [name, stored(row[name]!)] as const),
    ...parent.keys.map(({ name }) => [`${name}Id`, row[name] ?? null] as const),
  ];
  // The parent's row is written again with the child's.
  const document = parent.document === true && row['data'] !== null ? { data: JSON.parse(row['data'] as string) as unknown } : {};
  return { ...above, ...Object.fromEntries(columns), ...document };
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

const contentTypes = (world: World): object => ({
  name: 'ContentType',
  table: `${world.name}_content_type`,
  fields: [ID, { name: 'model', attribute: 'model', column: 'model', type: { kind: 'char', maxLength: 100 }, unique: true }],
  primaryKey: ['id'],
  verboseName: 'type',
  verboseNamePlural: 'types',
});

/** The columns of a generic key beside the number, and the key itself. */
const genericFields = ({ name, targets }: GenericFact): object[] => [
  {
    name: 'contentType',
    attribute: 'contentTypeId',
    column: 'content_type_id',
    type: { kind: 'bigAuto' },
    relation: {
      kind: 'foreignKey',
      model: 'ContentType',
      toField: 'id',
      onDelete: { action: 'CASCADE' },
      reverse: { accessor: null, queryName: 'dew+' },
    },
  },
  {
    name,
    attribute: name,
    column: null,
    type: null,
    relation: { kind: 'genericForeignKey', models: targets.map(({ model }) => model), typeField: 'contentType', keyField: 'objectId' },
  },
];

/** From the rows that generic keys point at to the rows with the keys. */
const genericRelations = (world: World, name: string): object[] =>
  tablesOf(world).flatMap(({ name: model, generic }) =>
    (generic?.targets ?? []).flatMap((target) => {
      if (target.model !== name) return [];
      const { relation } = generic!;
      return [{ name: relation, attribute: relation, column: null, type: null, relation: { kind: 'genericRelation', model, typeField: 'contentType', keyField: 'objectId', queryName: target.path } }]; // prettier-ignore
    }),
  );

function metadata(world: World, model: ModelFact): object {
  const ordering = model.ordering.length === 0 ? {} : { ordering: model.ordering.map(orderingTerm) };
  const names = { name: model.name, verboseName: model.name, verboseNamePlural: model.name };
  if (model.proxyOf !== undefined) {
    const concrete = metadata(world, modelOf(world, model.proxyOf));
    return { ...concrete, fields: [], ...names, ...ordering, proxyFor: model.proxyOf };
  }
  const own = model.parent === null ? [model.composite === undefined ? ID : COMPOSITE] : [];
  const link = model.keys.find((key) => key.parentLink);
  return {
    ...names,
    table: `${world.name}_${model.name.toLowerCase()}`,
    fields: [
      ...own,
      ...model.keys.map((key) => keyField(world, key)),
      ...model.fields.map(plainField),
      ...(model.document === true ? [DOCUMENT] : []),
      ...model.manys.map(manyField),
      ...(model.generic === undefined ? [] : genericFields(model.generic)),
      ...genericRelations(world, model.name),
    ],
    primaryKey: model.composite ?? [link?.name ?? 'id'],
    ...(link === undefined ? {} : { parents: [{ model: link.to, link: link.name }] }),
    ...(model.made === null ? {} : { autoCreated: model.made }),
    ...ordering,
  };
}

const ID = { name: 'id', attribute: 'id', column: 'id', type: { kind: 'bigAuto' }, primaryKey: true };
const DOCUMENT = { name: 'data', attribute: 'data', column: 'data', type: { kind: 'json' }, null: true };
const COMPOSITE = { name: 'pk', attribute: 'pk', column: null, type: null, primaryKey: true };

const orderingTerm = (term: string): object => ({
  expression: { kind: 'path', path: term.replace('-', '') },
  descending: term.startsWith('-'),
});

const plainField = ({ name, kind, nullable, unique }: FieldFact): object => ({
  name,
  attribute: name,
  column: name,
  type: TYPES[kind as Exclude<Kind, 'key'>],
  ...(unique === true ? { unique } : {}),
  ...(nullable ? { null: true } : {}),
});

function keyField(world: World, { name, to, toField, nullable, unique, reverse, parentLink }: KeyFact): object {
  return {
    name,
    attribute: `${name}Id`,
    column: `${name.toLowerCase()}_id`,
    type: toField === undefined ? { kind: 'bigAuto' } : TYPES.number,
    ...(nullable ? { null: true } : {}),
    ...(parentLink ? { primaryKey: true } : unique ? { unique: true } : {}),
    relation: {
      kind: unique ? 'oneToOne' : 'foreignKey',
      model: to,
      toField: toField ?? modelOf(world, to).keys.find((key) => key.parentLink)?.name ?? 'id',
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
