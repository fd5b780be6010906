import { ObjectDoesNotExist } from '../errors/object-errors.js';
import { fetchRows } from '../query/execute/run-select.js';
import { stateOf } from '../query/query-set-core.js';
import { initialState, withState } from '../query/query-state.js';
import { checkOptions } from '../query/refine/arguments.js';
import type { FieldMeta } from './field-meta.js';
import { clearRelated, originOf } from './instance-internals.js';
import { unknownAttribute } from './initialize.js';
import type { RefreshOptions } from './instance-options.js';
import { renewSnapshot, tracking } from './instances/track-changes.js';
import { attributesOf, metaOf } from './meta-of.js';
import type { ModelMeta } from './model-meta.js';
import { byKey } from './row-by-key.js';

/** Reads columns of an instance again: all that are loaded, or the named ones. Loaded relations are dropped. */
export async function refresh(instance: object, options: RefreshOptions): Promise<void> {
  checkOptions(options, 'refreshFromDb');
  const meta = metaOf(instance);
  const { deferred, database } = originOf(instance);
  const fields =
    options.fields === undefined
      ? meta.fields.filter((field) => !deferred.includes(field.attribute) || Object.hasOwn(instance, field.attribute))
      : options.fields.map((name) => {
          const field = meta.field(name);
          if (field === undefined) throw unknownAttribute(meta, name);
          return field;
        });
  await refreshFields(instance, fields, options.using ?? database, options.fromQuerySet);
  clearRelated(instance);
  if (tracking.active) renewSnapshot(instance);
}

/** Reads some columns of a row into an instance. */
export async function refreshFields(
  instance: object,
  fields: readonly FieldMeta[],
  using: string | undefined,
  from?: object,
  /** While the tables of a multi-table child are written one after the other, that of the parent: the child's row may not be there yet. */
  meta: ModelMeta = metaOf(instance),
): Promise<void> {
  const { operations } = byKey(instance, meta);
  const base = from === undefined ? initialState(meta) : stateOf(from);
  const state = withState(base, {
    operations: [...base.operations, ...operations, { kind: 'values', fields: fields.map((field) => field.attribute) }],
    rows: 'objects',
    ordering: [],
    using: using ?? null,
    related: [],
    prefetch: [],
    loaded: null,
  });
  const [row] = (await fetchRows(state)) as Record<string, unknown>[];
  if (row === undefined) {
    throw new ObjectDoesNotExist({
      code: 'MODEL.DOES_NOT_EXIST',
      message: `The row of this ${meta.name} is not in the database any more.`,
      hint: 'It was deleted, or fromQuerySet leaves it out.',
    });
  }
  Object.assign(attributesOf(instance), row);
}
