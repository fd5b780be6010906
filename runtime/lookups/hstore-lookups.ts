import type { Resolved } from '../expressions/expression.js';
import type { ValueType } from '../sql/ast/index.js';
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

const TEXTS: ValueType = { kind: 'array', base: { kind: 'text' } };
const RESERVED: ReadonlyMap<string, string> = new Map([
  ['keys', 'akeys'],
  ['values', 'avals'],
]);

/**
 * `attributes__color`: the text at a key, NULL where there is none; `attributes__keys` and `attributes__values` are arrays: `akeys("attributes")`.
 * Django: https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#keys
 */
export function hstoreTransform(operand: Resolved, name: string): Resolved {
  const whole = RESERVED.get(name);
  if (whole !== undefined)
    return {
      node: { kind: 'raw', parts: [`${whole}(`, operand.node, ')'] },
      type: TEXTS,
      nullable: operand.nullable,
      strict: operand.strict,
    };
  return {
    node: { kind: 'raw', parts: ['(', operand.node, ' -> ', { kind: 'literal', value: name }, ')'] },
    type: { kind: 'text' },
    nullable: true,
    strict: operand.strict,
  };
}
