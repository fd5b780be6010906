import { atomic } from '../../connection/atomic.js';
import { connectDialect } from '../../connection/dialect-of.js';
import { IntegrityError } from '../../errors/integrity-error.js';
import { ObjectDoesNotExist } from '../../errors/object-errors.js';
import { QueryError } from '../../errors/query-error.js';
import { asCondition } from '../../expressions/base-expression.js';
import { ownValueOf } from '../../model/own-value.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { saveByClass } from '../../model/save-by-class.js';
import { databaseOf } from '../execute/run-select.js';
import { type QueryState, withState } from '../query-state.js';
import { checkOptions } from '../refine/arguments.js';
import { get } from '../terminals/get.js';
import { assignable, checkValues } from './assigned-fields.js';
import { create } from './create.js';

type Values = Readonly<Record<string, unknown>>;
type Pair = [instance: unknown, created: boolean];

interface DefaultOptions {
  readonly defaults?: Values;
  readonly createDefaults?: Values;
}

/**
 * The row that matches, else a new one. When another session was faster with the same row, that one is the answer.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#get-or-create
 */
export async function getOrCreate(state: QueryState, lookup: object, options: DefaultOptions): Promise<Pair> {
  check(state.model, lookup, options, 'getOrCreate');
  const values = createValues(state.model, lookup as Values, options.defaults ?? {}, 'getOrCreate');
  const database = databaseOf(state, true);
  return await findOrCreate(withState(state, { using: database.alias }), lookup, values);
}

/**
 * The row that matches, locked and with the defaults set; else a new one.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#update-or-create
 */
export async function updateOrCreate(state: QueryState, lookup: object, options: DefaultOptions): Promise<Pair> {
  check(state.model, lookup, options, 'updateOrCreate');
  const defaults = options.defaults ?? {};
  const values = createValues(state.model, lookup as Values, options.createDefaults ?? defaults, 'updateOrCreate');
  for (const name of Object.keys(defaults)) checkName(state.model, name, 'updateOrCreate');
  const database = databaseOf(state, true);
  const { features } = database.dialectObject ?? (await connectDialect(database));
  // Only the row itself is wanted, not those of the relations that the lookup goes over.
  const of = features.lockOf && (state.related.length > 0 || Object.keys(lookup).some((name) => name.includes('__'))) ? ['self'] : [];
  const locked = withState(state, { using: database.alias, lock: { nowait: false, skipLocked: false, noKey: false, of } });
  return await atomic(
    async (): Promise<Pair> => {
      const [instance, created] = await findOrCreate(locked, lookup, values);
      if (!created) await change(instance as Record<string, unknown>, state.model, defaults, database.alias);
      return [instance, created];
    },
    { using: database.alias },
  );
}

function check(model: ModelMeta, lookup: object, options: DefaultOptions, method: string): void {
  asCondition(lookup);
  checkOptions(options, method);
  for (const values of [options.defaults, options.createDefaults]) if (values !== undefined) checkValues(model, values, method);
}

async function findOrCreate(state: QueryState, lookup: object, values: Values): Promise<Pair> {
  try {
    return [await get(state, [lookup]), false];
  } catch (error) {
    if (!(error instanceof ObjectDoesNotExist)) throw error;
  }
  try {
    return [await atomic(() => create(state, called(values)), { using: state.using! }), true];
  } catch (error) {
    if (!(error instanceof IntegrityError)) throw error;
    // The row came in between, unless it was another rule that refused.
    const found = await get(state, [lookup]).catch((missing: unknown) => {
      if (missing instanceof ObjectDoesNotExist) throw error;
      throw missing;
    });
    return [found, false];
  }
}

/** Sets the defaults on a row that was there, and saves them with the fields that every save sets. */
async function change(instance: Record<string, unknown>, model: ModelMeta, defaults: Values, using: string): Promise<void> {
  const names = Object.keys(defaults);
  for (const [name, value] of Object.entries(called(defaults))) {
    const own = conversionOf(model, name);
    instance[name] = own === null ? value : own(value);
  }
  const fields = names.flatMap((name) => model.field(name) ?? []);
  const partial = fields.length === names.length && fields.every((field) => !field.primaryKey);
  if (!partial) return await saveByClass(instance, { using });
  const touched = model.fields.filter((field) => 'autoNow' in field.type && field.type.autoNow === true);
  await saveByClass(instance, { using, updateFields: [...new Set([...fields, ...touched])].map((field) => field.name) });
}

function conversionOf(model: ModelMeta, name: string): ((value: unknown) => unknown) | null {
  const field = model.field(name);
  return field === undefined || name !== field.attribute ? null : ownValueOf(field);
}

/** What a new row is made of: the plain parts of the lookup, and the defaults over them. */
function createValues(model: ModelMeta, lookup: Values, defaults: Values, method: string): Values {
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(lookup)) {
    if (name.includes('__')) continue;
    checkName(model, name, method);
    values[name] = lookup[name];
  }
  for (const name of Object.keys(defaults)) checkName(model, name, method);
  for (const [name, value] of [...Object.entries(lookup), ...Object.entries(defaults)]) {
    if (value === undefined) throw new QueryError({ code: 'QUERY.UNDEFINED_VALUE', message: `${method}() was given undefined for '${name}'.`, hint: 'Leave it out, or give null.' }); // prettier-ignore
  }
  return { ...values, ...defaults };
}

function checkName(model: ModelMeta, name: string, method: string): void {
  if (name === 'pk' || model.relationsByAccessor.get(name)?.direction === 'forward') return;
  assignable(model, name, method);
}

/** Functions among the defaults are called when their value is needed. */
function called(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'function' ? (value as () => unknown)() : value])); // prettier-ignore
}
