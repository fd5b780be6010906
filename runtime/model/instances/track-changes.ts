import { isDeepStrictEqual } from 'node:util';
import { FieldError } from '../../errors/query-error.js';
import type { AnyInstance } from '../../query/types/instance.js';
import { originOf } from '../instance-internals.js';
import { attributesOf, metaOf } from '../meta-of.js';
import type { FieldMeta } from '../field-meta.js';
import type { Sender } from '../signals/events.js';
import { postInit } from '../signals/model-signals.js';
import { copyValue } from './copy-value.js';

/** The values that an instance had when it was read or last saved, in the order of its model's fields: a Map would be three times as large. */
type Snapshot = readonly unknown[];

/** In the place of a value that was not there, or cannot be written. */
const NONE: unique symbol = Symbol('none');

const snapshots = new WeakMap<object, Snapshot>();

/** Is anything tracked? As long as nothing is, this is all that a save asks. */
export const tracking = { active: false };

/**
 * Remembers the values of an instance from now on, or of all instances of a model that are made or read from now on, so that
 * `save({ changed: true })` writes what differs, and `changedFields()` tells it. Gives the function that ends it for a model.
 *
 * @example
 * ```ts
 * const post = await Post.objects.get({ slug: 'hi' });
 * trackChanges(post);
 * post.title = 'Hello';
 * await post.save({ changed: true });   // UPDATE "post" SET "title" = $1, "updated_at" = $2 WHERE "id" = $3
 * ```
 */
export function trackChanges<M extends AnyInstance>(what: M | Sender<M>): () => void {
  tracking.active = true;
  if (typeof what !== 'function') {
    remember(what);
    return () => void snapshots.delete(what);
  }
  return postInit.connect(what as Sender<M>, ({ instance }) => remember(instance), { id: 'dunder: track changes' });
}

/**
 * The names of the fields of a tracked instance that differ from what was read or last saved; of a new one all that are set.
 * Changes inside of JSON values and lists are seen.
 *
 * @example
 * ```ts
 * trackChanges(post);
 * post.title = 'Other';
 * changedFields(post); // ['title']
 * ```
 */
export function changedFields(instance: AnyInstance): string[] {
  return changesOf(instance).map((field) => field.name);
}

export function changesOf(instance: object): FieldMeta[] {
  const meta = metaOf(instance);
  const snapshot = snapshots.get(instance);
  if (snapshot === undefined) {
    throw new FieldError({
      code: 'MODEL.NOT_TRACKED',
      message: `The changes of this ${meta.name} are not tracked.`,
      hint: `Call trackChanges(${meta.name}) at the start of the program, or trackChanges(instance) before it is changed; or name the fields: save({ updateFields: […] }).`,
    });
  }
  const values = attributesOf(instance);
  return meta.fields.filter(
    (field, index) =>
      isWritable(instance, field) && values[field.attribute] !== undefined && !isDeepStrictEqual(values[field.attribute], snapshot[index]),
  );
}

/** After a save or a refresh: what is there now is what was read. */
export function renewSnapshot(instance: object): void {
  if (snapshots.has(instance)) remember(instance);
}

function remember(instance: object): void {
  const values = attributesOf(instance);
  const { fields } = metaOf(instance);
  // A new instance has nothing in the database that it could differ from.
  const { adding } = originOf(instance);
  snapshots.set(
    instance,
    fields.map((field) => (!adding && isWritable(instance, field) ? copyValue(values[field.attribute]) : NONE)),
  );
}

const isWritable = (instance: object, field: FieldMeta): boolean =>
  !field.primaryKey && !field.generated && Object.hasOwn(instance, field.attribute);
