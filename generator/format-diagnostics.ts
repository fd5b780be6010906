import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../schema/ir/diagnostic.js';

/** Gives the text of a schema file, or undefined when it cannot be read. */
export type ReadText = (file: string) => string | undefined;

/**
 * Faults for people, each with its line and a mark under the words that it is about:
 *
 * ```text
 * schema/blog.ts:12:25 error SCHEMA.UNKNOWN_OPTION: 'Post.title' has an unknown option 'maxLenght'.
 *   12 |   title = fields.char({ maxLenght: 200 });
 *      |                         ^~~~~~~~~
 *   → Did you mean 'maxLength'?
 * ```
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], read: ReadText): string {
  const texts = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const known = texts.get(file) ?? read(file)?.split(/\r?\n/) ?? [];
    texts.set(file, known);
    return known;
  };
  return diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, linesOf(diagnostic.source.file))).join('\n');
}

/** Reads schema files below the project's root. */
export function readTextBelow(root: string): ReadText {
  return (file) => {
    try {
      return readFileSync(join(root, file), 'utf8');
    } catch {
      return undefined;
    }
  };
}

function formatDiagnostic({ source, severity, code, message, text, hint }: Diagnostic, lines: readonly string[]): string {
  const parts = [`${source.file}:${source.line}:${source.column} ${severity} ${code}: ${message}`];
  const line = lines[source.line - 1];
  if (line !== undefined) {
    const number = String(source.line);
    const gutter = ' '.repeat(number.length);
    const length = Math.min((text ?? '').split('\n')[0]?.length ?? 0, line.length - source.column + 1);
    // Tabs before the mark are kept, so that it stands under its word whatever a tab's width.
    const indent = line.slice(0, source.column - 1).replace(/[^\t]/g, ' ');
    parts.push(`  ${number} | ${line}`, `  ${gutter} | ${indent}^${'~'.repeat(Math.max(0, length - 1))}`);
  }
  if (hint !== undefined) parts.push(`  → ${hint}`);
  return `${parts.join('\n')}\n`;
}
