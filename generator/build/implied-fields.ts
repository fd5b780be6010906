import { parentLinkName } from '../../schema/ir/naming.js';
import type { Place } from '../diagnostics.js';
import type { FieldDraft, ModelDraft } from './drafts.js';

/**
 * The fields that a model has without saying so: the link of a multi-table child to the model with its parent's table, `id`, and `_order`; in
 * this order before its own.
 */
export function addImpliedFields(draft: ModelDraft, parent: string | undefined): ModelDraft {
  if (draft.proxy) return draft;
  const has = (test: (field: FieldDraft) => boolean): boolean => draft.fields.some(({ draft: field }) => test(field));
  const hasKey = has((field) => field.rest.primaryKey === true);
  const implied: FieldDraft[] = [];
  if (parent !== undefined) {
    if (!has(isParentLink)) implied.push(parentLink(draft.declaration.place, parent, !hasKey));
  } else if (!hasKey) implied.push(plainField(draft.declaration.place, 'id', 'bigAuto', { primaryKey: true }));
  const fields = [...implied.map((field) => ({ draft: field })), ...draft.fields.map((field) => (hasKey ? field : keyedLink(field)))];
  if (draft.meta?.entries.some((entry) => entry.name === 'orderWithRespectTo'))
    fields.push({ draft: plainField(draft.declaration.place, '_order', 'integer', { editable: false }) });
  return { ...draft, fields };
}

function isParentLink(field: FieldDraft): boolean {
  return field.relation?.kind === 'oneToOne' && field.relation.parentLink;
}

/** A parent link that was written out is the primary key unless another field is. */
function keyedLink<T extends ModelDraft['fields'][number]>(field: T): T {
  if (!isParentLink(field.draft)) return field;
  const { unique: _unique, ...rest } = field.draft.rest;
  return { ...field, draft: { ...field.draft, rest: { ...rest, primaryKey: true } } };
}

function parentLink(place: Place, parent: string, isKey: boolean): FieldDraft {
  const link = plainField(place, parentLinkName(parent), 'oneToOne', isKey ? { primaryKey: true } : { unique: true });
  const target = { name: parent, place };
  return {
    ...link,
    type: null,
    relation: { kind: 'oneToOne', target, onDelete: { action: 'CASCADE' }, constraint: true, parentLink: true },
  };
}

function plainField(place: Place, name: string, kind: 'bigAuto' | 'integer' | 'oneToOne', rest: FieldDraft['rest']): FieldDraft {
  return {
    name,
    kind,
    declaration: { name, place, kind, call: { ...place, kind: 'call', name: `fields.${kind}`, arguments: [] }, positional: [] },
    usable: true,
    type: kind === 'oneToOne' ? null : { kind },
    rest,
  };
}
