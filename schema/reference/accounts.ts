import { fields, Model, type Meta } from 'dunder/schema';

/** Money that is never lost to two writers at once. */
export class Account extends Model {
  owner = fields.char({ maxLength: 60 });
  balance = fields.decimal({ maxDigits: 12, decimalPlaces: 2, default: '0.00' });
  version = fields.version();
}

/** What happened to accounts. The database itself clears it. */
export class AuditEntry extends Model {
  account = fields.foreignKey(Account, { onDelete: 'DB_CASCADE', relatedName: 'auditEntries' });
  text = fields.text();
  /** For the bank alone. */
  trace = fields.char({ maxLength: 40, blank: true, default: '', serialize: false });
}

/** A table of another system: read, never migrated. */
export class LegacyAccount extends Model {
  number = fields.integer({ primaryKey: true });
  account = fields.foreignKey(Account, { onDelete: 'DO_NOTHING', null: true, dbConstraint: false, relatedName: '+' });

  static meta: Meta<LegacyAccount> = { managed: false, dbTable: 'legacy_accounts' };
}
