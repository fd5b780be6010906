import { Index } from './index-declaration.js';

/**
 * A B-tree: what an index is unless something else is said. The same as `{ method: 'btree' }`.
 * @example new BTreeIndex({ fields: ['title'] })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/indexes/#btreeindex
 */
export class BTreeIndex<Columns extends string = string> extends Index<Columns> {}

/**
 * A hash: equality and nothing else. The same as `{ method: 'hash' }`.
 * @example new HashIndex({ fields: ['token'] })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/indexes/#hashindex
 */
export class HashIndex<Columns extends string = string> extends Index<Columns> {}

/**
 * For values with parts: arrays, JSON, hstore, search vectors, and text by trigrams. The same as `{ method: 'gin' }`.
 * @example new GinIndex({ fields: ['labels'] })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/indexes/#ginindex
 */
export class GinIndex<Columns extends string = string> extends Index<Columns> {}

/**
 * For ranges, shapes and nearest neighbours. The same as `{ method: 'gist' }`.
 * @example new GistIndex({ fields: ['during'] })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/indexes/#gistindex
 */
export class GistIndex<Columns extends string = string> extends Index<Columns> {}

/**
 * For values that divide space unevenly. The same as `{ method: 'spgist' }`.
 * @example new SpGistIndex({ fields: ['address'] })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/indexes/#spgistindex
 */
export class SpGistIndex<Columns extends string = string> extends Index<Columns> {}

/**
 * Small, for big tables in the order of a column. The same as `{ method: 'brin' }`.
 * @example new BrinIndex({ fields: ['createdAt'] })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/indexes/#brinindex
 */
export class BrinIndex<Columns extends string = string> extends Index<Columns> {}

/**
 * Equality over any of several columns, with the extension bloom. The same as `{ method: 'bloom' }`.
 * @example new BloomIndex({ fields: ['a', 'b', 'c'] })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/indexes/#bloomindex
 */
export class BloomIndex<Columns extends string = string> extends Index<Columns> {}
