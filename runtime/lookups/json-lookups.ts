import type { ExpressionSqlNode } from '../sql/ast/index.js';
import type { Resolved } from '../expressions/expression.js';
import type { Lookup } from './lookup.js';

/** `settings__theme__color`: a key, or an index when it is a whole number. Keys that do not exist are NULL. */
export function jsonTransform(operand: Resolved, name: string): Resolved {
  const key = /^-?\d+$/.test(name) ? Number(name) : name;
  const node: ExpressionSqlNode =
    operand.node.kind === 'jsonPath'
      ? { ...operand.node, path: [...operand.node.path, key] }
      : { kind: 'jsonPath', operand: operand.node, path: [key], asText: false };
  return { node, type: operand.type, nullable: true, strict: operand.strict };
}

export const jsonLookups: Readonly<Record<string, Lookup>> = {};
