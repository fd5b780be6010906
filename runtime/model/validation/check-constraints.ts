import type { CheckConstraintIR, ConstraintIR, UniqueConstraintIR } from '../../../schema/ir/index.js';
import { NON_FIELD_ERRORS, type ValidationFault } from '../../errors/validation-error.js';
import { ComparisonExpression, LookupExpression, ValueExpression } from '../../expressions/base-expression.js';
import { type ExpressionNode, isExpression } from '../../expressions/expression.js';
import { attributesOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';
import { isExcluded } from './check-exclusion.js';
import { alreadyExists } from './check-unique.js';
import { type Checking, isTaken, tablesOf } from './checking.js';
import { evaluate } from './evaluate.js';
import { type Faults, told } from './faults.js';
import { SchemaExpression } from './schema-expression.js';

/**
 * Check, unique and exclusion constraints of the model and its parents.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/instances/#django.db.models.Model.validate_constraints
 */
export async function checkConstraints(checking: Checking, faults: Faults): Promise<void> {
  for (const table of tablesOf(checking.meta)) {
    for (const constraint of table.ir.constraints ?? []) {
      if (constraint.kind === 'check') await checkCondition(checking, table, constraint, faults);
      else if (constraint.kind === 'unique') await checkUniqueness(checking, table, constraint, faults);
      else if (await isExcluded(checking, table, constraint)) faults.add(NON_FIELD_ERRORS, violation(constraint));
    }
  }
}

/** NULL is no violation, as in the table. */
async function checkCondition(checking: Checking, table: ModelMeta, constraint: CheckConstraintIR, faults: Faults): Promise<void> {
  const result = await evaluate(checking, table, [constraint.condition], constraint.name);
  if (result?.[0]!.value === false) faults.add(NON_FIELD_ERRORS, violation(constraint));
}

async function checkUniqueness(checking: Checking, table: ModelMeta, constraint: UniqueConstraintIR, faults: Faults): Promise<void> {
  const { condition, fields } = constraint;
  if (condition !== undefined) {
    const applies = await evaluate(checking, table, [condition], constraint.name);
    if (applies?.[0]!.value !== true) return;
  }
  const same = fields.length > 0 ? sameFields(checking, table, constraint) : await sameExpressions(checking, table, constraint);
  if (same === undefined) return;
  const conditions =
    condition === undefined ? same : [...same, new SchemaExpression(condition, table, checking.dialect.codecs, constraint.name)];
  if (!(await isTaken(checking, table, conditions))) return;
  const isOwnFault = constraint.violationMessage !== undefined || constraint.violationCode !== undefined;
  if (fields.length === 0 || condition !== undefined || isOwnFault) {
    faults.add(NON_FIELD_ERRORS, violation(constraint));
    return;
  }
  const metas = fields.map((name) => table.field(name)!);
  const fault = alreadyExists(checking.meta, metas);
  const [only] = metas;
  if (metas.length === 1) faults.add(only!.name, told(only!, fault));
  else faults.add(NON_FIELD_ERRORS, fault);
}

/** undefined when the constraint does not apply: a field is left out, or NULL, which is equal to nothing. */
function sameFields({ instance, exclude }: Checking, table: ModelMeta, constraint: UniqueConstraintIR): ExpressionNode[] | undefined {
  const values = attributesOf(instance);
  const same: ExpressionNode[] = [];
  for (const name of constraint.fields) {
    const field = table.field(name)!;
    const value = values[field.attribute];
    if (exclude.has(field.name) || value === undefined || isExpression(value)) return undefined;
    if (value === null && constraint.nullsDistinct !== false) return undefined;
    same.push(value === null ? new LookupExpression(`${field.attribute}__isnull`, true) : new LookupExpression(field.attribute, value));
  }
  return same;
}

async function sameExpressions(
  checking: Checking,
  table: ModelMeta,
  constraint: UniqueConstraintIR,
): Promise<ExpressionNode[] | undefined> {
  const results = await evaluate(checking, table, constraint.expressions, constraint.name);
  if (results === undefined || results.some(({ value }) => value === null)) return undefined;
  return results.map(({ value, type }, index) => {
    const column = new SchemaExpression(constraint.expressions[index]!, table, checking.dialect.codecs, constraint.name);
    return new ComparisonExpression('=', column, new ValueExpression(value, type));
  });
}

function violation({ name, violationMessage, violationCode }: ConstraintIR): ValidationFault {
  const message = violationMessage?.replace('%(name)s', name) ?? `Constraint “${name}” is violated.`;
  return { message, code: violationCode ?? 'violated' };
}
