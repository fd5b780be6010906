/** A generator of defaults that the runtime has built in; it is called for each new instance. */
export interface DefaultGenerator<Name extends 'uuid4' | 'uuid7' | 'now' | 'today' = 'uuid4' | 'uuid7' | 'now' | 'today'> {
  readonly kind: 'defaultGenerator';
  readonly name: Name;
}

/**
 * A random UUID.
 * @example id = fields.uuid({ primaryKey: true, default: uuid4 });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#uuidfield
 */
export const uuid4 = generator('uuid4');

/**
 * A UUID that begins with the time, so that new rows are neighbours in the index.
 * @example id = fields.uuid({ primaryKey: true, default: uuid7 });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#uuidfield
 */
export const uuid7 = generator('uuid7');

/**
 * The moment at which the instance is made. `autoNowAdd` sets it at the first save instead, and cannot be given a value.
 * @example publishedAt = fields.dateTime({ default: now });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#default
 */
export const now = generator('now');

/**
 * The day on which the instance is made, in UTC.
 * @example day = fields.date({ default: today });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#default
 */
export const today = generator('today');

function generator<Name extends DefaultGenerator['name']>(name: Name): DefaultGenerator<Name> {
  return Object.freeze({ kind: 'defaultGenerator', name });
}
