/**
 * The starting point of queries, `Post.objects`: the methods of the QuerySet Q, without those that would run or delete
 * everything by accident. Each method returns a Q.
 */
export type ManagerOf<Q> = { readonly [K in keyof Q as K extends 'then' | 'delete' | typeof Symbol.asyncIterator ? never : K]: Q[K] };

/** A class of managers that a user's own manager extends. */
export type ManagerClass<Q> = new () => ManagerOf<Q>;
