import { Expression, type Head } from './expression.js';

/**
 * A field of the row.
 * @example new CheckConstraint({ condition: F('endsAt').gt('startsAt'), name: 'ends_after_start' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/expressions/#f-expressions
 */
export function F<const Path extends string>(path: Path): Expression<Head<Path>> {
  return new Expression('F', [path]);
}
