import type { Scalar } from '../world/facts.js';
import { compare, type Truth } from './truth.js';

/** A condition on what stands in a document under some keys: what is not there is NULL, and JSON's null is a value. */
export function asksDocument(document: Scalar, keys: readonly string[], lookup: string, wanted: Scalar | readonly Scalar[]): Truth {
  const found = memberAt(document, keys);
  if (lookup === 'isnull') return (found === undefined) === wanted;
  if (found === undefined || wanted === null) return null;
  switch (lookup) {
    case 'exact':
      return same(found, wanted);
    case 'in':
      return (wanted as readonly Scalar[]).some((one) => same(found, one));
    case 'hasKey':
      return memberOf(found, wanted as string) !== undefined;
    case 'hasKeys':
      return (wanted as readonly string[]).every((key) => memberOf(found, key) !== undefined);
    case 'hasAnyKeys':
      return (wanted as readonly string[]).some((key) => memberOf(found, key) !== undefined);
    default:
      return compare(found as Scalar, lookup, wanted);
  }
}

/** What stands there, undefined where nothing does. */
export const memberAt = (document: Scalar, keys: readonly string[]): unknown =>
  keys.reduce(memberOf, document === null ? undefined : (JSON.parse(document as string) as unknown));

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
