import { connectDialect } from '../connection/dialect-of.js';
import { ValidationError } from '../errors/validation-error.js';
import { checkOptions } from '../query/refine/arguments.js';
import type { ValidateOptions } from './instance-options.js';
import { metaOf } from './meta-of.js';
import { databaseOf } from './instance-database.js';
import { checkConstraints } from './validation/check-constraints.js';
import { checkUnique } from './validation/check-unique.js';
import { cleanFields } from './validation/clean-fields.js';
import { Faults } from './validation/faults.js';

/**
 * Checks each field, then what `clean()` of the instance's class says, then uniqueness and constraints against the database. Throws a
 * ValidationError with all that is wrong. save() does not call it.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/instances/#validating-objects
 */
export async function fullClean(instance: object, options: ValidateOptions): Promise<void> {
  checkOptions(options, 'fullClean');
  const { validateUnique = true, validateConstraints = true } = options;
  const meta = metaOf(instance);
  const database = databaseOf(instance, meta, undefined);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  // A column may be named by its field or by its attribute.
  const left = (options.exclude ?? []).map((name) => meta.field(name)?.name ?? name);
  const faults = new Faults();
  await cleanFields({ instance, meta, database, dialect, exclude: new Set(left) }, faults);
  await ownClean(instance, faults);
  // What is wrong by itself is not compared with other rows.
  const checking = () => ({ instance, meta, database, dialect, exclude: new Set([...left, ...faults.fields]) });
  if (validateUnique) await checkUnique(checking(), faults);
  if (validateConstraints) await checkConstraints(checking(), faults);
  faults.throwAny();
}

/** A method `clean()` of the user's class; it may change the instance, and throw a ValidationError. */
async function ownClean(instance: object, faults: Faults): Promise<void> {
  const { clean } = instance as { readonly clean?: unknown };
  if (typeof clean !== 'function') return;
  try {
    await (clean as () => unknown).call(instance);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    faults.addAll(error);
  }
}
