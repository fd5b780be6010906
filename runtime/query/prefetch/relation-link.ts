import type { FieldMeta } from '../../model/field-meta.js';
import type { RelationMeta, RelationStep } from '../../model/relation-meta.js';
import type { Link } from '../plan/link-condition.js';

/** How the rows of a relation to many are found, and by which value of the instance. */
export interface RelationLink extends Link {
  /** The column of the instance whose value the link's column holds. */
  readonly near: FieldMeta;
}

/** `comment.post_id` holds `post.id`; of a many-to-many `post_tag.post_id` does, where `post_tag.tag_id = tag.id`. */
export function relationLink(relation: RelationMeta): RelationLink {
  const known = links.get(relation);
  if (known !== undefined) return known;
  const made = makeLink(relation);
  links.set(relation, made);
  return made;
}

const links = new WeakMap<RelationMeta, RelationLink>();

function makeLink(relation: RelationMeta): RelationLink {
  const [first, second] = relation.steps;
  const near = first!.from;
  const { through } = relation;
  if (through === undefined) return { step: null, column: relation.field!, near };
  const join = { target: through.model, from: second!.to, to: through.toField };
  const step: RelationStep = { ...join, multiple: true, nullable: true, holdsKey: false, collects: true };
  return { step, column: through.fromField, near };
}
