import type { ValidationFault } from '../../errors/validation-error.js';
import { LookupExpression } from '../../expressions/base-expression.js';
import { fromExpressionIR } from '../../expressions/from-ir.js';
import { withOperation, withState } from '../../query/query-state.js';
import { exists } from '../../query/terminals/exists.js';
import type { FieldMeta } from '../field-meta.js';
import { oneState } from '../loading/states.js';
import { propertyOf } from '../loading/property.js';
import type { ModelMeta } from '../model-meta.js';
import { labelOf } from './checking.js';

/**
 * The row that a key points at must be there, and be one that `limitChoicesTo` allows. One query for each key.
 *
 *     SELECT 1 FROM "author" WHERE "author"."id" = $1 AND "author"."is_staff" LIMIT 1
 */
export async function relationFaults(
  field: FieldMeta,
  model: ModelMeta,
  value: unknown,
  using: string,
): Promise<readonly ValidationFault[]> {
  const { relation } = field.ir;
  if ((relation?.kind !== 'foreignKey' && relation?.kind !== 'oneToOne') || relation.parentLink === true) return [];
  const property = propertyOf(model, field.name);
  if (property?.kind !== 'one') return [];
  const conditions = [
    new LookupExpression(property.far.attribute, value),
    ...(relation.limitChoicesTo === undefined ? [] : [fromExpressionIR(relation.limitChoicesTo)]),
  ];
  const state = withOperation(withState(oneState(property), { using }), { kind: 'filter', conditions, negated: false });
  if (await exists(state)) return [];
  const { target } = property.relation;
  const label = labelOf({ name: target.name, verboseName: target.ir.verboseName });
  return [
    { message: `${label} instance with ${property.far.name} ${JSON.stringify(String(value))} is not a valid choice.`, code: 'invalid' },
  ];
}
