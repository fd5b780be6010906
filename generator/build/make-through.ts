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
import type { SourcePosition } from '../../schema/ir/positions.js';
import type { FieldDraft, ManyDraft, ModelDraft } from './drafts.js';
import type { RelationContext } from './resolve-relations.js';

/** The join models that were made for many-to-many relations, by name. */
export type ThroughModels = Map<string, ModelIR>;

/** The join model of a relation, and its keys to both ends. */
export interface Through {
  readonly model: string;
  readonly fields: readonly [from: string, to: string];
}

/** `Post.tags` makes the model `PostTags` over `post_tags(id, post_id, tag_id, UNIQUE (post_id, tag_id))`. */
export function makeThrough(
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
  const { source } = draft.declaration.place;
  const key = (field: string, points: string): FieldIR | undefined =>
    joinKey(context, { subject: `${model.name}.${draft.name}`, name, field, points, relation, source });
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

interface JoinKey {
  /** `Post.tags` */
  readonly subject: string;
  /** The join model, its field, and the model that this points at. */
  readonly name: string;
  readonly field: string;
  readonly points: string;
  readonly relation: ManyDraft;
  readonly source: SourcePosition;
}

/** `post_id`: a foreign key of a join model that is made. */
function joinKey(context: RelationContext, { subject, name, field, points, relation, source }: JoinKey): FieldIR | undefined {
  const keys = context.index.keyNames(points);
  const [toField] = keys;
  const type = toField === undefined ? undefined : context.index.typeOf(points, toField);
  if (keys.length > 1)
    context.bag.error(
      'SCHEMA.COMPOSITE_TARGET',
      relation.target.place,
      `'${subject}' joins '${points}', whose primary key is composite.`,
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
}

/** Rows that the database deletes by itself are not seen by dunder: what joins them must go in the same way. */
function isDeletedByDatabase(context: RelationContext, model: string): boolean {
  const fields = context.index.get(model)?.fields ?? [];
  return fields.some(({ draft: { relation } }) => relation && 'onDelete' in relation && relation.onDelete.action === 'DB_CASCADE');
}
