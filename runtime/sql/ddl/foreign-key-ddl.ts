import type { ModelIR } from '../../../schema/ir/index.js';
import { objectName } from '../../../schema/ir/naming.js';
import type { DdlSetting } from './ddl-setting.js';
import { ruleNotSupported } from './not-supported.js';
import { keyRelation, type ColumnField, type KeyTarget, type SchemaTables } from './schema-tables.js';

export interface ForeignKey {
  readonly name: string;
  readonly target: KeyTarget;
  /** `CONSTRAINT "…" FOREIGN KEY ("author_id") REFERENCES "author" ("id") DEFERRABLE INITIALLY DEFERRED` */
  readonly text: string;
}

/** The foreign key constraint of a field, if it has one. */
export function foreignKey(field: ColumnField, model: ModelIR, tables: SchemaTables, setting: DdlSetting): ForeignKey | undefined {
  const relation = keyRelation(field);
  if (relation === undefined || relation.constraint === false) return undefined;
  const { compiler, features, spelling } = setting;
  const target = tables.target(relation);
  const name = objectName('foreignKey', model.table, [field.column], `${target.table}.${target.column}`);
  const action = databaseActions[relation.onDelete.action];
  if (action === 'SET DEFAULT' && !spelling.setDefault) {
    throw ruleNotSupported(
      features.label,
      `DB_SET_DEFAULT of ${model.name}.${field.name}`,
      'Use SET_DEFAULT, which dunder carries out itself.',
    );
  }
  const text = [
    `CONSTRAINT ${compiler.quote(name)} FOREIGN KEY (${compiler.quote(field.column)})`,
    `REFERENCES ${compiler.quote(target.table)} (${compiler.quote(target.column)})`,
    ...(action === undefined ? [] : [`ON DELETE ${action}`]),
    ...(features.deferrableConstraints ? ['DEFERRABLE INITIALLY DEFERRED'] : []),
  ].join(' ');
  return { name, target, text };
}

/** All other actions are dunder's, before the row is deleted. */
const databaseActions: Readonly<Record<string, string | undefined>> = {
  DB_CASCADE: 'CASCADE',
  DB_SET_NULL: 'SET NULL',
  DB_SET_DEFAULT: 'SET DEFAULT',
};
