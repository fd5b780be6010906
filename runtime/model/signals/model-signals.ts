import { ModelSignal } from './model-signal.js';

/**
 * Before an instance is made, by `new` or of a row. Receivers are not async. Connected, it slows down every row that is read.
 *
 * Django: https://docs.djangoproject.com/en/6.0/ref/signals/#pre-init
 */
export const preInit = new ModelSignal('preInit');

/** When an instance is made, with its fields set. Like preInit. */
export const postInit = new ModelSignal('postInit');

/**
 * Before `save()` writes, of `create()`, `getOrCreate()` and `updateOrCreate()` too; not of `update()`, `bulkCreate()` and `bulkUpdate()`.
 * What a receiver changes is saved; what it throws stops the save.
 *
 * @example
 * ```ts
 * preSave.connect(Post, ({ instance }) => {
 *   instance.slug ||= slugify(instance.title);
 * });
 * ```
 * Django: https://docs.djangoproject.com/en/6.0/ref/signals/#pre-save
 */
export const preSave = new ModelSignal('preSave');

/** After `save()` has written, in the same transaction if there is one. */
export const postSave = new ModelSignal('postSave');

/**
 * Before rows are deleted, for each row, those that go with others included; not for what the database deletes by itself (`DB_CASCADE`).
 * With a receiver of a model its rows are read before they are deleted.
 *
 * Django: https://docs.djangoproject.com/en/6.0/ref/signals/#pre-delete
 */
export const preDelete = new ModelSignal('preDelete');

/** After the rows of a model are deleted, for each row, before the transaction ends. The instance still has its key. */
export const postDelete = new ModelSignal('postDelete');

/**
 * Before and after `add()`, `remove()` and `clear()` of a many-to-many relation; `set()` is some of them. The sender is the join model.
 *
 * @example
 * ```ts
 * m2mChanged.connect(PostTag, ({ action, pkSet }) => {
 *   if (action === 'postAdd') console.log('tagged with', [...pkSet!]);
 * });
 * ```
 * Django: https://docs.djangoproject.com/en/6.0/ref/signals/#m2m-changed
 */
export const m2mChanged = new ModelSignal('m2mChanged');
