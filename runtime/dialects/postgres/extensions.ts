import type { ConstraintIR, ModelIR } from '../../../schema/ir/index.js';

/** `CREATE EXTENSION IF NOT EXISTS "citext"` for what the models use. */
export function createExtensions(models: readonly ModelIR[]): readonly string[] {
  const needed = new Set(models.flatMap((model) => [...extensionsOf(model)]));
  return [...needed].sort().map((name) => `CREATE EXTENSION IF NOT EXISTS "${name}"`);
}

function extensionsOf(model: ModelIR): ReadonlySet<string> {
  const needed = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value === 'string' && value.endsWith('_trgm_ops')) needed.add('pg_trgm');
    if (typeof value !== 'object' || value === null) return;
    const { kind, name } = value as { readonly kind?: unknown; readonly name?: unknown };
    const byCall = kind === 'call' && typeof name === 'string' ? calls[name] : undefined;
    if (byCall !== undefined) needed.add(byCall);
    Object.values(value).forEach(visit);
  };
  const ofType = (type: unknown): void => {
    const { kind, base } = type as { readonly kind: string; readonly base?: unknown };
    if (kind === 'citext' || kind === 'hstore') needed.add(kind);
    if (kind === 'vector' || kind === 'halfVector' || kind === 'sparseVector') needed.add('vector');
    if (base !== undefined) ofType(base);
  };
  for (const { type, generated, dbDefault } of model.fields) {
    if (type !== null) ofType(type);
    visit([generated?.expression, dbDefault]);
  }
  visit([model.indexes, model.constraints]);
  if (model.indexes?.some(({ method }) => method === 'bloom') === true) needed.add('bloom');
  if (model.indexes?.some(({ method }) => method === 'hnsw' || method === 'ivfflat') === true) needed.add('vector');
  // GiST has no operator class of its own for numbers and text.
  const isPlain = (one: ConstraintIR): boolean =>
    one.kind === 'exclusion' && one.method !== 'hash' && one.expressions.some(({ operator }) => operator === '=');
  if (model.constraints?.some(isPlain) === true) needed.add('btree_gist');
  return needed;
}

const calls: Readonly<Record<string, string | undefined>> = { SHA1: 'pgcrypto', Unaccent: 'unaccent' };
