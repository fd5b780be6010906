import { assertFragment } from '../../connection/sql-compile.js';
import type { SqlFragment } from '../../connection/sql-fragment.js';
import { QueryError } from '../../errors/query-error.js';
import { typeOfOutput } from '../../expressions/output-fields.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { checkAlias, checkProperty } from '../check-alias.js';
import type { QueryState } from '../query-state.js';
import { unknownName } from '../plan/walk-path.js';
import type { RawState } from './raw-state.js';

interface GivenOptions {
  readonly translations?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, unknown>>;
  readonly defer?: readonly string[];
}

/** The state of `raw`, its options checked. A QuerySet that was refined would be forgotten by the statement, so it is refused. */
export function makeRaw(state: QueryState, fragment: unknown, options: object): RawState {
  assertFragment(fragment);
  refuseRefined(state);
  const { translations = {}, annotations = {}, defer = [] } = options as GivenOptions;
  const { model } = state;
  for (const name of Object.values(translations)) namedField(model, name);
  for (const name of Object.keys(annotations)) {
    checkAlias(name, model);
    checkProperty(name, model);
  }
  return Object.freeze<RawState>({
    model,
    fragment: fragment satisfies SqlFragment,
    translations: new Map(Object.entries(translations)),
    annotations: new Map(
      Object.entries(annotations).map(([name, field]) => [name, typeOfOutput(field, `raw(): the annotation '${name}'`)]),
    ),
    deferred: new Set(defer.map((name) => namedField(model, name).attribute)),
    using: state.using,
    fetchMode: state.fetchMode,
    abort: state.abort,
    prefetch: [],
  });
}

function namedField(model: ModelMeta, name: string): FieldMeta {
  const field = typeof name === 'string' ? model.field(name) : undefined;
  if (field === undefined) throw unknownName(name, model, name);
  return field;
}

function refuseRefined(state: QueryState): void {
  const { operations, rows, ordering, distinct, low, high, empty, related, prefetch, loaded, lock, combination } = state;
  const plain = operations.length === 0 && rows === 'instances' && ordering === null && distinct === false && low === 0 && high === null;
  if (plain && !empty && related.length === 0 && prefetch.length === 0 && loaded === null && lock === null && combination === null) return;
  throw new QueryError({
    code: 'QUERY.RAW_REFINED',
    message: 'raw() is a statement of its own: it would forget the filters and whatever else was asked of this QuerySet.',
    hint: `Write ${state.model.name}.objects.raw(sql\`…\`) with the conditions in the SQL.`,
  });
}
