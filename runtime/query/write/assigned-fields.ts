import { FieldError, QueryError } from '../../errors/query-error.js';
import { suggest } from '../../errors/suggest.js';
import { describeValue, undefinedValue } from '../../errors/value-error.js';
import { isExpression } from '../../expressions/expression.js';
import { saysNothing } from '../../expressions/says-nothing.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { instanceKey, isInstance } from '../plan/instance-key.js';
import type { Assignment } from './update-rows.js';

/** The columns that `update({ author: ann, views: F('views').add(1) })` names, with their values; an instance stands for its key. */
export function assignmentsOf(model: ModelMeta, values: unknown, method: string): Assignment[] {
  checkValues(model, values, method);
  const assignments: Assignment[] = [];
  for (const name of Object.keys(values)) {
    const field = assignable(model, name, method);
    const value = (values as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) throw undefinedValue(field.subject);
    if (assignments.some((other) => other.field === field)) throw assignedTwice(field, method);
    assignments.push({ field, value: keyValue(field, value) });
  }
  return assignments;
}

/** An object that names columns, and no promise or Map, which would change nothing in silence. */
export function checkValues(model: ModelMeta, values: unknown, method: string): asserts values is object {
  if (typeof values === 'object' && values !== null && !Array.isArray(values) && !saysNothing(values)) return;
  throw new QueryError({
    code: 'QUERY.BAD_ASSIGNMENT',
    message: `${method}() on ${model.name} takes an object of values by column, not ${describeValue(values)}.`,
    hint: `Write ${method}({ ${assignableNames(model)[0] ?? 'name'}: … }).`,
  });
}

/** A column has two names, that of the relation and that of the key in it. */
export function assignedTwice({ subject, name, attribute }: FieldMeta, method: string): QueryError {
  return new QueryError({
    code: 'QUERY.ASSIGNED_TWICE',
    message: `${method}() sets ${subject} twice, as '${name}' and '${attribute}'.`,
    hint: 'Give it by one of the two.',
  });
}

/** A column of the model that may be written, by its name or its attribute. */
export function assignable(model: ModelMeta, name: string, method: string): FieldMeta {
  const field = model.field(name);
  if (field !== undefined && !field.generated) return field;
  const choices = assignableNames(model);
  const fault =
    field === undefined
      ? model.relation(name) === undefined
        ? `Cannot resolve '${name}' on ${model.name}`
        : `'${name}' is no column of ${model.name}`
      : `'${name}' of ${model.name} is computed by the database`;
  throw new FieldError({
    code: field === undefined ? 'QUERY.UNKNOWN_FIELD' : 'QUERY.GENERATED_FIELD',
    message: `${fault}, so ${method}() cannot set it. Choices are: ${choices.join(', ')}.${suggest(name, choices)}`,
  });
}

/** The key that a column of a relation holds; any other value as it is. */
export function keyValue(field: FieldMeta, value: unknown): unknown {
  if (!isInstance(value) || isExpression(value)) return value;
  const relation = field.model.relation(field.name);
  if (relation?.field !== field) return value;
  return instanceKey(value, relation, relation.steps[0]!.to, field.name);
}

function assignableNames(model: ModelMeta): string[] {
  return [...new Set(model.fields.flatMap((field) => (field.generated ? [] : [field.name, field.attribute])))].sort();
}
