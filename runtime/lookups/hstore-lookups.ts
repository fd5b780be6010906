import type { Resolved } from '../expressions/expression.js';
import { operatorLookup } from './array-lookups.js';
import { exact, isnull } from './comparison-lookups.js';
import { jsonLookups } from './json-lookups.js';
import type { Lookup } from './lookup.js';

/** Django: https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#querying-hstorefield */
export const hstoreLookups: Readonly<Record<string, Lookup>> = {
  exact,
  isnull,
  contains: operatorLookup('@>'),
  containedBy: operatorLookup('<@'),
  hasKey: jsonLookups['hasKey']!,
  hasKeys: jsonLookups['hasKeys']!,
  hasAnyKeys: jsonLookups['hasAnyKeys']!,
};

/** `attributes__color`: the text at a key, NULL where there is none. */
export function hstoreTransform(operand: Resolved, name: string): Resolved {
  return {
    node: { kind: 'raw', parts: ['(', operand.node, ' -> ', { kind: 'literal', value: name }, ')'] },
    type: { kind: 'text' },
    nullable: true,
    strict: operand.strict,
  };
}
