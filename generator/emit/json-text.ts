import { PRINT_WIDTH } from './widths.js';
import type { Literal } from './literal.js';

/**
 * A value as JSON that stands in a template of `String.raw`: on one line when it fits, else one member per line. `before` and `after`
 * count the characters that share its first and last line.
 */
export function jsonText(value: Literal, indent = 0, before = indent, after = 1): string {
  const flat = flatJson(value);
  if (before + flat.length + after <= PRINT_WIDTH || typeof value !== 'object' || value === null) return flat;
  const pad = ' '.repeat(indent + 2);
  const parts = Array.isArray(value)
    ? value.map((item: Literal) => pad + jsonText(item, indent + 2))
    : membersOf(value).map(([key, member]) => {
        const name = `${pad}${quoted(key)}: `;
        return name + jsonText(member, indent + 2, name.length);
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return parts.length === 0 ? `${open}${close}` : `${open}\n${parts.join(',\n')}\n${' '.repeat(indent)}${close}`;
}

function flatJson(value: Literal): string {
  if (typeof value === 'string') return quoted(value);
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return String(value ?? null);
  if (Array.isArray(value)) return `[${value.map(flatJson).join(', ')}]`;
  const members = membersOf(value).map(([key, member]) => `${quoted(key)}: ${flatJson(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** Without what would end the template or begin an expression in it. */
function quoted(text: string): string {
  return JSON.stringify(text)
    .replaceAll('`', String.raw`\u0060`)
    .replaceAll('$', String.raw`\u0024`);
}

function membersOf(value: object): [string, Literal][] {
  return Object.entries(value as { readonly [key: string]: Literal }).filter(([, member]) => member !== undefined);
}
