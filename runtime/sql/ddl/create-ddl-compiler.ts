import type { ModelIR, SchemaIR } from '../../../schema/ir/index.js';
import type { DdlCompiler } from '../../dialects/dialect.js';
import type { DdlSetting } from './ddl-setting.js';
import { foreignKey } from './foreign-key-ddl.js';
import { SchemaTables } from './schema-tables.js';
import { createTable, type TableDdl } from './table-ddl.js';
import { orderTables, targetsOf } from './table-order.js';

/** What a database needs beside tables: extensions and enum types. */
export interface DdlSurroundings {
  before(models: readonly ModelIR[], schema: SchemaIR, setting: DdlSetting): readonly string[];
  afterDrop(models: readonly ModelIR[], schema: SchemaIR, setting: DdlSetting): readonly string[];
}

/** CREATE and DROP of the tables of models; proxies and unmanaged models are passed over. */
export function createDdlCompiler(setting: DdlSetting, surroundings?: DdlSurroundings): DdlCompiler {
  const build = (
    models: readonly ModelIR[],
    schema: SchemaIR,
  ): { readonly owned: readonly ModelIR[]; readonly parts: readonly TableDdl[] } => {
    const tables = new SchemaTables(schema, models);
    const owned = orderTables(tables.owned(models), tables);
    const place = new Map(owned.map((model, index) => [model.table, index]));
    const parts = owned.map((model, index) => createTable(model, tables, setting, (target) => (place.get(target.table) ?? -1) < index));
    return { owned, parts };
  };
  return {
    createTables(models, schema) {
      const { owned, parts } = build(models, schema);
      const before = surroundings?.before(owned, schema, setting) ?? [];
      return {
        statements: [...before, ...parts.flatMap(({ create, after }) => [create, ...after]), ...parts.flatMap(({ later }) => later)],
        warnings: parts.flatMap(({ warnings }) => warnings),
      };
    },
    dropTables(models, schema) {
      const tables = new SchemaTables(schema, models);
      const owned = orderTables(tables.owned(models), tables);
      const { quote } = setting.compiler;
      const drops = owned.map(({ table }) => `DROP TABLE IF EXISTS ${quote(table)}`).reverse();
      const after = surroundings?.afterDrop(owned, schema, setting) ?? [];
      const circle = backwards(owned, tables);
      if (circle.length === 0) return [...drops, ...after];
      const around = setting.spelling.dropCircle;
      if (around !== null) return [around[0], ...drops, around[1], ...after];
      return [...circle.flatMap((model) => dropKeys(model, owned, tables, setting)), ...drops, ...after];
    },
  };
}

/** Models that refer to a table which stands after theirs: the members of circles. */
function backwards(owned: readonly ModelIR[], tables: SchemaTables): readonly ModelIR[] {
  const place = new Map(owned.map((model, index) => [model.table, index]));
  return owned.filter((model, index) => targetsOf(model, tables).some((target) => (place.get(target.table) ?? -1) > index));
}

/** `ALTER TABLE IF EXISTS "a" DROP CONSTRAINT IF EXISTS "a_b_id_…_fk"` */
function dropKeys(model: ModelIR, owned: readonly ModelIR[], tables: SchemaTables, setting: DdlSetting): readonly string[] {
  const { quote } = setting.compiler;
  const after = new Set(owned.slice(owned.indexOf(model) + 1).map(({ table }) => table));
  return tables.columns(model).flatMap((field) => {
    const key = foreignKey(field, model, tables, setting);
    return key !== undefined && after.has(key.target.table)
      ? [`ALTER TABLE IF EXISTS ${quote(model.table)} DROP CONSTRAINT IF EXISTS ${quote(key.name)}`]
      : [];
  });
}
