import { PRINT_WIDTH } from './widths.js';

/** `readonly required: 'a' | 'b';` on one line, or one member per line. An empty union is `never`. */
export function printUnion(before: string, members: readonly string[], after: string, indent: number): string[] {
  const line = `${before}${members.length === 0 ? 'never' : members.join(' | ')}${after}`;
  if (line.length <= PRINT_WIDTH || members.length < 2) return [line];
  const pad = ' '.repeat(indent + 2);
  return [before.trimEnd(), ...members.map((member, index) => `${pad}| ${member}${index === members.length - 1 ? after : ''}`)];
}
