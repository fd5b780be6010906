import type { QuerySet } from '../query-set.js';
import type { ReadingMethods } from '../reading-methods.js';
import type { RefiningMethods } from '../refining-methods.js';
import type { CreatingMethods, MakingMethods, UpdatingMethods } from '../writing-methods.js';
import type { Instances } from './query-set-like.js';
import type { ModelSchema } from './schema.js';
import type { known, plain, querySchema, self } from './symbols.js';

/** What a manager over the QuerySet of dunder says of itself, for the checker alone. */
export interface PlainManager<S extends ModelSchema> {
  readonly [querySchema]: S;
  readonly [known]: Instances<S>;
  readonly [self]: QuerySet<S>;
  readonly [plain]: readonly [S, Instances<S>];
}
/** `Post.objects` of a model that names no manager and no QuerySet of its own. */
export interface Objects<S extends ModelSchema>
  extends PlainManager<S>, RefiningMethods, ReadingMethods, UpdatingMethods, CreatingMethods, MakingMethods {}

/**
 * The starting point of queries, `Post.objects`: the methods of the QuerySet Q, without those that would run or delete
 * everything by accident, and without D, which something else declares. Each method returns a Q.
 *
 * The names stay and their types go: a mapped type that drops names looks at every one of them, for every model of a schema.
 */
export type ManagerOf<Q, D = never> = {
  readonly [K in keyof Q]: K extends D
    ? unknown
    : K extends 'then' | 'catch' | 'finally' | 'delete' | typeof Symbol.asyncIterator
      ? never
      : Q[K];
};

/** A class of managers, for a user's own manager to extend. */
export type ManagerClass<Q> = new () => ManagerOf<Q>;
