import { QueryError } from '../errors/query-error.js';
import type { ExpressionSqlNode } from '../sql/ast/index.js';
import type { JoinReference, Resolved } from './expression.js';

const BOOLEAN = { kind: 'boolean' } as const;

/** A condition that is true or false and never NULL. */
export function condition(node: ExpressionSqlNode, strict: readonly JoinReference[] = [], nullable = false): Resolved {
  return { node, type: BOOLEAN, nullable, strict };
}

/** A column, a number or a row is no condition, though SQLite and MySQL take it for one. What has no type of its own is left to the database. */
export function conditional(made: Resolved): Resolved {
  const { kind } = made.type;
  if (kind === 'boolean' || kind === 'unknown') return made;
  throw new QueryError({
    code: 'QUERY.BAD_CONDITION',
    message: `A condition is true or false, and this is a value of type ${kind}.`,
    hint: "Compare it, F('views').gt(0); of a QuerySet ask Exists(…).",
  });
}

export const TRUE: Resolved = condition({ kind: 'logical', connector: 'AND', operands: [] });
export const FALSE: Resolved = condition({ kind: 'logical', connector: 'OR', operands: [] });

export const isTrue = (node: ExpressionSqlNode): boolean =>
  node.kind === 'logical' && node.connector === 'AND' && node.operands.length === 0;
export const isFalse = (node: ExpressionSqlNode): boolean =>
  node.kind === 'logical' && node.connector === 'OR' && node.operands.length === 0;

/** AND, OR and XOR with constants folded: what is false beside AND makes the whole false, and so on. */
export function logical(connector: 'AND' | 'OR' | 'XOR', conditions: readonly Resolved[]): Resolved {
  if (connector === 'XOR') {
    return condition(
      { kind: 'logical', connector, operands: conditions.map((one) => conditional(one).node) },
      [],
      conditions.some(isNullable),
    );
  }
  const [absorbs, ignored, folded] = connector === 'AND' ? [isFalse, isTrue, FALSE] : [isTrue, isFalse, TRUE];
  const kept: Resolved[] = [];
  for (const one of conditions) {
    conditional(one);
    if (absorbs(one.node)) return folded;
    if (!ignored(one.node)) kept.push(one);
  }
  if (kept.length === 0) return connector === 'AND' ? TRUE : FALSE;
  if (kept.length === 1) return kept[0]!;
  const operands = kept.flatMap((one) =>
    one.node.kind === 'logical' && one.node.connector === connector ? one.node.operands : [one.node],
  );
  const strict = connector === 'AND' ? kept.flatMap((one) => one.strict) : common(kept.map((one) => one.strict));
  return condition({ kind: 'logical', connector, operands }, strict, kept.some(isNullable));
}

/** NOT, folded into the constants and into IS NULL. */
export function not(operand: Resolved): Resolved {
  const { node } = conditional(operand);
  if (isTrue(node)) return FALSE;
  if (isFalse(node)) return TRUE;
  if (node.kind === 'not') return condition(node.operand);
  if (node.kind === 'isNull') return condition({ ...node, negated: !node.negated }, operand.strictIfNot);
  return condition({ kind: 'not', operand: node }, [], operand.nullable);
}

/** `a IS NOT NULL AND …` for each operand that may be NULL: then the condition is never NULL, and NOT keeps all other rows. */
export function guarded(comparison: Resolved, operands: readonly Resolved[]): Resolved {
  const checks = operands
    .filter((operand) => operand.nullable)
    .map(({ node, strict }) => condition({ kind: 'isNull', operand: firstColumn(node), negated: true }, strict));
  const made = logical('AND', [{ ...comparison, nullable: false }, ...checks]);
  return { ...made, nullable: false };
}

/** Of a key of several columns all are there or none is, and SQLite and MySQL ask no row for NULL. */
export const firstColumn = (node: ExpressionSqlNode): ExpressionSqlNode => (node.kind === 'row' ? node.items[0]! : node);

const isNullable = (one: Resolved): boolean => one.nullable;

function common(lists: readonly (readonly JoinReference[])[]): readonly JoinReference[] {
  const [first, ...others] = lists;
  return first!.filter((join) => others.every((list) => list.includes(join)));
}
