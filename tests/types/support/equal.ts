/** true when A and B are the same type, and not merely assignable to each other. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** A type assertion: `assertType<Equal<typeof row, { id: number }>>()`. */
export declare function assertType<T extends true>(): T;
