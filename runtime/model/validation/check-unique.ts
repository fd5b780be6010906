import { LookupExpression } from '../../expressions/base-expression.js';
import { isExpression } from '../../expressions/expression.js';
import { NON_FIELD_ERRORS, type ValidationFault } from '../../errors/validation-error.js';
import type { FieldMeta } from '../field-meta.js';
import { originOf } from '../instance-internals.js';
import { attributesOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';
import { type Checking, isTaken, labelOf, tablesOf } from './checking.js';
import { type Faults, told } from './faults.js';

/** Fields with `unique`, primary keys of new instances, and uniqueForDate, uniqueForMonth, uniqueForYear. */
export async function checkUnique(checking: Checking, faults: Faults): Promise<void> {
  const values = attributesOf(checking.instance);
  for (const table of tablesOf(checking.meta)) {
    await checkKey(checking, table, faults);
    for (const field of table.localFields) {
      const value = values[field.attribute];
      if (checking.exclude.has(field.name) || value === undefined || value === null || isExpression(value)) continue;
      if (isUnique(field, checking)) {
        const taken = await isTaken(checking, table, [new LookupExpression(field.attribute, value)]);
        if (taken) faults.add(field.name, told(field, alreadyExists(checking.meta, [field])));
      }
      await checkDates(checking, table, field, value, faults);
    }
  }
}

/** The key of a new instance where it has several columns; single ones are fields with `unique`. */
async function checkKey(checking: Checking, table: ModelMeta, faults: Faults): Promise<void> {
  const { primaryKey } = table;
  const values = attributesOf(checking.instance);
  if (primaryKey.length === 1 || !originOf(checking.instance).adding) return;
  const known = primaryKey.every(({ name, attribute }) => !checking.exclude.has(name) && values[attribute] !== undefined && values[attribute] !== null && !isExpression(values[attribute])); // prettier-ignore
  if (!known) return;
  const same = primaryKey.map(({ attribute }) => new LookupExpression(attribute, values[attribute]));
  if (await isTaken(checking, table, same)) faults.add(NON_FIELD_ERRORS, alreadyExists(checking.meta, primaryKey));
}

function isUnique(field: FieldMeta, { instance }: Checking): boolean {
  // The link of a multi-table child is its parent's key, which is checked there.
  const { relation } = field.ir;
  if (relation !== undefined && 'parentLink' in relation) return false;
  const isKey = field.primaryKey && field.model.key === field;
  return isKey ? originOf(instance).adding : field.ir.unique === true;
}

export function alreadyExists(meta: ModelMeta, fields: readonly FieldMeta[]): ValidationFault {
  const model = labelOf({ name: meta.name, verboseName: meta.ir.verboseName });
  const labels = fields.map((field) => labelOf(field.ir));
  const list = labels.length === 1 ? labels[0]! : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`;
  return { message: `${model} with this ${list} already exists.`, code: fields.length === 1 ? 'unique' : 'uniqueTogether' };
}

const PERIODS = [
  ['uniqueForDate', 'date', ['day', 'month', 'year']],
  ['uniqueForMonth', 'month', ['month']],
  ['uniqueForYear', 'year', ['year']],
] as const;

/** As in Django a month is a month of any year. */
async function checkDates(checking: Checking, table: ModelMeta, field: FieldMeta, value: unknown, faults: Faults): Promise<void> {
  for (const [option, period, parts] of PERIODS) {
    const name = field.ir[option];
    const dated = name === undefined ? undefined : table.field(name);
    if (dated === undefined || checking.exclude.has(dated.name)) continue;
    const date = dateOf(attributesOf(checking.instance)[dated.attribute]);
    if (date === undefined) continue;
    const part = { day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() };
    const same = parts.map((one) => new LookupExpression(`${dated.attribute}__${one}`, part[one]));
    if (!(await isTaken(checking, table, [new LookupExpression(field.attribute, value), ...same]))) continue;
    const message = `${labelOf(field.ir)} must be unique for ${labelOf(dated.ir)} ${period}.`;
    const own = field.ir.errorMessages?.['uniqueForDate'];
    faults.add(field.name, { message: own ?? message, code: option });
  }
}

function dateOf(value: unknown): Date | undefined {
  const date = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : undefined;
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
}
