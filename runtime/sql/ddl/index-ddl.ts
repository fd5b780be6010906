import type { IndexIR, ModelIR } from '../../../schema/ir/index.js';
import { objectName } from '../../../schema/ir/naming.js';
import { expressionContext } from './column-ddl.js';
import { patternClass } from './column-kinds.js';
import { conditionText, names, type DdlSetting } from './ddl-setting.js';
import { expressionFromIr } from './expression-from-ir.js';
import { indexTerm } from './index-terms.js';
import { keyRelation, type ColumnField, type SchemaTables } from './schema-tables.js';

/** Statements, and what was left out because this database has no such thing. */
export interface DdlPart {
  readonly statements: readonly string[];
  readonly warnings: readonly string[];
}

const nothing: DdlPart = { statements: [], warnings: [] };

/** `CREATE INDEX "…" ON "post" ("status", "created_at" DESC) WHERE …`. An index only makes queries faster, so one that cannot be is left out. */
export function createIndex(index: IndexIR, model: ModelIR, tables: SchemaTables, setting: DdlSetting): DdlPart {
  const { compiler, features, spelling } = setting;
  const what = `the index ${index.name}`;
  const left = (reason: string): DdlPart => ({ statements: [], warnings: [`${what} of ${model.name} was left out: ${reason}.`] });
  const method = index.method ?? 'btree';
  const isFullText = method === 'fulltext';
  const isThere = method === 'btree' || method === 'hash' || (isFullText ? spelling.fullTextIndexes !== 'no' : spelling.postgresIndexes);
  if (!isThere) return left(`${features.label} has no ${method} indexes`);
  const terms = index.terms.map(({ expression }) =>
    expression.kind === 'random' ? undefined : indexTerm(expression, model, tables, setting, what),
  );
  if ((isFullText || !features.expressionIndexes) && terms.some((term) => term?.field === undefined))
    return left(`${features.label} has no ${isFullText ? 'fulltext ' : ''}indexes over expressions`);
  const long = isFullText ? undefined : terms.find((term) => term?.field !== undefined && spelling.unindexed.has(term.field.type.kind));
  if (long?.field !== undefined) return left(`${features.label} indexes no ${long.field.type.kind} column`);
  const list = index.terms.flatMap((term, at) => {
    const found = terms[at];
    if (found === undefined) return [];
    const opclass = found.opclass ?? index.opclasses?.[at];
    return [
      [
        found.text,
        ...(opclass !== undefined && opclass !== '' && spelling.postgresIndexes ? [identifier(opclass)] : []),
        ...(term.descending && !isFullText ? ['DESC'] : []),
        ...(term.nulls !== undefined && spelling.postgresIndexes ? [`NULLS ${term.nulls.toUpperCase()}`] : []),
      ].join(' '),
    ];
  });
  const using = method !== 'btree' && spelling.postgresIndexes ? ` USING ${method}` : '';
  const include = (index.include ?? []).map((name) => tables.requiredColumn(model, name).column);
  const covering = include.length > 0 && spelling.postgresIndexes ? ` INCLUDE (${names(setting, include)})` : '';
  const partial =
    index.condition === undefined ? undefined : expressionFromIr(index.condition, expressionContext(model, tables, setting, what)).node;
  const where = partial !== undefined && features.partialIndexes ? ` WHERE ${conditionText(setting, partial)}` : '';
  const warnings = [
    ...(partial !== undefined && !features.partialIndexes
      ? [`${what} of ${model.name} is over all rows: ${features.label} has no partial indexes.`]
      : []),
    ...(isFullText && index.parameters?.['parser'] !== undefined && spelling.fullTextIndexes === 'plain'
      ? [`${what} of ${model.name} is made by the parser of the database: ${features.label} has no other.`]
      : []),
  ];
  return {
    statements: [
      `CREATE ${isFullText ? 'FULLTEXT ' : ''}INDEX ${compiler.quote(index.name)} ON ${compiler.quote(model.table)}${using} (${list.join(', ')})${covering}${parametersOf(index, setting)}${where}`,
    ],
    warnings,
  };
}

/** ` WITH (m = 16)` on PostgreSQL; ` WITH PARSER ngram` of a full-text index. Other databases have nothing of the kind. */
function parametersOf({ method, parameters = {} }: IndexIR, { spelling }: DdlSetting): string {
  if (method === 'fulltext') {
    const { parser } = parameters;
    return typeof parser === 'string' && spelling.fullTextIndexes === 'withParsers' ? ` WITH PARSER ${identifier(parser)}` : '';
  }
  const list = Object.entries(parameters).map(([name, value]) => `${identifier(name)} = ${setting(value)}`);
  return list.length > 0 && spelling.postgresIndexes ? ` WITH (${list.join(', ')})` : '';
}

const setting = (value: string | number | boolean): string => (typeof value === 'string' ? identifier(value) : String(value));

/** The plain index of a field (`dbIndex`, and of every foreign key), and the one that serves LIKE where the collation does not. */
export function fieldIndexes(field: ColumnField, isUnique: boolean, model: ModelIR, setting: DdlSetting): DdlPart {
  const { compiler, features, spelling } = setting;
  const on = (kind: 'index' | 'like', opclass: string): string =>
    `CREATE INDEX ${compiler.quote(objectName(kind, model.table, [field.column]))} ON ${compiler.quote(model.table)} (${compiler.quote(field.column)}${opclass})`;
  const relation = keyRelation(field);
  const isThere = relation !== undefined && relation.constraint !== false && spelling.indexesForeignKeys;
  const wanted = field.index === true && !isUnique && !isThere;
  if (wanted && spelling.unindexed.has(field.type.kind))
    return {
      ...nothing,
      warnings: [`the index of ${model.name}.${field.name} was left out: ${features.label} indexes no ${field.type.kind} column.`],
    };
  const opclass = spelling.postgresIndexes && relation === undefined && (wanted || isUnique) ? patternClass(field.type) : undefined;
  return {
    statements: [...(wanted ? [on('index', '')] : []), ...(opclass === undefined ? [] : [on('like', ` ${opclass}`)])],
    warnings: [],
  };
}

/** An operator class, which may have a schema before it, or a setting. */
export function identifier(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?$/.test(name)) return name;
  throw new TypeError(`'${name}' is no name of an operator class or of a setting.`);
}
