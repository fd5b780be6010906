import type { Expression } from './expression.js';

declare const columns: unique symbol;

/** Where NULLs go: first, last, or where the database puts them. */
export type OrderOptions =
  { readonly nullsFirst?: boolean; readonly nullsLast?: never } | { readonly nullsFirst?: never; readonly nullsLast?: boolean };

/**
 * An expression with a direction, as `F('price').desc({ nullsLast: true })` makes it.
 * @see https://docs.djangoproject.com/en/stable/ref/models/expressions/#using-f-to-sort-null-values
 */
export class OrderBy<out Paths extends string = string> {
  declare readonly [columns]: Paths;

  readonly expression: Expression<Paths>;
  readonly descending: boolean;
  readonly options: OrderOptions;

  constructor(expression: Expression<Paths>, descending: boolean, options: OrderOptions) {
    this.expression = expression;
    this.descending = descending;
    this.options = Object.freeze({ ...options });
    Object.freeze(this);
  }
}
