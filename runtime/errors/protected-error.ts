import { IntegrityError } from './integrity-error.js';

interface HeldBack {
  /** The model whose rows were to be deleted. */
  readonly model: string;
  /** `Comment.author`: the keys that hold them. */
  readonly keys: readonly string[];
  /** Some of the rows that hold them, when there are many. */
  readonly objects: readonly object[];
  readonly count: number;
}

/**
 * Rows that others point at through a key with `onDelete: 'PROTECT'` were to be deleted. Nothing was.
 *
 * @example
 * ```ts
 * try { await author.delete(); }
 * catch (error) { if (error instanceof ProtectedError) console.error(error.protectedObjects); }
 * ```
 * Follows https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.PROTECT
 */
export class ProtectedError extends IntegrityError {
  /** The instances that point at the rows: the first hundred of them. */
  readonly protectedObjects: readonly object[];
  /** How many there are of those that were looked at. */
  readonly count: number;

  constructor({ model, keys, objects, count }: HeldBack) {
    super({
      code: 'DELETE.PROTECTED',
      message: `Cannot delete some instances of ${model}: they are referenced through protected keys: ${keys.join(', ')}.`,
      hint: 'Delete or change those that point at them first; they are in `protectedObjects`.',
    });
    this.protectedObjects = objects;
    this.count = count;
  }
}

/**
 * Rows that others point at through a key with `onDelete: 'RESTRICT'` were to be deleted, and those others were not to go with them.
 * Nothing was deleted.
 *
 * Follows https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.RESTRICT
 */
export class RestrictedError extends IntegrityError {
  /** The instances that point at the rows: the first hundred of them. */
  readonly restrictedObjects: readonly object[];
  /** How many there are. */
  readonly count: number;

  constructor({ model, keys, objects, count }: HeldBack) {
    super({
      code: 'DELETE.RESTRICTED',
      message: `Cannot delete some instances of ${model}: they are referenced through restricted keys: ${keys.join(', ')}.`,
      hint: 'Delete or change those that point at them first; they are in `restrictedObjects`.',
    });
    this.restrictedObjects = objects;
    this.count = count;
  }
}
