import type { ModelIR } from '../../schema/ir/model-ir.js';
import type { OrderingIR } from '../../schema/ir/expression-ir.js';
import { verboseName, verboseNamePlural } from '../../schema/ir/naming.js';
import type { DiagnosticBag } from '../diagnostics.js';
import type { ArrayReading } from '../parse/reading.js';
import { buildConstraint } from './build-constraint.js';
import { buildIndex } from './build-index.js';
import { buildOrdering } from './build-ordering.js';
import type { ModelDraft } from './drafts.js';
import { compact, OptionReader } from './option-reader.js';
import type { SchemaIndex } from './schema-index.js';

const META_OPTIONS = [
  'proxy',
  'managed',
  'ordering',
  'indexes',
  'constraints',
  'dbTable',
  'dbTableComment',
  'verboseName',
  'verboseNamePlural',
  'defaultManager',
  'baseManager',
  'getLatestBy',
  'defaultRelatedName',
  'orderWithRespectTo',
  'selectOnSave',
];

const HINTS: { readonly [option: string]: string } = {
  abstract: 'Write `export abstract class`.',
  uniqueTogether: "Write constraints: [new UniqueConstraint({ fields: […], name: '…' })].",
  indexTogether: 'Write indexes: [new Index({ fields: […] })].',
  appLabel: 'Models have no application: leave it out.',
  defaultManagerName: 'Write defaultManager.',
  baseManagerName: 'Write baseManager.',
  tableName: 'Write dbTable.',
};

type MetaIR = Omit<
  ModelIR,
  'name' | 'table' | 'fields' | 'primaryKey' | 'source' | 'parents' | 'proxyFor' | 'base' | 'abstractBases' | 'autoCreated'
>;

/** A model's options. Ordering and getLatestBy come down from multi-table parents and to proxies; nothing else does. */
export function buildMeta(bag: DiagnosticBag, index: SchemaIndex, draft: ModelDraft): MetaIR {
  const { name, table } = draft;
  const options = new OptionReader(bag, `${name}.meta`, draft.meta, META_OPTIONS, HINTS);
  options.boolean('proxy');
  options.name('dbTable');
  options.name('defaultRelatedName');
  const singular = options.string('verboseName') ?? verboseName(name);
  const indexes = options.array('indexes')?.items.flatMap((item) => buildIndex(bag, { name, table }, item) ?? []);
  const constraints = options.array('constraints')?.items.flatMap((item) => buildConstraint(bag, name, item) ?? []);
  const respect = options.name('orderWithRespectTo');
  if (respect !== undefined && options.has('ordering'))
    bag.error(
      'SCHEMA.ORDERING_TWICE',
      options.place('ordering') ?? draft.declaration.place,
      `'${name}' has both ordering and orderWithRespectTo.`,
      'Keep one of them.',
    );
  const ordering = respect === undefined ? orderingOf(bag, index, draft) : [BY_POSITION];
  const latest = latestOf(bag, index, draft);
  return compact<MetaIR>({
    managed: options.boolean('managed') === false ? false : undefined,
    ordering: ordering?.length ? ordering : undefined,
    orderWithRespectTo: respect,
    getLatestBy: latest?.length ? latest : undefined,
    indexes: indexes?.length ? indexes : undefined,
    constraints: constraints?.length ? constraints : undefined,
    managers: draft.managers.length > 0 ? draft.managers : undefined,
    defaultManager: options.name('defaultManager'),
    baseManager: options.name('baseManager'),
    modelClass: draft.declaration.modelClass,
    selectOnSave: options.boolean('selectOnSave') || undefined,
    verboseName: singular,
    verboseNamePlural: options.string('verboseNamePlural') ?? verboseNamePlural(singular),
    dbTableComment: options.string('dbTableComment'),
    doc: draft.declaration.doc,
  });
}

const BY_POSITION: OrderingIR = { expression: { kind: 'path', path: '_order' }, descending: false };

function orderingOf(bag: DiagnosticBag, index: SchemaIndex, draft: ModelDraft): readonly OrderingIR[] | undefined {
  const owner = ownerOf(index, draft, 'ordering');
  // A parent's faults are reported for the parent.
  const list = owner && readerOf(bag, owner).array('ordering');
  if (owner && owner !== draft && owner.meta?.entries.some((entry) => entry.name === 'orderWithRespectTo')) return [BY_POSITION];
  return list && termsOf(bag, owner.name, list);
}

function termsOf(bag: DiagnosticBag, model: string, list: ArrayReading): readonly OrderingIR[] {
  return list.items.flatMap((item) => buildOrdering(bag, `${model}.meta.ordering`, item) ?? []);
}

function latestOf(bag: DiagnosticBag, index: SchemaIndex, draft: ModelDraft): readonly string[] | undefined {
  const owner = ownerOf(index, draft, 'getLatestBy');
  return owner && readerOf(bag, owner).names('getLatestBy');
}

/** The model itself or the nearest concrete one above that has the option. */
function ownerOf(index: SchemaIndex, draft: ModelDraft, option: string): ModelDraft | undefined {
  const seen = new Set<ModelDraft>();
  for (let at: ModelDraft | undefined = draft; at && !seen.has(at); at = at.parent === undefined ? undefined : index.get(at.parent)) {
    seen.add(at);
    if (at.meta?.entries.some((entry) => entry.name === option)) return at;
  }
  return undefined;
}

function readerOf(bag: DiagnosticBag, owner: ModelDraft): OptionReader {
  return new OptionReader(bag, `${owner.name}.meta`, owner.meta, META_OPTIONS, HINTS);
}
