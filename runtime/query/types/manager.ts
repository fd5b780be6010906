/**
 * The starting point of queries, `Post.objects`: the methods of the QuerySet Q, without those that would run or delete
 * everything by accident, and without D. Each method returns a Q.
 */
export type ManagerOf<Q, D extends PropertyKey = never> = {
  readonly [K in Exclude<keyof Q, 'then' | 'delete' | typeof Symbol.asyncIterator | D>]: Q[K];
};

/** A class of managers, for a user's own manager to extend. */
export type ManagerClass<Q> = new () => ManagerOf<Q>;
