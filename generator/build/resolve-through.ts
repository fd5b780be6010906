import type { FieldIR } from '../../schema/ir/field-ir.js';
import type { ModelIR } from '../../schema/ir/model-ir.js';
import {
  columnName,
  keyAttribute,
  objectName,
  throughFieldNames,
  throughModelName,
  throughTableName,
  verboseName,
  verboseNamePlural,
} from '../../schema/ir/naming.js';
import type { FieldDraft, ManyDraft, ModelDraft } from './drafts.js';
import type { RelationContext } from './resolve-relations.js';

/** The join models that were made for many-to-many relations, by name. */
export type ThroughModels = Map<string, ModelIR>;

interface Through {
  readonly model: string;
  readonly fields: readonly [from: string, to: string];
}

/** The join model of a many-to-many: the declared one, or one made for it. */
export function resolveThrough(
  context: RelationContext,
  model: ModelDraft,
  draft: FieldDraft,
  relation: ManyDraft,
  target: string,
): Through | undefined {
  if (!relation.through) return makeThrough(context, model, draft, relation, target);
  const subject = `${model.name}.${draft.name}`;
  const through = context.index.resolve(model.name, `the through of ${subject}`, relation.through);
  if (through === undefined) return undefined;
  const place = relation.through.place;
  const keys = keysOf(context, through);
  if (relation.throughFields) {
    const [from, to, ...more] = relation.throughFields;
    const hint = `Its foreign keys are: ${keys.map((key) => key.name).join(', ')}.`;
    if (from !== undefined && to !== undefined && from !== to && more.length === 0) {
      const wrong = [from, to].filter((name) => !keys.some((key) => key.name === name));
      for (const name of wrong)
        context.bag.error(
          'SCHEMA.THROUGH_FIELDS',
          place,
          `'${name}' in the throughFields of '${subject}' is not a foreign key of '${through}'.`,
          hint,
        );
      if (wrong.length > 0) return undefined;
      const ends = [[from, model.name], [to, target]] as const; // prettier-ignore
      const astray = ends.find(([name, end]) => !keys.some((key) => key.name === name && pointsAt(context, key.target, end)));
      if (astray === undefined) return { model: through, fields: [from, to] };
      const [name, end] = astray;
      const fitting = keys.filter((key) => pointsAt(context, key.target, end)).map((key) => key.name);
      context.bag.error(
        'SCHEMA.THROUGH_FIELDS',
        place,
        `'${name}' in the throughFields of '${subject}' leads to '${keys.find((key) => key.name === name)?.target}', not to '${end}'.`,
        `The first is the foreign key to '${model.name}', the second that to '${target}'. To '${end}' leads: ${fitting.join(', ') || 'none'}.`,
      );
      return undefined;
    }
    context.bag.error('SCHEMA.THROUGH_FIELDS', place, `The throughFields of '${subject}' must be two names.`, hint);
    return undefined;
  }
  const toModel = keys.filter((key) => pointsAt(context, key.target, model.name));
  const toTarget = keys.filter((key) => pointsAt(context, key.target, target));
  const isSelf = model.name === target;
  const [from, second] = toModel;
  const to = isSelf ? second : toTarget[0];
  if (from && to && toModel.length === (isSelf ? 2 : 1) && (isSelf || toTarget.length === 1))
    return { model: through, fields: [from.name, to.name] };
  const missing = !from ? model.name : !to ? target : undefined;
  if (missing === undefined)
    context.bag.error(
      'SCHEMA.AMBIGUOUS_THROUGH',
      place,
      `'${through}' has several foreign keys that '${subject}' could mean.`,
      "Name two of them: throughFields: ['from', 'to'].",
    );
  else
    context.bag.error(
      'SCHEMA.INCOMPLETE_THROUGH',
      place,
      `'${through}' joins '${subject}' but has ${isSelf ? 'not two foreign keys' : 'no foreign key'} to '${missing}'.`,
      `Add one: fields.foreignKey(${missing}, { … }).`,
    );
  return undefined;
}

/** A proxy has the rows of its model. */
function pointsAt({ index }: RelationContext, target: string, end: string): boolean {
  return target === end || index.tableOwner(target) === index.tableOwner(end);
}

function keysOf(context: RelationContext, through: string): readonly { name: string; target: string }[] {
  const fields = context.index.lineage(through).flatMap((owner) => context.index.get(owner)?.fields ?? []);
  return fields.flatMap(({ draft }) => {
    const { relation } = draft;
    if (relation?.kind !== 'foreignKey' && relation?.kind !== 'oneToOne') return [];
    return [{ name: draft.name, target: relation.target.name === 'self' ? through : relation.target.name }];
  });
}

/** Rows that the database deletes by itself are not seen by dunder: what joins them must go in the same way. */
function isDeletedByDatabase(context: RelationContext, model: string): boolean {
  const fields = context.index.get(model)?.fields ?? [];
  return fields.some(({ draft: { relation } }) => relation && 'onDelete' in relation && relation.onDelete.action === 'DB_CASCADE');
}

/** `Post.tags` makes the model `PostTags` over `post_tags(id, post_id, tag_id, UNIQUE (post_id, tag_id))`. */
function makeThrough(
  context: RelationContext,
  model: ModelDraft,
  draft: FieldDraft,
  relation: ManyDraft,
  target: string,
): Through | undefined {
  let name = throughModelName(model.name, draft.name);
  while (context.index.get(name) || context.through.has(name)) name += 'Link';
  const [from, to] = throughFieldNames(model.name, target);
  const table = relation.dbTable ?? throughTableName(model.table, draft.name);
  const source = draft.declaration.place.source;
  const key = (field: string, points: string): FieldIR | undefined => {
    const keys = context.index.keyNames(points);
    const [toField] = keys;
    const type = toField === undefined ? undefined : context.index.typeOf(points, toField);
    if (keys.length > 1)
      context.bag.error(
        'SCHEMA.COMPOSITE_TARGET',
        relation.target.place,
        `'${model.name}.${draft.name}' joins '${points}', whose primary key is composite.`,
        'Declare a through model.',
      );
    if (toField === undefined || !type || keys.length > 1) return undefined;
    return {
      name: field,
      attribute: keyAttribute(field),
      column: columnName(field, true),
      type,
      index: true,
      relation: {
        kind: 'foreignKey',
        model: points,
        toField,
        onDelete: { action: isDeletedByDatabase(context, points) ? 'DB_CASCADE' : 'CASCADE' },
        reverse: { accessor: null, queryName: `${name}${field}+` },
        ...(relation.constraint ? {} : { constraint: false }),
      },
      source,
    };
  };
  const [first, second] = [key(from, model.name), key(to, target)];
  if (!first || !second) return undefined;
  const words = verboseName(name);
  context.through.set(name, {
    name,
    table,
    fields: [{ name: 'id', attribute: 'id', column: 'id', type: { kind: 'bigAuto' }, primaryKey: true, source }, first, second],
    primaryKey: ['id'],
    autoCreated: { model: model.name, field: draft.name },
    constraints: [
      {
        kind: 'unique',
        name: objectName('unique', table, [first.column ?? from, second.column ?? to]),
        fields: [from, to],
        expressions: [],
        source,
      },
    ],
    verboseName: words,
    verboseNamePlural: verboseNamePlural(words),
    source,
  });
  return { model: name, fields: [from, to] };
}
