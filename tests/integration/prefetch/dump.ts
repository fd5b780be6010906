import { getRelated, originOf } from '../../../runtime/model/instance-internals.js';
import { Absent } from '../../../runtime/model/loading/absent.js';
import { propertyNames } from '../../../runtime/model/loading/property.js';
import { metaOf } from '../../../runtime/model/meta-of.js';
import { isInstance } from '../../../runtime/query/plan/instance-key.js';

/** All that can be reached from rows: values, loaded relations, who is the same object, and how many a lazy load would serve. */
export function dump(rows: readonly object[]): unknown {
  const numbers = new Map<object, number>();
  const visit = (value: unknown, back?: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => visit(one, back));
    if (value instanceof Absent) return { absent: value.key };
    if (!isInstance(value)) return value;
    const known = numbers.get(value);
    if (known !== undefined) return `#${known}`;
    numbers.set(value, numbers.size);
    const meta = metaOf(value);
    const { database, deferred, fetchMode, peers } = originOf(value);
    const related = (name: string): unknown => {
      const one = getRelated(value, name);
      // Of several objects of one row it is not said which one is the parent.
      if (name === back && isInstance(one)) return { parent: one['id'] };
      return visit(one, Array.isArray(one) ? meta.relationsByAccessor.get(name)?.field?.name : undefined);
    };
    return {
      model: meta.name,
      // By name: what `toAttr` names is there in the order in which it was loaded.
      values: Object.fromEntries(Object.keys(value).sort().map((name) => [name, visit((value as Readonly<Record<string, unknown>>)[name])])), // prettier-ignore
      related: Object.fromEntries(propertyNames(meta).map((name) => [name, related(name)])),
      origin: { database, deferred, fetchMode, peers: [...(peers?.group.instances() ?? [])].length },
    };
  };
  return rows.map((row) => visit(row));
}
