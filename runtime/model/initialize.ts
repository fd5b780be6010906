import { FieldError, QueryError } from '../errors/query-error.js';
import { suggest } from '../errors/suggest.js';
import { checkValues } from '../query/write/assigned-fields.js';
import { initialPlan } from './initial-plan.js';
import { sameKey } from './loading/map-key.js';
import { attributesOf, metaOf } from './meta-of.js';
import type { ModelMeta } from './model-meta.js';
import type { FieldMeta } from './field-meta.js';
import { ownValueOf } from './own-value.js';
import { relationAccess } from './relation-access.js';
import { postInit, preInit } from './signals/model-signals.js';

/** Sets the attributes of a new instance: what was given, else the default, else null or nothing. */
export function initialize(instance: object, values: object): void {
  const meta = metaOf(instance);
  const target = attributesOf(instance);
  const given = values as Readonly<Record<string, unknown>>;
  if (preInit.active) preInit.sendNow(meta, { values: given });
  const plan = initialPlan(meta);
  const names = Object.keys(given);
  // Of a promise that was not awaited a row of defaults would be made.
  if (names.length === 0) checkValues(meta, values, 'create');
  for (const { attribute, relation, own, fallback } of plan.columns) {
    const value = given[attribute];
    if (value !== undefined) target[attribute] = own === null ? value : own(value);
    else if (fallback !== null && (relation === null || given[relation] === undefined)) {
      const made = fallback();
      if (made !== undefined) target[attribute] = made;
    }
  }
  for (const name of names) {
    if (given[name] === undefined) continue;
    const kind = plan.kindOf(name);
    if (kind === 'relation') {
      relationAccess.write(instance, name, given[name]);
      const attribute = meta.field(name)?.attribute;
      if (attribute !== undefined) refuseTwo(instance, meta, given, name, attribute);
    } else if (kind === 'pk') {
      setKey(instance, meta, given[name]);
      // A copy of a row, `new Post({ ...post.toObject(), pk: null })`, has its key from the database, as in Django.
      if (meta.key !== null && given[name] !== null) refuseTwo(instance, meta, given, name, meta.key.attribute);
    } else if (kind === undefined) throw unknownAttribute(meta, name);
  }
  if (postInit.active) postInit.sendNow(meta, { instance });
}

/** `new Post({ author, authorId: 5 })`: one column under two names, which may say different values. */
function refuseTwo(instance: object, meta: ModelMeta, given: Readonly<Record<string, unknown>>, name: string, attribute: string): void {
  const value = given[attribute];
  // One that is not saved has no key yet, as null has none.
  if (value === undefined || name === attribute || sameKey(value, attributesOf(instance)[attribute] ?? null)) return;
  throw new QueryError({
    code: 'QUERY.ASSIGNED_TWICE',
    message: `A new ${meta.name} was given '${name}' and '${attribute}', which are one column and do not agree.`,
    hint: 'Leave out one of them.',
  });
}

/** `new Post({ pk: 5 })`; a composite key takes a tuple. */
function setKey(instance: object, meta: ModelMeta, value: unknown): void {
  const target = attributesOf(instance);
  const { key } = meta;
  const set = (field: FieldMeta, part: unknown): void => {
    const own = ownValueOf(field);
    target[field.attribute] = own === null ? part : own(part);
  };
  if (key !== null) set(key, value);
  else meta.primaryKey.forEach((field, index) => set(field, (value as readonly unknown[])[index]));
}

/** The value of the primary key: undefined before it is known, a tuple for a composite key. */
export function keyOf(instance: object): unknown {
  const meta = metaOf(instance);
  const values = attributesOf(instance);
  const { key } = meta;
  return key === null ? meta.primaryKey.map((field) => values[field.attribute]) : values[key.attribute];
}

export function unknownAttribute(meta: ModelMeta, name: string): FieldError {
  const choices = [
    ...new Set([...meta.fields.flatMap((field) => [field.name, field.attribute]), ...meta.relationsByAccessor.keys()]),
  ].sort();
  return new FieldError({
    code: 'MODEL.UNKNOWN_FIELD',
    message: `${meta.name} has no field '${name}'. Choices are: ${choices.join(', ')}.${suggest(name, choices)}`,
  });
}
