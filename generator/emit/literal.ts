import { PRINT_WIDTH } from './widths.js';
import { propertyKey, quote } from './safe-identifier.js';

/** What can be printed: JSON, with members that are undefined left out. */
export type Literal = null | undefined | boolean | number | string | readonly Literal[] | { readonly [key: string]: Literal };

/**
 * A value as prettier lays it out: on one line when it fits, else one member per line. `before` and `after` count the characters that
 * share its first and last line.
 */
export function printLiteral(value: Literal, indent = 0, before = indent, after = 1): string {
  const flat = flatLiteral(value);
  if (flat !== undefined && before + flat.length + after <= PRINT_WIDTH) return flat;
  const inner = indent + 2;
  const pad = ' '.repeat(inner);
  if (isList(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => `${pad}${printLiteral(item, inner)},\n`).join('')}${' '.repeat(indent)}]`;
  }
  if (isRecord(value)) {
    const lines = membersOf(value).map(([key, member]) => {
      const name = `${propertyKey(key)}: `;
      return `${pad}${name}${printLiteral(member, inner, inner + name.length)},\n`;
    });
    return lines.length === 0 ? '{}' : `{\n${lines.join('')}${' '.repeat(indent)}}`;
  }
  return flat ?? '';
}

/** The value on one line; undefined when prettier would break it whatever its width. */
function flatLiteral(value: Literal): string | undefined {
  if (typeof value === 'string') return quote(value);
  if (value === null || value === undefined || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : numberText(value);
  const parts: string[] = [];
  if (isList(value)) {
    if (breaksAlways(value)) return undefined;
    for (const item of value) {
      const part = flatLiteral(item);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return `[${parts.join(', ')}]`;
  }
  for (const [key, member] of membersOf(value as { readonly [key: string]: Literal })) {
    const part = flatLiteral(member);
    if (part === undefined) return undefined;
    parts.push(`${propertyKey(key)}: ${part}`);
  }
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

/** Prettier breaks a list of several objects, or of several lists, that have more than one member each. */
function breaksAlways(list: readonly Literal[]): boolean {
  return (
    list.length > 1 &&
    (list.every((item) => isList(item) && item.length > 1) || list.every((item) => isRecord(item) && membersOf(item).length > 1))
  );
}

function numberText(value: number): string {
  return String(value).replace('e+', 'e');
}

function membersOf(value: { readonly [key: string]: Literal }): [string, Literal][] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

function isList(value: Literal): value is readonly Literal[] {
  return Array.isArray(value);
}

function isRecord(value: Literal): value is { readonly [key: string]: Literal } {
  return typeof value === 'object' && value !== null && !isList(value);
}
