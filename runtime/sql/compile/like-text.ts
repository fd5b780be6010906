import type { ExpressionSqlNode, PatternNode } from '../ast/index.js';
import type { SqlWriter } from './sql-writer.js';
import { isParameter } from './operator-visitors.js';
import { writePlaceholder } from './value-visitors.js';

/** How one pattern language says "any text", and which characters have a meaning in it. */
export interface PatternLanguage {
  readonly wildcard: string;
  /** Each special character with what stands for itself; the order matters for REPLACE. */
  readonly escapes: readonly (readonly [special: string, escaped: string])[];
}

/** LIKE with an escape character. */
export function likeLanguage(escape: string): PatternLanguage {
  return { wildcard: '%', escapes: [escape, '%', '_'].map((special) => [special, escape + special] as const) };
}

/**
 * The right side of a LIKE. A parameter is escaped when it is bound: `$1` with `%50\%%`. Another expression is escaped by the database:
 * `'%' || REPLACE(REPLACE(REPLACE(x, '\', '\\'), '%', '\%'), '_', '\_') || '%'`.
 */
export function writePatternText(node: PatternNode, language: PatternLanguage, writer: SqlWriter): void {
  const { text } = node;
  if (text.kind === 'parameter' || text.kind === 'elementParameter') {
    writePlaceholder(text, writer, (value) => patternOf(value, node.match, language), node);
  } else if (text.kind === 'literal') {
    writer.string(String(patternOf(text.value, node.match, language)));
  } else {
    writeEscaped(text, node.match, language, writer);
  }
}

/** Is the text bound, or written as a constant, so that it is a plain pattern? */
export function isFixedText(text: ExpressionSqlNode): boolean {
  return isParameter(text) || text.kind === 'literal';
}

/** `50%` → `%50\%%` for contains. */
function patternOf(value: unknown, match: PatternNode['match'], { wildcard, escapes }: PatternLanguage): unknown {
  if (value === null || value === undefined) return null;
  let text = String(value);
  for (const [special, escaped] of escapes) text = text.replaceAll(special, () => escaped);
  if (match === 'contains' || match === 'endsWith') text = wildcard + text;
  return match === 'contains' || match === 'startsWith' ? text + wildcard : text;
}

function writeEscaped(
  text: ExpressionSqlNode,
  match: PatternNode['match'],
  { wildcard, escapes }: PatternLanguage,
  writer: SqlWriter,
): void {
  const wild: ExpressionSqlNode = { kind: 'literal', value: wildcard };
  let escaped = text;
  for (const [special, replacement] of escapes) escaped = replaceIn(escaped, special, replacement);
  const parts = [escaped];
  if (match === 'contains' || match === 'endsWith') parts.unshift(wild);
  if (match === 'contains' || match === 'startsWith') parts.push(wild);
  if (parts.length === 1) writer.expression(escaped);
  else writer.expression({ kind: 'function', name: 'concatStrict', arguments: parts, type: { kind: 'text' } });
}

function replaceIn(subject: ExpressionSqlNode, from: string, to: string): ExpressionSqlNode {
  const texts = [from, to].map((value): ExpressionSqlNode => ({ kind: 'literal', value }));
  return { kind: 'function', name: 'replace', arguments: [subject, ...texts], type: { kind: 'text' } };
}
