declare const managed: unique symbol;

/** A declared manager. It says nothing about its class, so that a subclass may put another in its place. */
export interface ManagerDeclaration {
  readonly [managed]?: true;
  readonly kind: 'manager';
  /** The author's QuerySet or Manager class; the built-in manager when it is missing. */
  readonly managerClass?: UserClass;
}

/** A class of the author's own, from a file that the generator never writes. */
export type UserClass = abstract new (...parameters: never) => object;

/**
 * A manager of the model: with the author's QuerySet class its methods are on the manager and on every chain, with a Manager class its
 * methods are on the manager alone, and without a class it is one more built-in manager.
 *
 * ```ts
 * import { PostQuerySet } from '../models/post-query-set.js';
 *
 * export class Post extends Model {
 *   static objects = manager(PostQuerySet);
 *   static everything = manager();
 * }
 * ```
 *
 * @see https://docs.djangoproject.com/en/stable/topics/db/managers/
 */
export function manager(managerClass?: UserClass): ManagerDeclaration {
  return Object.freeze(managerClass === undefined ? { kind: 'manager' } : { kind: 'manager', managerClass });
}
