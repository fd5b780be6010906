import type { ExpressionSqlNode, ValueType } from '../sql/ast/index.js';
import type { Resolved } from '../expressions/expression.js';
import { Slot } from '../expressions/slot.js';
import { QueryError } from '../errors/query-error.js';
import { compared } from './comparison-lookups.js';
import { type Lookup, rightValue } from './lookup.js';

const TEXT: ValueType = { kind: 'text' };

/** `settings__theme__color`: a key, or an index when it is a whole number. Keys that do not exist are NULL. */
export function jsonTransform(operand: Resolved, name: string): Resolved {
  const key = /^-?\d+$/.test(name) ? Number(name) : name;
  const node: ExpressionSqlNode =
    operand.node.kind === 'jsonPath'
      ? { ...operand.node, path: [...operand.node.path, key] }
      : { kind: 'jsonPath', operand: operand.node, path: [key], asText: false };
  return { node, type: operand.type, nullable: true, strict: operand.strict };
}

/** `@>`, `<@`: the whole value on the right is JSON. */
function document(operator: string): Lookup {
  return (context) => {
    const right = context.right instanceof Slot ? jsonValue(context.right, context.path) : rightValue(context);
    return compared(context, { kind: 'customOperator', operator, left: context.left.node, right: right.node }, right);
  };
}

function jsonValue(slot: Slot, path: string): Resolved {
  return { node: slot.parameter({ kind: 'json' }, undefined, true, path), type: { kind: 'json' }, nullable: false, strict: [] };
}

/** `?&`, `?|`: a list of keys. */
function keys(operator: string): Lookup {
  return (context) => {
    const { right, path } = context;
    if (!(right instanceof Slot) || !right.isList || right.isEmptyList) throw badKeys(path);
    const count = (right.sample as readonly unknown[]).length;
    const items = Array.from({ length: count }, (_, index): ExpressionSqlNode => ({
      kind: 'elementParameter',
      slot: right.index,
      index,
      type: TEXT,
      subject: path,
    }));
    const nothing: Resolved = { node: context.left.node, type: TEXT, nullable: false, strict: [] };
    return compared(context, { kind: 'customOperator', operator, left: context.left.node, right: { kind: 'row', items } }, nothing);
  };
}

const hasKey: Lookup = (context) => {
  const right = rightValue({ ...context, left: { ...context.left, prepare: undefined } }, TEXT);
  return compared(context, { kind: 'customOperator', operator: '?', left: context.left.node, right: right.node }, right);
};

function badKeys(path: string): QueryError {
  return new QueryError({
    code: 'QUERY.BAD_LIST',
    message: `${path} takes a list of keys with at least one.`,
    hint: `Write ${path}: ['a', 'b'].`,
  });
}

/** Django: https://docs.djangoproject.com/en/stable/topics/db/queries/#querying-jsonfield */
export const jsonLookups: Readonly<Record<string, Lookup>> = {
  contains: document('@>'),
  containedBy: document('<@'),
  hasKey,
  hasKeys: keys('?&'),
  hasAnyKeys: keys('?|'),
};
