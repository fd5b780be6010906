import type { CreateInput } from '../query/types/create-input.js';
import type { ModelSchema } from '../query/types/schema.js';
import type { modelSchema } from '../query/types/symbols.js';
import type { Model } from './model.js';
import type { ModelClass } from './model-meta.js';
import type { Registry } from './registry.js';
import { standIn } from './stand-in.js';

/** The class of parent P as one with the types S extends it: its instances are the parent's, and have S besides. */
export type ChildClass<P extends object, S extends ModelSchema> = Omit<typeof Model, 'prototype'> &
  (abstract new (values: CreateInput<S>) => Model<S> & P & { readonly [modelSchema]: () => S });

/**
 * A class for a multi-table child or a proxy to extend. It is the parent itself; its managers are left out of the type, for those of
 * the child lead to other rows.
 *
 * ```ts
 * export class Restaurant extends orm.childClass<Place, RestaurantSchema>(Place) { … }
 * ```
 *
 * Where rows of the parent hydrate into a class of the user's, that is the one to extend. Its file imports generated ones, so it may be
 * made after the child; `name` is the parent's, and a stand-in keeps the place until the class is there.
 */
export function childClass<P extends object, S extends ModelSchema>(
  parent: abstract new (...values: never[]) => object,
  registry?: Registry,
  name?: string,
): ChildClass<P, S> {
  return (registry === undefined || name === undefined ? parent : standIn(registry, name, parent as ModelClass)) as never;
}
