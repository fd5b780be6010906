import { Slot } from '../expressions/slot.js';
import type { Resolved } from '../expressions/expression.js';
import type { ExpressionSqlNode, PatternNode } from '../sql/ast/index.js';
import { compared, isNull } from './comparison-lookups.js';
import { type Lookup, type LookupContext, rightValue } from './lookup.js';

const TEXT = { kind: 'text' } as const;
const TEXT_KINDS: ReadonlySet<string> = new Set(['char', 'text', 'slug', 'email', 'url', 'citext', 'enum']);

function pattern(match: PatternNode['match'], insensitive: boolean): Lookup {
  return (context) => {
    const right = rightValue(context, TEXT);
    return compared(context, { kind: 'pattern', match, insensitive, subject: asText(context.left), text: right.node }, right);
  };
}

function regularExpression(insensitive: boolean): Lookup {
  return (context: LookupContext) => {
    const right = rightValue(context, TEXT);
    return compared(context, { kind: 'regex', insensitive, subject: asText(context.left), pattern: right.node }, right);
  };
}

/** Numbers and dates are compared by their text. */
function asText(left: Resolved): ExpressionSqlNode {
  if (left.node.kind === 'jsonPath') return { ...left.node, asText: true };
  return TEXT_KINDS.has(left.type.kind) ? left.node : { kind: 'cast', operand: left.node, type: TEXT };
}

export const contains = pattern('contains', false);
export const icontains = pattern('contains', true);
export const startswith = pattern('startsWith', false);
export const istartswith = pattern('startsWith', true);
export const endswith = pattern('endsWith', false);
export const iendswith = pattern('endsWith', true);
export const regex = regularExpression(false);
export const iregex = regularExpression(true);

const equalsInsensitive = pattern('equals', true);

/** Equal but for case; null means IS NULL. */
export const iexact: Lookup = (context) =>
  context.right instanceof Slot && context.right.isNull ? isNull(context.left, true) : equalsInsensitive(context);
