import { DatabaseError, type DatabaseErrorDetails } from './database-error.js';

/** Which rule was broken, where the database names it. */
export interface IntegrityErrorDetails extends DatabaseErrorDetails {
  readonly constraint?: string | undefined;
  readonly table?: string | undefined;
  readonly columns?: readonly string[] | undefined;
}

/**
 * A rule of the schema refused a write.
 *
 * @example
 * ```ts
 * try { await Author.objects.create({ email }); }
 * catch (error) { if (error instanceof UniqueViolation) console.error(error.constraint, error.columns); }
 * ```
 */
export class IntegrityError extends DatabaseError {
  /** The constraint or index by name. SQLite names it for checks only, and MySQL never for NOT NULL. */
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  /** Empty where the database names no columns. */
  readonly columns: readonly string[];

  constructor(details: IntegrityErrorDetails) {
    super(details);
    this.constraint = details.constraint;
    this.table = details.table;
    this.columns = details.columns ?? [];
  }
}

/** A row with these values is there already. */
export class UniqueViolation extends IntegrityError {}

/** The row that a key points at is missing, or a row that others point at was to be deleted. */
export class ForeignKeyViolation extends IntegrityError {}

/** A column that takes no null was given one. */
export class NotNullViolation extends IntegrityError {}

/** A check constraint refused the values. */
export class CheckViolation extends IntegrityError {}

/** An exclusion constraint (PostgreSQL) found a row in the way. */
export class ExclusionViolation extends IntegrityError {}
