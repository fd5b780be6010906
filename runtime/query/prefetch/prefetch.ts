import { QueryError } from '../../errors/query-error.js';
import { describeValue } from '../../errors/value-error.js';
import { stateOf } from '../query-set-core.js';
import type { PrefetchSpec, QueryState } from '../query-state.js';
import type { GenericPrefetchFunction, PrefetchFunction } from '../types/prefetch.js';

/** A relation to prefetch with a QuerySet of one's own: what the function `Prefetch` makes. */
export class PrefetchRelation {
  constructor(readonly spec: PrefetchSpec) {}
}

/**
 * A relation to prefetch with a QuerySet of one's own; with `toAttr` its rows become a plain property, and the relation stays as it is.
 * A slice of the QuerySet counts the rows of each parent.
 *
 * ```ts
 * await Post.objects.prefetchRelated(Prefetch('comments', Comment.objects.filter({ approved: true }).orderBy('-id').slice(0, 3), { toAttr: 'latest' }));
 * ```
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#django.db.models.Prefetch
 */
export const Prefetch: PrefetchFunction = ((path: string, querySet?: object, options: { readonly toAttr?: string } = {}) => {
  const state = querySet === undefined ? null : checkedState(path, querySet);
  return new PrefetchRelation({ path, state, toAttr: options.toAttr ?? null });
}) as unknown as PrefetchFunction;

/**
 * A generic foreign key to prefetch with QuerySets for the models that it points at.
 *
 * ```ts
 * await Note.objects.prefetchRelated(GenericPrefetch('subject', [Post.objects.selectRelated('author'), Author.objects.all()]));
 * ```
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/contrib/contenttypes/#django.contrib.contenttypes.prefetch.GenericPrefetch
 */
export const GenericPrefetch = ((path: string, querySets: readonly object[], options: { readonly toAttr?: string } = {}) => {
  if (!Array.isArray(querySets)) throw noQuerySet('GenericPrefetch', path, 'a list of QuerySets', querySets);
  const states = querySets.map((querySet) => checkedState(path, querySet));
  return new PrefetchRelation({ path, state: null, states, toAttr: options.toAttr ?? null });
}) as unknown as GenericPrefetchFunction;

function noQuerySet(word: string, path: unknown, what: string, given: unknown): QueryError {
  return new QueryError({
    code: 'QUERY.NOT_A_QUERY_SET',
    message: `${word}(${typeof path === 'string' ? `'${path}'` : describeValue(path)}) takes ${what}, not ${describeValue(given)}.`,
    hint: `Options come third: Prefetch('tags', Tag.objects.all(), { toAttr: 'kept' }).`,
  });
}

function checkedState(path: string, querySet: object): QueryState {
  const state = typeof querySet === 'object' && querySet !== null ? (stateOf(querySet) as QueryState | undefined) : undefined;
  if (state === undefined) throw noQuerySet('Prefetch', path, 'a QuerySet', querySet);
  if (state.rows === 'instances') return state;
  throw new QueryError({
    code: 'QUERY.PREFETCH_VALUES',
    message: `Prefetch('${path}') takes a QuerySet of instances, not of values().`,
    hint: 'Leave values() out; only(…) loads fewer columns.',
  });
}
