import type { ConstraintIR, FieldIR, IndexIR, ModelIR, OrderingIR, SchemaIR, UniqueConstraintIR } from '../../../../schema/ir/index.js';
import { objectName } from '../../../../schema/ir/naming.js';
import type { Dialect } from '../../../../runtime/dialects/dialect.js';
import type { TestDatabase } from '../../../support/databases.js';
import { typeInCatalogue } from './column-types.js';
import { mentionedByIr } from './mentions.js';
import type {
  ColumnShape,
  DefaultShape,
  ExclusionShape,
  ForeignKeyShape,
  IndexShape,
  TableShape,
  TermShape,
  UniqueShape,
} from './shape.js';

/** The database that a table is expected of. */
export interface Place {
  readonly database: TestDatabase;
  readonly dialect: Dialect;
  readonly isMariaDb: boolean;
  /** What it said that the tables are without. */
  readonly warnings: readonly string[];
}

type Column = FieldIR & { readonly column: string; readonly type: NonNullable<FieldIR['type']> };
const isColumn = (field: FieldIR): field is Column => field.column !== null && field.type !== null;

/** What a model asks for, read from the schema alone. */
export function expectedTable(model: ModelIR, schema: SchemaIR, place: Place): TableShape {
  const fields = model.fields.filter(isColumn);
  const isPostgres = place.database.dialect === 'postgres';
  const columnOf = (name: string): string => {
    const field = fields.find((one) => one.name === name || one.attribute === name);
    if (field === undefined) throw new Error(`${model.name} has no column ${name}`);
    return field.column;
  };
  const isKey = (field: Column): boolean => model.primaryKey.length === 1 && model.primaryKey[0] === field.name;
  const isUnique = (field: Column): boolean => (field.unique === true || field.relation?.kind === 'oneToOne') && !isKey(field);
  const constraints = model.constraints ?? [];
  const ofKind = <K extends ConstraintIR['kind']>(kind: K) =>
    constraints.filter((one): one is Extract<ConstraintIR, { kind: K }> => one.kind === kind);
  const named = <T, S>(list: readonly T[], name: (one: T) => string, shape: (one: T) => S): Record<string, S> =>
    Object.fromEntries(list.map((one) => [name(one), shape(one)]));
  const isLeftOut = (what: string): boolean => place.warnings.some((warning) => warning.startsWith(`the index ${what} was left out`));

  const term = (expression: OrderingIR['expression'], opclass: string | undefined, descending = false, nulls?: string): TermShape => {
    if (expression.kind === 'call' && expression.name === 'OpClass')
      return term(expression.arguments[0]!, expression.options?.['name'] as string, descending, nulls);
    // Of an index over a column; where it is an expression, its text has it.
    if (expression.kind === 'call' && expression.name === 'Collate' && place.database.dialect !== 'mysql') {
      const [operand, collation] = expression.arguments;
      return { ...term(operand!, opclass, descending, nulls), collation: (collation as { readonly value: string }).value };
    }
    return {
      collation: null,
      of:
        expression.kind === 'path'
          ? columnOf(expression.path === 'pk' ? model.primaryKey[0]! : expression.path)
          : mentionedByIr(expression, model),
      opclass: isPostgres && opclass !== '' ? (opclass ?? null) : null,
      descending,
      nulls: isPostgres && nulls !== undefined ? (nulls as 'first') : descending ? 'first' : 'last',
    };
  };
  const plain = (column: string): TermShape => ({ of: column, opclass: null, collation: null, descending: false, nulls: 'last' });
  /** Where there are no partial indexes, the condition is part of each expression. */
  const hasPartial = place.dialect.features.partialIndexes;
  const unique = (one: UniqueConstraintIR): UniqueShape => {
    const given = one.expressions.length > 0 ? one.expressions : one.fields.map((path) => ({ kind: 'path' as const, path }));
    const terms = given.map((expression, at) => term(expression, one.opclasses?.[at]));
    const inside = one.condition !== undefined && !hasPartial ? mentionedByIr(one.condition, model) : null;
    return {
      terms: inside === null ? terms : terms.map(({ of, ...rest }) => ({ of: [...new Set([of, inside].flat(2))].sort(), ...rest })),
      condition: one.condition !== undefined && hasPartial ? mentionedByIr(one.condition, model) : null,
      include: isPostgres ? (one.include ?? []).map(columnOf) : [],
      deferrable: isPostgres ? (one.deferrable ?? null) : null,
      nullsDistinct: one.nullsDistinct ?? true,
    };
  };
  const index = (one: IndexIR): IndexShape => {
    const method = one.method ?? 'btree';
    return {
      method: isPostgres || method === 'fulltext' ? method : 'btree',
      terms: one.terms.map(({ expression, descending, nulls }, at) =>
        method === 'fulltext' ? plain(term(expression, undefined).of as string) : term(expression, one.opclasses?.[at], descending, nulls),
      ),
      condition: one.condition !== undefined && hasPartial ? mentionedByIr(one.condition, model) : null,
      include: isPostgres ? (one.include ?? []).map(columnOf) : [],
      parameters: isPostgres ? Object.fromEntries(Object.entries(one.parameters ?? {}).map(([name, value]) => [name, String(value)])) : {},
    };
  };
  const single = (column: string, opclass: string | null = null): IndexShape => ({
    method: 'btree',
    terms: [{ ...plain(column), opclass }],
    condition: null,
    include: [],
    parameters: {},
  });
  const isConstrained = ({ relation }: Column): boolean =>
    (relation?.kind === 'foreignKey' || relation?.kind === 'oneToOne') && relation.constraint !== false;

  const join = joinColumns(model, fields);
  return {
    comment: place.database.dialect === 'sqlite' ? null : (model.dbTableComment ?? null),
    columns: named(
      fields,
      ({ column }) => column,
      (field) => expectedColumn(field, isKey(field), model, place),
    ),
    primaryKey: model.primaryKey.map(columnOf),
    unique: {
      ...named(
        fields.filter(isUnique),
        ({ column }) => objectName('unique', model.table, [column]),
        ({ column }) => uniqueOver([column]),
      ),
      ...named(ofKind('unique'), ({ name }) => name, unique),
      ...(join === undefined ? {} : { [objectName('unique', model.table, join)]: uniqueOver(join) }),
    },
    checks: {
      ...named(
        fields.filter((field) => isChecked(field, place)),
        // What makes a column of MariaDB one of JSON is a check of the column, which has its name.
        ({ column, type }) => (place.isMariaDb && type.kind === 'json' ? column : objectName('check', model.table, [column])),
        ({ column }) => [column],
      ),
      ...named(
        ofKind('check'),
        ({ name }) => name,
        ({ condition }) => mentionedByIr(condition, model),
      ),
    },
    foreignKeys: Object.fromEntries(fields.filter(isConstrained).map((field) => expectedKey(field, model, schema, place))),
    indexes: {
      ...named(
        // MySQL makes the index of a foreign key itself.
        fields
          .filter(
            (field) =>
              field.index === true && !isUnique(field) && !isKey(field) && !(place.database.dialect === 'mysql' && isConstrained(field)),
          )
          .filter(
            (field) => !place.warnings.some((warning) => warning.startsWith(`the index of ${model.name}.${field.name} was left out`)),
          ),
        ({ column }) => objectName('index', model.table, [column]),
        ({ column }) => single(column),
      ),
      // What serves LIKE whatever the collation.
      ...named(
        fields.filter((field) => isPostgres && (field.index === true || isUnique(field) || isKey(field)) && likeClass(field) !== undefined),
        ({ column }) => objectName('like', model.table, [column]),
        (field) => single(field.column, likeClass(field)!),
      ),
      ...named(
        (model.indexes ?? []).filter(({ name }) => !isLeftOut(`${name} of ${model.name}`)),
        ({ name }) => name,
        index,
      ),
    },
    exclusions: named(
      ofKind('exclusion'),
      ({ name }) => name,
      (one): ExclusionShape => ({
        method: one.method ?? 'gist',
        operators: one.expressions.map(({ operator }) => operator),
        terms: one.expressions.map(({ expression }) => term(expression, undefined).of),
        include: (one.include ?? []).map(columnOf),
        condition: one.condition === undefined ? null : mentionedByIr(one.condition, model),
        deferrable: one.deferrable ?? null,
      }),
    ),
  };
}

function expectedColumn(field: Column, isKey: boolean, model: ModelIR, place: Place): ColumnShape {
  const { dialect } = place.database;
  const { collation } = field.type as { readonly collation?: string };
  const type = typeInCatalogue(field.type, dialect, place.isMariaDb);
  if (type === undefined) throw new Error(`${place.dialect.features.label} has no column for ${model.name}.${field.name}`);
  const isGenerated = field.generated !== undefined;
  return {
    type,
    // A generated column is never told to be NOT NULL.
    nullable: isGenerated || (field.null === true && !isKey),
    default: isGenerated ? 'none' : expectedDefault(field, place),
    identity: isKey && field.relation === undefined && ['auto', 'bigAuto', 'smallAuto'].includes(field.type.kind),
    generated: isGenerated ? mentionedByIr(field.generated.expression, model) : null,
    stored:
      isGenerated && (field.generated.persist || !place.dialect.features.label.match(/MySQL|MariaDB|SQLite|PostgreSQL 1[89]|PGlite 1[89]/)),
    collation: collation ?? null,
    comment: dialect === 'sqlite' ? null : (field.dbComment ?? null),
  };
}

function expectedDefault({ dbDefault, type }: Column, { dialect }: Place): DefaultShape {
  if (dbDefault === undefined) return 'none';
  if (dbDefault.kind !== 'value') return 'computed';
  return { constant: constantText(type, dbDefault.value, dialect) };
}

/** The value of a constant, as JSON, whatever form the database tells it in. */
export function constantText(type: Column['type'], value: unknown, _dialect: Dialect): string {
  if (type.kind === 'json') return JSON.stringify(typeof value === 'string' && /^["[{]|^\d/.test(value) ? JSON.parse(value) : value);
  if (typeof value === 'boolean') return String(Number(value));
  return String(value === null ? 'null' : typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value);
}

function expectedKey(field: Column, model: ModelIR, schema: SchemaIR, { dialect }: Place): [string, ForeignKeyShape] {
  const relation = field.relation as Extract<NonNullable<FieldIR['relation']>, { toField: string }>;
  const target = targetOf(relation.model, relation.toField, schema);
  const action = { DB_CASCADE: 'CASCADE', DB_SET_NULL: 'SET NULL', DB_SET_DEFAULT: 'SET DEFAULT' }[
    relation.onDelete.action as 'DB_CASCADE'
  ];
  return [
    objectName('foreignKey', model.table, [field.column], target),
    {
      column: field.column,
      target,
      onDelete: (action as ForeignKeyShape['onDelete'] | undefined) ?? 'NO ACTION',
      deferrable: dialect.features.deferrableConstraints ? 'deferred' : null,
    },
  ];
}

/** `author.id`; through proxies, and up to the parents of a multi-table child. */
function targetOf(name: string, toField: string, schema: SchemaIR): string {
  const model = schema.models.find((one) => one.name === name);
  if (model === undefined) throw new Error(`There is no model ${name}`);
  if (model.proxyFor !== undefined) return targetOf(model.proxyFor, toField, schema);
  const field = model.fields.find((one) => one.name === toField);
  if (field !== undefined) return `${model.table}.${field.column}`;
  const found = (model.parents ?? []).map((parent) => targetOf(parent.model, toField, schema))[0];
  if (found === undefined) throw new Error(`${name} has no field ${toField}`);
  return found;
}

function isChecked(field: Column, { database, isMariaDb }: Place): boolean {
  if (field.relation !== undefined) return false;
  const { kind } = field.type;
  if (kind.startsWith('positive')) return true;
  if (database.dialect === 'postgres') return false;
  return kind === 'enum' || (kind === 'json' && (database.dialect === 'sqlite' || isMariaDb));
}

function likeClass({ type, relation }: Column): string | undefined {
  const { collation } = type as { readonly collation?: string };
  if (relation !== undefined || collation !== undefined) return undefined;
  if (type.kind === 'text') return 'text_pattern_ops';
  return ['char', 'slug', 'email', 'url'].includes(type.kind) ? 'varchar_pattern_ops' : undefined;
}

/** The join table of a many-to-many holds each pair once. */
function joinColumns(model: ModelIR, fields: readonly Column[]): string[] | undefined {
  if (model.autoCreated === undefined || model.constraints?.some(({ kind }) => kind === 'unique') === true) return undefined;
  return fields.filter(({ relation }) => relation !== undefined).map(({ column }) => column);
}

function uniqueOver(columns: readonly string[]): UniqueShape {
  const terms = columns.map((of): TermShape => ({ of, opclass: null, collation: null, descending: false, nulls: 'last' }));
  return { terms, condition: null, include: [], deferrable: null, nullsDistinct: true };
}
