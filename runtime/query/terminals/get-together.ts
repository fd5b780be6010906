import { innermostScope } from '../../connection/ambient.js';
import { configuredDefaults } from '../../connection/configure.js';
import { isRouted } from '../../connection/routers.js';
import type { TransactionScope } from '../../connection/transaction-scope.js';
import { LookupExpression } from '../../expressions/base-expression.js';
import { isExpression } from '../../expressions/expression.js';
import type { FieldMeta } from '../../model/field-meta.js';
import { isNumberKind } from '../../sql/ast/number-kinds.js';
import { activeFilters, globalFilters } from '../filters/global-filters.js';
import { databaseOf, fetchRows } from '../execute/run-select.js';
import { isSliced, type QueryState, withOperation, withState } from '../query-state.js';

/** The rows of one tick by key; a key without a row is not there. */
type Answer = Promise<ReadonlyMap<unknown, unknown>>;

interface Gathering {
  readonly keys: Set<string | number>;
  answer: Answer | null;
}

/** The row, if there is one; `alone`: the state that the caller asks by itself, by its key or by whatever it was given. */
type Together = { readonly row: unknown } | { readonly alone: QueryState; readonly byKey: boolean };

/**
 * The row of a key, together with the other rows of the same model that are asked for by key in the same tick and transaction, on the
 * same database:
 *
 *     await Promise.all([1, 2, 3].map((pk) => Post.objects.get({ pk })));   // SELECT … FROM "post" WHERE "id" = ANY($1)
 *
 * `alone` when nobody else asks, when the same key is asked for twice (each caller gets an instance of its own), or when the
 * question is not a plain one by key; then get() asks by itself.
 */
export async function getTogether(given: QueryState, conditions: readonly unknown[]): Promise<Together> {
  const key = keyAsked(given, conditions);
  if (key === null) return { alone: given, byKey: false };
  const state = routed(given);
  const waiting = gatheringsOf(innermostScope());
  const name = `${state.model.id} ${state.using ?? ''} ${state.related.join()} ${JSON.stringify(state.loaded)}`;
  const open = waiting.get(name);
  if (open !== undefined) {
    if (open.keys.has(key)) return { alone: state, byKey: state.related.length === 0 };
    open.keys.add(key);
    // The one that came first asks for all: what it began is there once its tick is over.
    await undefined;
    return answerFor(state, key, await open.answer!);
  }
  const own: Gathering = { keys: new Set([key]), answer: null };
  waiting.set(name, own);
  await undefined;
  waiting.delete(name);
  if (own.keys.size === 1) return { alone: state, byKey: state.related.length === 0 };
  own.answer = fetchByKey(state, [...own.keys]);
  return answerFor(state, key, await own.answer);
}

/** Routers may answer each caller otherwise (its tenant's database, the primary after a write), and take turns: they are asked once for each. */
function routed(state: QueryState): QueryState {
  return state.using === null && isRouted() ? withState(state, { using: databaseOf(state).alias }) : state;
}

/** Text is compared by the rules of the database, which may find what looks different here: such a key is asked for once more. */
function answerFor(state: QueryState, key: string | number, rows: ReadonlyMap<unknown, unknown>): Together {
  const row = rows.get(key);
  return row === undefined && typeof key === 'string' ? { alone: state, byKey: false } : { row };
}

async function fetchByKey(state: QueryState, keys: readonly (string | number)[]): Answer {
  const { attribute } = state.model.key!;
  const condition = new LookupExpression(`${attribute}__in`, keys);
  const rows = await fetchRows(withOperation(state, { kind: 'filter', conditions: [condition], negated: false }));
  return new Map(rows.map((row) => [(row as Record<string, unknown>)[attribute], row]));
}

/** The key in `get({ pk: 5 })` of a QuerySet without conditions. */
function keyAsked(state: QueryState, conditions: readonly unknown[]): string | number | null {
  const { key } = state.model;
  if (globalFilters.active && isFiltered(state)) return null;
  const [condition] = conditions;
  if (key === null || conditions.length !== 1 || typeof condition !== 'object' || condition === null || isExpression(condition))
    return null;
  if (
    state.operations.length > 0 ||
    (state.fetchMode ?? configuredDefaults().fetchMode ?? 'peers') !== 'peers' ||
    state.lock !== null ||
    state.abort !== null ||
    state.prefetch.length > 0 ||
    state.empty
  )
    return null;
  if (state.owner !== null || state.combination !== null || state.distinct !== false || state.rows !== 'instances' || isSliced(state))
    return null;
  const names = Object.keys(condition);
  if (names.length !== 1 || (names[0] !== 'pk' && names[0] !== key.attribute)) return null;
  const value = (condition as Record<string, unknown>)[names[0]!];
  return isKey(key, value) ? value : null;
}

/** What a filter says may differ between those who ask in one tick: each has its tenant. */
function isFiltered({ model, related, withoutFilters }: QueryState): boolean {
  return related.length > 0 || activeFilters(model, withoutFilters).length > 0;
}

/** A value that needs no conversion to be compared with what the rows hold; others are refused or converted by a query of their own. */
function isKey(field: FieldMeta, value: unknown): value is string | number {
  const { kind } = field.type;
  if (typeof value === 'number') return Number.isSafeInteger(value) && isNumberKind(kind);
  return typeof value === 'string' && TEXTS.has(kind);
}

const TEXTS: ReadonlySet<string> = new Set(['char', 'slug', 'uuid']);

/** Each transaction gathers for itself: its rows are its own. */
function gatheringsOf(scope: TransactionScope | undefined): Map<string, Gathering> {
  if (scope === undefined) return outside;
  let own = inside.get(scope);
  if (own === undefined) inside.set(scope, (own = new Map()));
  return own;
}

const outside = new Map<string, Gathering>();
const inside = new WeakMap<TransactionScope, Map<string, Gathering>>();
