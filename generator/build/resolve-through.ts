import type { Place } from '../diagnostics.js';
import type { FieldDraft, ManyDraft, ModelDraft } from './drafts.js';
import { makeThrough, type Through } from './make-through.js';
import type { RelationContext } from './resolve-relations.js';

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
  const join: Join = { subject, model: model.name, target, through, keys: keysOf(context, through), place: relation.through.place };
  const fields = relation.throughFields ? namedKeys(context, join, relation.throughFields) : onlyKeys(context, join);
  return fields && { model: through, fields };
}

/** A declared join model: the relation that goes through it, its two ends, and its foreign keys. */
interface Join {
  /** `Club.members` */
  readonly subject: string;
  readonly model: string;
  readonly target: string;
  readonly through: string;
  readonly keys: readonly Key[];
  readonly place: Place;
}
interface Key {
  readonly name: string;
  readonly target: string;
}

/** The keys that `throughFields` names: the first to the model, the second to the target. */
function namedKeys(context: RelationContext, join: Join, names: readonly string[]): Through['fields'] | undefined {
  const { subject, through, keys } = join;
  const refuse = (message: string, hint: string): void => context.bag.error('SCHEMA.THROUGH_FIELDS', join.place, message, hint);
  const choices = `Its foreign keys are: ${keys.map((key) => key.name).join(', ')}.`;
  const [from, to, ...more] = names;
  if (from === undefined || to === undefined || from === to || more.length > 0) {
    refuse(`The throughFields of '${subject}' must be two names.`, choices);
    return undefined;
  }
  const wrong = [from, to].filter((name) => !keys.some((key) => key.name === name));
  for (const name of wrong) refuse(`'${name}' in the throughFields of '${subject}' is not a foreign key of '${through}'.`, choices);
  if (wrong.length > 0) return undefined;
  const ends = [[from, join.model], [to, join.target]] as const; // prettier-ignore
  const astray = ends.find(([name, end]) => !keys.some((key) => key.name === name && pointsAt(context, key.target, end)));
  if (astray === undefined) return [from, to];
  const [name, end] = astray;
  const fitting = keys.filter((key) => pointsAt(context, key.target, end)).map((key) => key.name);
  refuse(
    `'${name}' in the throughFields of '${subject}' leads to '${keys.find((key) => key.name === name)?.target}', not to '${end}'.`,
    `The first is the foreign key to '${join.model}', the second that to '${join.target}'. To '${end}' leads: ${fitting.join(', ') || 'none'}.`,
  );
  return undefined;
}

/** The keys that it must mean, as there are no others to its ends; of a relation to itself the first leads to the model. */
function onlyKeys(context: RelationContext, { subject, model, target, through, keys, place }: Join): Through['fields'] | undefined {
  const toModel = keys.filter((key) => pointsAt(context, key.target, model));
  const toTarget = keys.filter((key) => pointsAt(context, key.target, target));
  const isSelf = model === target;
  const [from, second] = toModel;
  const to = isSelf ? second : toTarget[0];
  if (from && to && toModel.length === (isSelf ? 2 : 1) && (isSelf || toTarget.length === 1)) return [from.name, to.name];
  const missing = !from ? model : !to ? target : undefined;
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

function keysOf(context: RelationContext, through: string): readonly Key[] {
  const fields = context.index.lineage(through).flatMap((owner) => context.index.get(owner)?.fields ?? []);
  return fields.flatMap(({ draft }) => {
    const { relation } = draft;
    if (relation?.kind !== 'foreignKey' && relation?.kind !== 'oneToOne') return [];
    return [{ name: draft.name, target: relation.target.name === 'self' ? through : relation.target.name }];
  });
}
