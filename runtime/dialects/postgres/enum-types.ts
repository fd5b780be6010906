import type { ColumnTypeIR, ModelIR, SchemaIR } from '../../../schema/ir/index.js';
import { textLiteral, type DdlSetting } from '../../sql/ddl/ddl-setting.js';

type EnumType = Extract<ColumnTypeIR, { readonly kind: 'enum' }>;

/**
 * `CREATE TYPE "mood" AS ENUM ('sad', 'ok')`. A type that models outside of these use as well may be there already, which
 * CREATE TYPE cannot be told, so it is caught.
 */
export function createEnums(models: readonly ModelIR[], schema: SchemaIR, setting: DdlSetting): readonly string[] {
  return enumsOf(models).map((type) => {
    const values = type.values.map((value) => textLiteral(setting, value)).join(', ');
    const create = `CREATE TYPE ${setting.compiler.quote(type.name)} AS ENUM (${values})`;
    return isShared(type, models, schema) ? `DO $enum$ BEGIN ${create}; EXCEPTION WHEN duplicate_object THEN NULL; END $enum$` : create;
  });
}

/** The types that no other model uses. */
export function dropEnums(models: readonly ModelIR[], schema: SchemaIR, setting: DdlSetting): readonly string[] {
  return enumsOf(models)
    .filter((type) => !isShared(type, models, schema))
    .map((type) => `DROP TYPE IF EXISTS ${setting.compiler.quote(type.name)}`);
}

function isShared(type: EnumType, models: readonly ModelIR[], schema: SchemaIR): boolean {
  const given = new Set(models.map(({ name }) => name));
  const others = schema.models.filter(({ name, managed, proxyFor }) => !given.has(name) && managed !== false && proxyFor === undefined);
  return enumsOf(others).some(({ name }) => name === type.name);
}

function enumsOf(models: readonly ModelIR[]): readonly EnumType[] {
  const found = new Map<string, EnumType>();
  for (const { fields } of models) {
    for (const { type } of fields) {
      const inner = type === null ? undefined : innermost(type);
      if (inner?.kind === 'enum') found.set(inner.name, inner);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function innermost(type: ColumnTypeIR): ColumnTypeIR {
  return type.kind === 'array' ? innermost(type.base) : type;
}
