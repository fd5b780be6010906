import { QueryError } from '../../errors/query-error.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ColumnShape, RowShape } from '../plan/row-shape.js';
import type { RawState } from './raw-state.js';

/** How the columns of a raw statement become instances: `order` gives the place of each column that the shape reads. */
export interface RawShape {
  readonly shape: Extract<RowShape, { kind: 'instances' }>;
  readonly order: readonly number[];
}

/** Columns become fields by the name of the column or of the property; the others must have been announced. */
export function rawShape(state: RawState, columns: readonly string[]): RawShape {
  const { model, annotations } = state;
  const fields = new Map<FieldMeta, number>();
  const further: { readonly shape: ColumnShape; readonly place: number }[] = [];
  columns.forEach((name, place) => {
    if (columns.indexOf(name) !== place) throw twice(name);
    const field = fieldOf(state, name);
    if (field !== undefined) {
      if (fields.has(field)) throw twice(field.name);
      fields.set(field, place);
      return;
    }
    const type = annotations.get(name);
    if (type === undefined) throw unknownColumn(state, name);
    further.push({ shape: { name, type }, place });
  });
  const missing = model.fields.filter((field) => !fields.has(field));
  const key = model.primaryKey.filter((field) => !fields.has(field));
  if (key.length > 0) throw noKey(state, key);
  const silent = missing.filter(({ attribute }) => !state.deferred.has(attribute));
  if (silent.length > 0) throw leftOut(state, silent);
  const own = [...fields];
  return {
    shape: {
      kind: 'instances',
      instance: {
        model,
        offset: 0,
        columns: own.map(([field]) => ({ name: field.attribute, type: field.type })),
        deferred: missing.map(({ attribute }) => attribute),
        related: [],
      },
      annotations: further.map(({ shape }) => shape),
      annotationOffset: own.length,
      link: null,
    },
    order: [...own.map(([, place]) => place), ...further.map(({ place }) => place)],
  };
}

function fieldOf({ model, translations }: RawState, name: string): FieldMeta | undefined {
  const translated = translations.get(name);
  if (translated !== undefined) return model.field(translated);
  return model.fields.find(({ column }) => column === name) ?? model.fields.find(({ attribute }) => attribute === name);
}

function twice(name: string): QueryError {
  return new QueryError({
    code: 'QUERY.RAW_COLUMN_TWICE',
    message: `raw(): two columns are called '${name}'.`,
    hint: 'After a join name the columns of one table: SELECT post.*, or give the others names with AS.',
  });
}

function unknownColumn({ model }: RawState, name: string): QueryError {
  return new QueryError({
    code: 'QUERY.RAW_UNKNOWN_COLUMN',
    message: `raw(): the column '${name}' is none of ${model.name}. Its columns are: ${model.fields.map(({ column }) => column).join(', ')}.`,
    hint: `Say its type, { annotations: { ${/^\w+$/.test(name) ? name : JSON.stringify(name)}: fields.integer() } }, or which field it is, { translations: { … } }.`,
  });
}

function noKey({ model }: RawState, key: readonly FieldMeta[]): QueryError {
  return new QueryError({
    code: 'QUERY.RAW_NO_KEY',
    message: `raw() must select the primary key of ${model.name}: ${key.map(({ column }) => column).join(', ')}.`,
    hint: 'For rows that are no instances use connections.default.query(sql`…`).',
  });
}

function leftOut({ model }: RawState, fields: readonly FieldMeta[]): QueryError {
  const names = fields.map(({ attribute }) => `'${attribute}'`).join(', ');
  return new QueryError({
    code: 'QUERY.RAW_LEFT_OUT',
    message: `raw() leaves out fields of ${model.name}: ${fields.map(({ column }) => column).join(', ')}.`,
    hint: `Select them, or say that they are awaited: { defer: [${names}] }.`,
  });
}
