import { comparableType } from '../expressions/comparable-type.js';
import { condition, FALSE, firstColumn, guarded, logical, not } from '../expressions/conditions.js';
import { isExpression, RESOLVE, type Resolved } from '../expressions/expression.js';
import { ListExpression } from '../expressions/list-expression.js';
import { Slot } from '../expressions/slot.js';
import { writtenAs } from '../expressions/resolve-as.js';
import { refuseUnlikeNumbers } from '../expressions/unlike-numbers.js';
import type { QuerySource } from '../expressions/subquery-expression.js';
import { QueryError } from '../errors/query-error.js';
import { JsonNull } from '../values/json-null.js';
import type { ComparisonOperator, CompoundNode, ExpressionSqlNode, SelectNode, ValueType } from '../sql/ast/index.js';
import { type Lookup, type LookupContext, nullValue, rightValue } from './lookup.js';

/** A condition over its operands; inside a negation it is kept from being NULL. */
export function compared({ left, scope }: LookupContext, node: ExpressionSqlNode, ...rights: readonly Resolved[]): Resolved {
  const all = [left, ...rights];
  const made = condition(node, all.flatMap(({ strict }) => strict), all.some(({ nullable }) => nullable)); // prettier-ignore
  return scope.negated ? guarded(made, all) : made;
}

function comparison(operator: ComparisonOperator): Lookup {
  return (context) => {
    if (context.left.node.kind === 'row' && context.right instanceof Slot) return compareRows(operator, context, context.right);
    if (!isQuery(context.right)) {
      const right = rightValue(context);
      return compared(context, { kind: 'comparison', operator, left: leftOf(context, right), right: right.node }, right);
    }
    const right = context.scope.subquery(queryOf(context, context.right), 'one', context.left.type);
    const typed = { ...context, left: writtenAs(context.left, right.type) };
    refuseUnlikeNumbers(typed.left.type, right.type);
    return compared(typed, { kind: 'comparison', operator, left: leftOf(typed, right), right: right.node }, right);
  };
}

/** PostgreSQL compares an enum with texts that are written out, and with none that is computed: `CAST("mood" AS text) = CASE …`. */
function leftOf({ left, right: given }: LookupContext, right: Resolved): ExpressionSqlNode {
  if (left.type.kind !== 'enum' || given instanceof Slot || right.type.kind === 'enum' || right.type.kind === 'unknown') return left.node;
  return { kind: 'cast', operand: left.node, type: { kind: 'text' } };
}

const equal = comparison('=');

/** `x = value`; null means IS NULL, of a key of a document JSON's null. */
export const exact: Lookup = (context) => {
  if (context.right instanceof Slot && context.right.isNull)
    return context.left.node.kind === 'jsonPath' ? isJsonNull(context, context.right) : isNull(context.left, true);
  const truth = context.right instanceof Slot && context.left.type.kind === 'boolean' ? context.right.boolean : undefined;
  if (truth === undefined) {
    return equal(context);
  }
  // A boolean is part of the shape: `WHERE "live"`, `WHERE NOT "live"`.
  const { left, scope } = context;
  const holds = condition(left.node, left.strict, left.nullable);
  const made = truth ? holds : { ...not(holds), strict: left.strict };
  return scope.negated ? guarded(made, [left]) : made;
};

export const gt = comparison('>');
export const gte = comparison('>=');
export const lt = comparison('<');
export const lte = comparison('<=');

/** `x IS NULL`, `x IS NOT NULL`; takes true or false only. */
export const isnull: Lookup = ({ left, right, path }) => {
  const wanted = right instanceof Slot ? right.boolean : undefined;
  if (wanted === undefined) throw new QueryError({ code: 'QUERY.BAD_ISNULL', message: `${path} takes true or false.` });
  return isNull(left, wanted);
};

export function isNull(left: Resolved, wanted: boolean): Resolved {
  const node: ExpressionSqlNode = { kind: 'isNull', operand: firstColumn(left.node), negated: !wanted };
  return wanted ? { ...condition(node), strictIfNot: left.strict } : condition(node, left.strict);
}

/** `x IN (…)`: null among the values is ignored, as in Django; no values match nothing, and no statement is sent for that. */
export const within: Lookup = (context) => {
  const { left, right, scope, path } = context;
  if (isQuery(right)) {
    const list = scope.subquery(queryOf(context, right), 'list', left.type);
    if (list.node.kind !== 'subquery') return FALSE;
    refuseOtherCount(context, list.node.select);
    const typed = { ...context, left: writtenAs(left, list.type) };
    refuseUnlikeNumbers(typed.left.type, list.type);
    return compared(typed, { kind: 'in', operand: typed.left.node, list: list.node.select }, { ...list, nullable: false });
  }
  if (right instanceof ListExpression) {
    const members = right.members.map((member) => ({ ...rightValue({ ...context, right: member }), strict: [] }));
    const certain = scope.negated ? members.filter(({ nullable }) => !nullable) : members;
    const list = { kind: 'in', operand: left.node, list: certain.map(({ node }) => node) } as const;
    const nullable = certain.some((member) => member.nullable);
    const found = certain.length === 0 ? [] : [compared(context, list, { ...certain[0]!, nullable })];
    // `1 IN (NULL, 1)` is true: in a negation what may be NULL stands apart, `NOT ("id" IN (1) OR "id" = "size" AND "size" IS NOT NULL)`.
    const apart = members.filter((member) => !certain.includes(member));
    return logical('OR', [
      ...found,
      ...apart.map((member) =>
        compared(context, { kind: 'comparison', operator: '=', left: leftOf(context, member), right: member.node }, member),
      ),
    ]);
  }
  if (!(right instanceof Slot)) {
    const raw = right[RESOLVE](scope);
    // `"id" IN (SELECT …)`: the parentheses of RawSQL are those of the list.
    if (raw.node.kind === 'raw' && raw.node.parts[0] === '(') {
      const list: ExpressionSqlNode = { kind: 'raw', parts: raw.node.parts.slice(1, -1) };
      return compared(context, { kind: 'in', operand: left.node, list: [list] }, { ...raw, nullable: false });
    }
  }
  if (!(right instanceof Slot) || !right.isList) {
    throw new QueryError({
      code: 'QUERY.BAD_LIST',
      message: `${path} takes a list of values or a QuerySet.`,
      hint: `Write ${path}: [a, b].`,
    });
  }
  const withNull = right.tag.includes('z') && scope.negated;
  const found = right.isEmptyList ? FALSE : inList(context, right);
  return withNull ? logical('OR', [found, isNull(left, true)]) : found;
};

/** A key of several columns is found among keys of as many. */
function refuseOtherCount({ left, path }: LookupContext, select: SelectNode | CompoundNode): void {
  if (select.kind !== 'select') return;
  const wanted = left.node.kind === 'row' ? left.node.items.length : 1;
  if (select.columns.length === wanted) return;
  throw new QueryError({
    code: 'QUERY.SUBQUERY_COLUMNS',
    message: `${path} is compared with ${wanted === 1 ? 'one column' : `${wanted} columns`}; this QuerySet selects ${select.columns.length}.`,
    hint: wanted === 1 ? "Name it: .values('id')." : "Leave values() out, or write .values('pk').",
  });
}

function inList(context: LookupContext, slot: Slot): Resolved {
  const { left } = context;
  const nothing: Resolved = { node: left.node, type: left.type, nullable: false, strict: [] };
  if (left.node.kind === 'row')
    return compared(context, { kind: 'in', operand: left.node, list: rows(left.node.items, slot, left) }, nothing);
  if (left.type.kind === 'array') throw listOfArrays(context.path);
  const type = slot.tag.includes('N') ? comparableType(left.type, new Slot(slot.index, 'N', 0)) : left.type;
  const list =
    type === left.type
      ? slot.list(type, left.prepare, context.path)
      : slot.members(type, left.prepare, context.path).map((member) => asNumber(member, type));
  return compared(context, { kind: 'in', operand: left.node, list }, nothing);
}

/** A list is sent as one array, and to PostgreSQL an array of arrays is one of two dimensions, whose members are no arrays. */
const listOfArrays = (path: string): QueryError =>
  new QueryError({
    code: 'QUERY.ARRAYS_IN_LIST',
    message: `${path} takes no list of arrays.`,
    hint: 'Compare with each of them, Q({ labels: first }).or({ labels: second }), or with a QuerySet.',
  });

/** A fraction beside an integer column: the database must not read it as an integer. A list that is one array says its type already. */
const asNumber = (member: ExpressionSqlNode, type: ValueType): ExpressionSqlNode =>
  member.kind === 'elementParameter' ? { kind: 'cast', operand: member, type } : member;

/** `x BETWEEN a AND b`, both ends included. */
export const range: Lookup = (context) => {
  const { left, right, path, name } = context;
  if (right instanceof ListExpression && right.members.length === 2) {
    const [low, high] = right.members.map((member) => rightValue({ ...context, right: member })) as [Resolved, Resolved];
    return compared(context, { kind: 'between', operand: left.node, low: low.node, high: high.node }, low, high);
  }
  if (!(right instanceof Slot) || !right.isList || (right.sample as readonly unknown[]).length !== 2) {
    throw new QueryError({ code: 'QUERY.BAD_RANGE', message: `${path} takes the two ends: [low, high].` });
  }
  if (right.tag.includes('z')) throw nullValue(path, name);
  const type = right.tag.includes('N') ? comparableType(left.type, new Slot(right.index, 'N', 0)) : left.type;
  const end = (index: number): ExpressionSqlNode => {
    const member: ExpressionSqlNode = { kind: 'elementParameter', slot: right.index, index, type, prepare: left.prepare, subject: path };
    return type === left.type ? member : asNumber(member, type);
  };
  const nothing: Resolved = { node: left.node, type, nullable: false, strict: [] };
  return compared(context, { kind: 'between', operand: left.node, low: end(0), high: end(1) }, nothing);
};

/** `("data" -> 'key') = 'null'::jsonb`: the key is there, and null. */
function isJsonNull(context: LookupContext, slot: Slot): Resolved {
  const type = { kind: 'json' } as const;
  const node: ExpressionSqlNode = { kind: 'parameter', slot: slot.index, type, prepare: () => JsonNull, cast: true };
  return compared(
    context,
    { kind: 'comparison', operator: '=', left: context.left.node, right: node },
    { node, type, nullable: false, strict: [] },
  );
}

/** `("a", "b") = ($1, $2)` for a composite key, whose value is a tuple. */
function compareRows(operator: ComparisonOperator, context: LookupContext, slot: Slot): Resolved {
  const row = context.left.node as Extract<ExpressionSqlNode, { kind: 'row' }>;
  const { prepare } = context.left;
  if (!slot.isList && prepare === undefined) throw notATuple(context.path, row.items.length);
  const items = row.items.map((_, at): ExpressionSqlNode => ({
    kind: 'parameter',
    slot: slot.index,
    type: rowType(context.left, at),
    prepare: memberOf(context.path, row.items.length, at, prepare),
  }));
  return compared(
    context,
    { kind: 'comparison', operator, left: row, right: { kind: 'row', items } },
    { ...context.left, nullable: false },
  );
}

/** `(($1, $2), ($3, $4))`; where the database has arrays `(SELECT * FROM UNNEST($1::integer[], $2::integer[]))`, one text for any number. */
function rows(columns: readonly ExpressionSqlNode[], slot: Slot, left: Resolved): ExpressionSqlNode[] {
  const length = /(\d+)\]$/.exec(slot.tag)?.[1];
  if (length === undefined) {
    const arrays = columns.map((_column, at): ExpressionSqlNode => ({
      kind: 'arrayParameter',
      slot: slot.index,
      type: rowType(left, at),
      prepare: memberOf(left.subject ?? 'pk', columns.length, at, left.prepare),
    }));
    return [{ kind: 'raw', parts: ['SELECT * FROM UNNEST(', ...arrays.flatMap((array, at) => (at === 0 ? [array] : [', ', array])), ')'] }];
  }
  const count = Number.parseInt(length, 10);
  return Array.from({ length: count }, (_, index): ExpressionSqlNode => ({
    kind: 'row',
    items: columns.map((_column, at): ExpressionSqlNode => ({
      kind: 'elementParameter',
      slot: slot.index,
      index,
      type: rowType(left, at),
      prepare: memberOf(left.subject ?? 'pk', columns.length, at, left.prepare),
    })),
  }));
}

/** A column's part of a key, given as a tuple or, over a relation, by an instance. A tuple that is too short would find other rows. */
function memberOf(path: string, count: number, at: number, prepare: Resolved['prepare']): (key: unknown) => unknown {
  return (key) => {
    const tuple = prepare === undefined ? key : prepare(key);
    if (!Array.isArray(tuple) || tuple.length !== count) throw notATuple(path, count);
    return (tuple as readonly unknown[])[at];
  };
}

function notATuple(path: string, count: number): QueryError {
  return new QueryError({
    code: 'QUERY.BAD_KEY',
    message: `${path} is a key of ${count} columns: its value is a list of ${count}.`,
    hint: `Write ${path}: [${Array.from({ length: count }, (_, index) => 'abcdefgh'[index] ?? '…').join(', ')}].`,
  });
}

const rowType = (left: Resolved, index: number) =>
  (left as Resolved & { readonly itemTypes: readonly Resolved['type'][] }).itemTypes[index]!;

/** A relation is compared with what its column holds, which need not be the key of the rows. */
const queryOf = ({ left }: LookupContext, { state }: QuerySource): object => left.prepareQuery?.(state) ?? state;

export function isQuery(value: unknown): value is QuerySource {
  return isExpression(value) && 'state' in value && RESOLVE in value;
}
