import { connections, sql } from 'dunder';
import type { ConstraintIR, FieldIR, IndexIR, ModelIR } from '../../../../schema/ir/index.js';
import { typeInCatalogue } from './column-types.js';
import type { Place } from './expected-table.js';
import { COLLATIONS } from './every-option.js';
import { mentionedByIr } from './mentions.js';

/** The models without what the database has not, which it refuses by an error: `tests/unit/runtime/sql/ddl` shows that. */
export async function possible(models: readonly ModelIR[], place: Place): Promise<readonly ModelIR[]> {
  const { dialect, name } = place.database;
  const hasVectors = dialect !== 'postgres' || name === 'pglite' || (await isAvailable('vector'));
  const has = ({ type }: FieldIR): boolean =>
    type === null ||
    (typeInCatalogue(type, dialect, place.isMariaDb) !== undefined &&
      (hasVectors || !/vector/i.test(JSON.stringify(type).replace('searchVector', ''))));
  return models.map((given) => {
    const model = localized(given, dialect);
    const there = model.fields.filter((field) => has(field) && !(dialect === 'mysql' && isRefusedByMysql(field)));
    const columns = new Set(there.map(({ column }) => column));
    const isThere = (...parts: readonly unknown[]): boolean => mentionedByIr(parts, model).every((column) => columns.has(column));
    const paths = (names: readonly string[] = []) => names.map((path) => ({ kind: 'path', path }));
    const constraint = (one: ConstraintIR): boolean => {
      if (one.kind === 'check') return isThere(one.condition);
      if (one.kind === 'exclusion') return dialect === 'postgres';
      if (one.nullsDistinct === false && dialect !== 'postgres') return false;
      return isThere(one.expressions, one.condition, paths(one.fields), paths(one.include));
    };
    const index = (one: IndexIR): boolean =>
      (hasVectors || !/hnsw|ivfflat/.test(one.method ?? '')) && isThere(one.terms, one.condition, paths(one.include));
    const fields = there.filter(({ generated }) => isThere(generated?.expression));
    return { ...model, fields, constraints: model.constraints?.filter(constraint) ?? [], indexes: model.indexes?.filter(index) ?? [] };
  });
}

/** Keys of a default that the database sets; and texts without a length that are to be unique. */
const isRefusedByMysql = ({ relation, unique, type }: FieldIR): boolean =>
  (relation !== undefined && 'onDelete' in relation && relation.onDelete.action === 'DB_SET_DEFAULT') ||
  (unique === true && ['text', 'json', 'binary'].includes(type?.kind ?? ''));

/** Collations are called differently by each database; `C` is that of PostgreSQL. */
const localized = (model: ModelIR, dialect: Place['database']['dialect']): ModelIR =>
  JSON.parse(JSON.stringify(model), (_key, value: unknown) => (value === 'C' ? COLLATIONS[dialect] : value)) as ModelIR;

async function isAvailable(extension: string): Promise<boolean> {
  const rows = await connections.default.query(sql`SELECT 1 FROM pg_available_extensions WHERE name = ${extension}`);
  return rows.length > 0;
}
