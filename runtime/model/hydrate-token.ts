/** Given to the constructor of a model in place of values: the row's columns are set by whoever reads it. */
export const HYDRATE: unique symbol = Symbol('hydrate');
