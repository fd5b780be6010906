import type { ModelIR } from '../../schema/ir/model-ir.js';
import type { SchemaIR } from '../../schema/ir/schema-ir.js';
import { deepFreeze } from '../../schema/ir/freeze.js';
import type { SourcePosition } from '../../schema/ir/positions.js';
import type { DiagnosticBag } from '../diagnostics.js';
import type { ModelDeclaration } from '../parse/declarations.js';
import { BuildCache } from './build-cache.js';
import { buildMeta } from './build-meta.js';
import { addContentType } from './content-type.js';
import type { ModelDraft } from './drafts.js';
import { addImpliedFields } from './implied-fields.js';
import { normalizeColumns } from './normalize-columns.js';
import { resolveInheritance } from './resolve-inheritance.js';
import { resolveField } from './resolve-relations.js';
import type { ThroughModels } from './make-through.js';
import { SchemaIndex } from './schema-index.js';

export interface BuiltSchema {
  readonly schema: SchemaIR;
  /** `Post.author` for the fields that were declared but are too faulty to build: nobody should be told that they do not exist. */
  readonly faulty: ReadonlySet<string>;
  /** Where an option stands: `Post#ordering`, `Post.author#onDelete`. */
  readonly positions: ReadonlyMap<string, SourcePosition>;
}

/** Declarations → the schema's IR: frozen, its models sorted by name. Faults go into the bag; what they touch is left out. */
export function buildIr(bag: DiagnosticBag, written: readonly ModelDeclaration[], kept = new BuildCache()): BuiltSchema {
  const declarations = addContentType(written);
  const abstract = new Set(declarations.filter((declaration) => declaration.abstract).map((declaration) => declaration.name));
  const inherited = resolveInheritance(bag, declarations, kept);
  const owners = new SchemaIndex(bag, inherited, abstract);
  const drafts = inherited.map((draft) =>
    addImpliedFields(draft, draft.parent === undefined ? undefined : owners.tableOwner(draft.parent)),
  );
  const index = new SchemaIndex(bag, drafts, abstract);
  const through: ThroughModels = new Map();
  const faulty = new Set<string>();
  const models = [...drafts].sort(byName).map((draft) => buildModel(bag, index, through, draft, faulty));
  const schema: SchemaIR = { version: 1, models: kept.models([...models, ...through.values()].sort(byName)) };
  return { schema: deepFreeze(schema), faulty, positions: positionsOf(drafts) };
}

function buildModel(bag: DiagnosticBag, index: SchemaIndex, through: ThroughModels, draft: ModelDraft, faulty: Set<string>): ModelIR {
  const named = draft.meta?.entries.find((entry) => entry.name === 'defaultRelatedName')?.value;
  const defaultRelatedName = named?.kind === 'literal' && typeof named.value === 'string' ? named.value : undefined;
  const context = { bag, index, through, defaultRelatedName };
  const fields = draft.fields.flatMap(({ draft: field, inheritedFrom }) => {
    const resolved = resolveField(context, draft, field, inheritedFrom);
    if (!resolved) faulty.add(`${draft.name}.${field.name}`);
    return resolved ?? [];
  });
  const link = draft.fields.find(({ draft: field }) => field.relation?.kind === 'oneToOne' && field.relation.parentLink)?.draft.name;
  const owner = index.tableOwner(draft.name);
  if (draft.proxy && draft.parent === undefined)
    bag.error(
      'SCHEMA.PROXY_WITHOUT_BASE',
      draft.declaration.place,
      `'${draft.name}' is a proxy of nothing.`,
      'Let it extend the model whose rows it shows.',
    );
  return normalizeColumns({
    name: draft.name,
    table: index.get(owner)?.table ?? draft.table,
    fields,
    primaryKey: index.keyNames(draft.name),
    ...(draft.proxy && owner !== draft.name ? { proxyFor: owner } : {}),
    ...(draft.parent !== undefined && index.tableOwner(draft.parent) !== draft.parent ? { base: draft.parent } : {}),
    ...(!draft.proxy && draft.parent !== undefined && link !== undefined
      ? { parents: [{ model: index.tableOwner(draft.parent), link }] }
      : {}),
    ...(draft.abstractBases.length > 0 ? { abstractBases: draft.abstractBases } : {}),
    ...buildMeta(bag, index, draft),
    source: draft.declaration.place.source,
  });
}

function positionsOf(drafts: readonly ModelDraft[]): ReadonlyMap<string, SourcePosition> {
  const positions = new Map<string, SourcePosition>();
  for (const draft of drafts) {
    for (const entry of draft.meta?.entries ?? []) positions.set(`${draft.name}#${entry.name}`, entry.key.source);
    for (const { draft: field } of draft.fields)
      for (const entry of field.declaration.options?.entries ?? [])
        positions.set(`${draft.name}.${field.name}#${entry.name}`, entry.key.source);
  }
  return positions;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
