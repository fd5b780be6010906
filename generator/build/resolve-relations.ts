import type { FieldIR } from '../../schema/ir/field-ir.js';
import { camelCase, columnName, keyAttribute, reverseNames, substituteModel } from '../../schema/ir/naming.js';
import type { RelationIR } from '../../schema/ir/relation-ir.js';
import type { DiagnosticBag, Place } from '../diagnostics.js';
import type { FieldDraft, GenericRelationDraft, KeyDraft, ManyDraft, ModelDraft } from './drafts.js';
import type { ThroughModels } from './make-through.js';
import { resolveThrough } from './resolve-through.js';
import type { SchemaIndex } from './schema-index.js';

export interface RelationContext {
  readonly bag: DiagnosticBag;
  readonly index: SchemaIndex;
  readonly through: ThroughModels;
  /** Meta's `defaultRelatedName`. */
  readonly defaultRelatedName: string | undefined;
}

/** The field as the model has it: its column's name and type, and for a relation what it points to. Undefined when it is faulty. */
export function resolveField(
  context: RelationContext,
  model: ModelDraft,
  draft: FieldDraft,
  inheritedFrom: string | undefined,
): FieldIR | undefined {
  if (!draft.usable) return undefined;
  const { relation } = draft;
  const shared = { ...draft.rest, ...(inheritedFrom === undefined ? {} : { inheritedFrom }), source: draft.declaration.place.source };
  if (!relation) {
    const column = draft.members ? null : (draft.dbColumn ?? columnName(draft.name, false));
    return { name: draft.name, attribute: draft.name, column, type: draft.type, ...shared };
  }
  const resolved = resolveRelation(context, model, draft);
  if (!resolved) return undefined;
  if (relation.kind !== 'foreignKey' && relation.kind !== 'oneToOne')
    return { name: draft.name, attribute: draft.name, column: null, type: null, ...shared, relation: resolved };
  const type = context.index.typeOf(model.name, draft.name);
  if (!type) {
    reportCircle(context, model, draft, resolved);
    return undefined;
  }
  const column = draft.dbColumn ?? columnName(draft.name, true);
  return { name: draft.name, attribute: keyAttribute(draft.name), column, type, ...shared, relation: resolved };
}

function resolveRelation(context: RelationContext, model: ModelDraft, draft: FieldDraft): RelationIR | undefined {
  const { relation } = draft;
  switch (relation?.kind) {
    case 'foreignKey':
    case 'oneToOne':
      return resolveKey(context, model, draft, relation);
    case 'manyToMany':
      return resolveMany(context, model, draft, relation);
    case 'genericForeignKey': {
      const subject = `${model.name}.${draft.name}`;
      const models = relation.targets.flatMap((target) => context.index.resolve(model.name, subject, target) ?? []);
      return { kind: 'genericForeignKey', models: [...new Set(models)], typeField: relation.typeField, keyField: relation.keyField };
    }
    case 'genericRelation':
      return resolveGeneric(context, model, draft, relation);
    case undefined:
      return undefined;
  }
}

function resolveKey(context: RelationContext, model: ModelDraft, draft: FieldDraft, relation: KeyDraft): RelationIR | undefined {
  const subject = `${model.name}.${draft.name}`;
  const target = context.index.resolve(model.name, subject, relation.target);
  if (target === undefined) return undefined;
  const keys = context.index.keyNames(target);
  const toField = relation.toField ?? keys[0];
  if (relation.toField === undefined && keys.length > 1) {
    const hint = 'Give the target a key of one field, or name a unique one with toField.';
    context.bag.error(
      'SCHEMA.COMPOSITE_TARGET',
      relation.target.place,
      `'${subject}' points to '${target}', whose primary key is composite.`,
      hint,
    );
    return undefined;
  }
  if (toField === undefined) return undefined;
  const found = context.index.field(target, toField);
  if (relation.toField !== undefined && !found) {
    context.bag.error(
      'SCHEMA.UNKNOWN_TO_FIELD',
      draft.declaration.call,
      `'${subject}' points to '${target}.${toField}', which does not exist.`,
      'toField names a unique field of the target.',
    );
    return undefined;
  }
  return {
    kind: relation.kind,
    model: target,
    toField,
    onDelete: relation.onDelete,
    reverse: reverseNames(model.name, relation.kind, {
      ...relation,
      defaultRelatedName: relation.parentLink ? undefined : context.defaultRelatedName,
    }),
    ...(relation.constraint ? {} : { constraint: false }),
    ...(relation.parentLink ? { parentLink: true } : {}),
    ...(relation.limitChoicesTo ? { limitChoicesTo: relation.limitChoicesTo } : {}),
  };
}

function resolveMany(context: RelationContext, model: ModelDraft, draft: FieldDraft, relation: ManyDraft): RelationIR | undefined {
  const subject = `${model.name}.${draft.name}`;
  const target = context.index.resolve(model.name, subject, relation.target);
  const through = target === undefined ? undefined : resolveThrough(context, model, draft, relation, target);
  if (target === undefined || !through) return undefined;
  const isSymmetrical = target === model.name && relation.symmetrical !== false;
  if (relation.symmetrical === true && target !== model.name)
    context.bag.warning(
      'SCHEMA.SYMMETRICAL',
      draft.declaration.call,
      `'${subject}' is not a relation to its own model, so 'symmetrical' means nothing.`,
      'Leave it out.',
    );
  if (isSymmetrical && relation.relatedName !== undefined && relation.relatedName !== '+')
    context.bag.warning(
      'SCHEMA.SYMMETRICAL',
      draft.declaration.call,
      `'${subject}' leads both ways, so its relatedName '${relation.relatedName}' means nothing.`,
      'Leave it out, or write symmetrical: false.',
    );
  const naming = isSymmetrical ? { relatedName: '+' } : { ...relation, defaultRelatedName: context.defaultRelatedName };
  return {
    kind: 'manyToMany',
    model: target,
    through: through.model,
    throughFields: through.fields,
    ...(isSymmetrical ? { symmetrical: true } : {}),
    reverse: reverseNames(model.name, 'manyToMany', naming),
    ...(relation.limitChoicesTo ? { limitChoicesTo: relation.limitChoicesTo } : {}),
  };
}

/** The fields of the pointer are those of the target's generic foreign key to this model, unless they are named. */
function resolveGeneric(
  context: RelationContext,
  model: ModelDraft,
  draft: FieldDraft,
  relation: GenericRelationDraft,
): RelationIR | undefined {
  const subject = `${model.name}.${draft.name}`;
  const target = context.index.resolve(model.name, subject, relation.target);
  if (target === undefined) return undefined;
  const pointers = context.index.lineage(target).flatMap((name) => context.index.get(name)?.fields ?? []);
  const pointer = pointers
    .map(({ draft: field }) => field.relation)
    .find((candidate) => {
      if (candidate?.kind !== 'genericForeignKey') return false;
      const isNamed = relation.typeField === undefined || relation.typeField === candidate.typeField;
      return isNamed && (relation.keyField === undefined || relation.keyField === candidate.keyField);
    });
  if (pointer?.kind !== 'genericForeignKey') {
    const hint = `Add \`subject = fields.genericForeignKey({ models: [${model.name}] })\` to ${target}.`;
    context.bag.error(
      'SCHEMA.GENERIC_RELATION',
      relation.target.place,
      `'${subject}' reverses a generic foreign key that '${target}' does not have.`,
      hint,
    );
    return undefined;
  }
  const queryName = substituteModel(relation.relatedQueryName, camelCase(model.name)) ?? null;
  return { kind: 'genericRelation', model: target, typeField: pointer.typeField, keyField: pointer.keyField, queryName };
}

/** A key without a type: its target is faulty, which was reported, or the keys point at each other in a circle. */
function reportCircle(context: RelationContext, model: ModelDraft, draft: FieldDraft, relation: RelationIR): void {
  if (relation.kind !== 'foreignKey' && relation.kind !== 'oneToOne') return;
  const place: Place = draft.declaration.call;
  const found = context.index.field(relation.model, relation.toField);
  if (found && found.draft.usable && found.draft.relation)
    context.bag.error(
      'SCHEMA.KEY_CIRCLE',
      place,
      `The key '${model.name}.${draft.name}' points to a key that points back to it, so it has no type.`,
      'Give one of the models a key of its own.',
    );
}
