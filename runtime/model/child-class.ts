import type { CreateInput } from '../query/types/create-input.js';
import type { ModelSchema } from '../query/types/schema.js';
import type { Model } from './model.js';

/** The class of parent P as one with the types S extends it: its instances are the parent's, and have S besides. */
export type ChildClass<P extends object, S extends ModelSchema> = Omit<typeof Model, 'prototype'> &
  (abstract new (values: CreateInput<S>) => Model<S> & P);

/**
 * A class for a multi-table child or a proxy to extend. It is the parent itself; its managers are left out of the type, for those of
 * the child lead to other rows.
 *
 * ```ts
 * export class Restaurant extends orm.childClass<Place, RestaurantSchema>(Place) { … }
 * ```
 */
export function childClass<P extends object, S extends ModelSchema>(parent: abstract new (...values: never[]) => P): ChildClass<P, S> {
  return parent as never;
}
