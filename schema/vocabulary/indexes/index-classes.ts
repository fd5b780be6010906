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

/**
 * The nearest of many vectors, found fast and nearly always right, with the extension vector. The same as `{ method: 'hnsw' }`.
 * @example new HnswIndex({ fields: ['embedding'], opclasses: ['vector_cosine_ops'] })
 * @see https://github.com/pgvector/pgvector#hnsw
 */
export class HnswIndex<Columns extends string = string> extends Index<Columns> {}

/**
 * The nearest of many vectors, smaller and made faster than `HnswIndex`, and less exact; make it when the table has its rows. The same as
 * `{ method: 'ivfflat' }`.
 * @example new IvfflatIndex({ fields: ['embedding'], opclasses: ['vector_l2_ops'], parameters: { lists: 100 } })
 * @see https://github.com/pgvector/pgvector#ivfflat
 */
export class IvfflatIndex<Columns extends string = string> extends Index<Columns> {}

/**
 * The words of texts, for the lookup `search` and for `MatchAgainst` over just these fields; MySQL and MariaDB. The same as
 * `{ method: 'fulltext' }`.
 * @example new FullTextIndex({ fields: ['title', 'body'] })
 * @see https://dev.mysql.com/doc/refman/9.4/en/fulltext-search.html
 */
export class FullTextIndex<Columns extends string = string> extends Index<Columns> {}
