import { withArticle } from '../../errors/article.js';
import { LinkCondition } from '../../query/plan/link-condition.js';
import { relationLink } from '../../query/prefetch/relation-link.js';
import { LookupExpression } from '../../expressions/base-expression.js';
import { RelationError } from '../../errors/loading-error.js';
import { type Operation, type Owner, type QueryState, withState } from '../../query/query-state.js';
import { keyFor } from '../loading/generic-key.js';
import { originOf } from '../instance-internals.js';
import { attributesOf } from '../meta-of.js';
import type { Related } from './related-writes.js';
import { typeCondition } from './type-condition.js';

/** The state of a manager's QuerySet narrowed to the rows of one instance. */
export function relationState(related: Related, own: QueryState): QueryState {
  const { relation } = related.property;
  const key = ownerKey(related);
  const link = relationLink(relation);
  const { column } = link;
  const held = relation.kind === 'genericRelation' ? keyFor(column, key) : key;
  const operation: Extract<Operation, { readonly kind: 'filter' }> =
    link.step === null
      ? { kind: 'filter', conditions: [new LookupExpression(column.attribute, held)], negated: false }
      : // Its join is shared with the filter() after it, as in Django.
        { kind: 'filter', conditions: [new LinkCondition(link, key)], negated: false, sticky: true };
  const operations =
    relation.kind === 'genericRelation'
      ? [{ ...operation, conditions: [...operation.conditions, typeCondition(related.property)] }]
      : [operation];
  const back: Owner['back'] = relation.kind === 'foreignKey' ? { accessor: column.name, attribute: column.attribute, key } : null;
  return withState(own, {
    operations: [...own.operations, ...operations],
    owner: { instance: related.instance, back },
  });
}

/** The value that the relation's rows hold of the instance. An instance without it has no rows yet, and cannot get any. */
export function ownerKey({ instance, property }: Related): unknown {
  const { near } = relationLink(property.relation);
  const key = attributesOf(instance)[near.attribute];
  if (key !== undefined && key !== null && Object.hasOwn(instance, near.attribute)) return key;
  throw new RelationError({
    code: 'RELATION.UNSAVED',
    message: `This ${property.model.name} has no ${near.name} yet, which ${property.model.name}.${property.name} needs.`,
    hint: originOf(instance).adding
      ? 'Save it first: await instance.save().'
      : `Give it ${withArticle(near.name)} and save it: other rows point at it by that.`,
  });
}
