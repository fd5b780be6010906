import { DatabaseError, type DatabaseErrorDetails } from './database-error.js';

/** Which rule was broken, where the database names it. */
export interface IntegrityErrorDetails extends DatabaseErrorDetails {
  readonly constraint?: string | undefined;
  readonly table?: string | undefined;
  readonly columns?: readonly string[] | undefined;
}

export interface RuleOfModel {
  readonly model: string;
  readonly constraint: string | undefined;
  readonly columns: readonly string[];
  readonly fields: readonly string[];
  /** What to say before the words of the database. */
  readonly sentence: string | undefined;
}

/**
 * A rule of the schema refused a write.
 *
 * @example
 * ```ts
 * try { await Author.objects.create({ email }); }
 * catch (error) { if (error instanceof UniqueViolation) console.error(error.constraint, error.fields); }
 * ```
 */
export class IntegrityError extends DatabaseError {
  readonly table: string | undefined;
  #constraint: string | undefined;
  #columns: readonly string[];
  #fields: readonly string[] = [];
  #model: string | undefined;

  constructor(details: IntegrityErrorDetails) {
    super(details);
    this.table = details.table;
    this.#constraint = details.constraint;
    this.#columns = details.columns ?? [];
  }

  /** The constraint or index by name; none for NOT NULL on MySQL, nor for a foreign key on SQLite. */
  get constraint(): string | undefined {
    return this.#constraint;
  }

  /** Empty where neither the database nor the model tells which. */
  get columns(): readonly string[] {
    return this.#columns;
  }

  /** The columns by the names of their fields: `['company', 'title']`. Empty for a statement of your own. */
  get fields(): readonly string[] {
    return this.#fields;
  }

  /** The model whose rule it is; undefined for a statement of your own. */
  get model(): string | undefined {
    return this.#model;
  }

  /** Adds what the model knows of the rule. Called by the ORM, before anybody else sees the error. */
  describe(rule: RuleOfModel): this {
    this.#model = rule.model;
    this.#constraint = rule.constraint;
    this.#columns = rule.columns;
    this.#fields = rule.fields;
    if (rule.sentence !== undefined) {
      const before = this.message;
      this.message = before.replace(': ', () => `: ${rule.sentence}: `);
      if (this.stack !== undefined) this.stack = this.stack.replace(before, () => this.message);
    }
    return this;
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
