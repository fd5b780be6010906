import { ObjectDoesNotExist } from '../errors/object-errors.js';
import { FieldError } from '../errors/query-error.js';
import { fetchRows } from '../query/execute/run-select.js';
import { withState } from '../query/query-state.js';
import type { FieldMeta } from './field-meta.js';
import { clearRelated, originOf } from './instance-internals.js';
import type { RefreshOptions } from './instance-options.js';
import { attributesOf, metaOf } from './meta-of.js';
import { byKey } from './save.js';

/** Reads columns of an instance again: all that are loaded, or the named ones. Loaded relations are dropped. */
export async function refresh(instance: object, options: RefreshOptions): Promise<void> {
  const meta = metaOf(instance);
  const { deferred, database } = originOf(instance);
  const fields =
    options.fields === undefined
      ? meta.fields.filter((field) => !deferred.includes(field.attribute) || Object.hasOwn(instance, field.attribute))
      : options.fields.map((name) => {
          const field = meta.field(name);
          if (field === undefined) throw new FieldError({ code: 'MODEL.UNKNOWN_FIELD', message: `${meta.name} has no field '${name}'.` });
          return field;
        });
  await refreshFields(instance, fields, options.using ?? database);
  clearRelated(instance);
}

/** Reads some columns of a row into an instance. */
export async function refreshFields(instance: object, fields: readonly FieldMeta[], using: string | undefined): Promise<void> {
  const meta = metaOf(instance);
  const operations = byKey(instance, meta).operations;
  const state = withState(byKey(instance, meta), {
    operations: [...operations, { kind: 'values', fields: fields.map((field) => field.attribute) }],
    rows: 'objects',
    ordering: [],
    using: using ?? null,
  });
  const [row] = (await fetchRows(state)) as Record<string, unknown>[];
  if (row === undefined) {
    throw new ObjectDoesNotExist({
      code: 'MODEL.DOES_NOT_EXIST',
      message: `The row of this ${meta.name} is not in the database any more.`,
    });
  }
  Object.assign(attributesOf(instance), row);
}
