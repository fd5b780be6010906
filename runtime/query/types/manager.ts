/**
 * The starting point of queries, `Post.objects`: the methods of the QuerySet Q, without those that would run or delete
 * everything by accident, and without D, which something else declares. Each method returns a Q.
 *
 * The names stay and their types go: a mapped type that drops names looks at every one of them, for every model of a schema.
 */
export type ManagerOf<Q, D = never> = {
  readonly [K in keyof Q]: K extends D ? unknown : K extends 'then' | 'delete' | typeof Symbol.asyncIterator ? never : Q[K];
};

/** A class of managers, for a user's own manager to extend. */
export type ManagerClass<Q> = new () => ManagerOf<Q>;
