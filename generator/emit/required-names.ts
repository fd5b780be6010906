import type { FieldIR } from '../../schema/ir/field-ir.js';
import { startsEmpty } from '../../schema/ir/starts-empty.js';
import type { ModelView } from './model-view.js';

/** The fields and relations that a new instance must be given: no default, not NULL, and nobody else fills them. Sorted. */
export function requiredNames(view: ModelView): readonly string[] {
  const links = view.lineage.flatMap((owner) => owner.parents?.map((parent) => parent.link) ?? []);
  // The two halves of a generic foreign key may be given as one: `subject`.
  const halves = view.lineage.flatMap(({ fields }) =>
    fields.flatMap(({ relation }) => (relation?.kind === 'genericForeignKey' ? [relation.typeField, relation.keyField] : [])),
  );
  const filled = new Set([...links, ...halves]);
  return view.columns
    .filter((field) => !filled.has(field.name) && isRequired(field))
    .map((field) => field.name)
    .sort();
}

const AUTOMATIC: ReadonlySet<string> = new Set(['auto', 'bigAuto', 'smallAuto']);

function isRequired(field: FieldIR): boolean {
  if (field.null === true || field.default !== undefined || field.dbDefault !== undefined || startsEmpty(field)) return false;
  if (field.generated !== undefined || field.version === true || field.name === '_order') return false;
  const type = field.type!;
  if ('autoNow' in type && type.autoNow === true) return false;
  if ('autoNowAdd' in type && type.autoNowAdd === true) return false;
  // A foreign key has the type of the key that it holds, and is given.
  return field.relation !== undefined || !AUTOMATIC.has(type.kind);
}
