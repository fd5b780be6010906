/**
 * When a constraint is checked: at the end of the transaction, or after each statement until the transaction asks otherwise.
 * @example new UniqueConstraint({ fields: ['position'], name: 'uniq_position', deferrable: Deferrable.DEFERRED })
 * @see https://docs.djangoproject.com/en/stable/ref/models/constraints/#deferrable
 */
export const Deferrable = Object.freeze({ DEFERRED: 'deferred', IMMEDIATE: 'immediate' } as const);

export type Deferrable = 'deferred' | 'immediate';
