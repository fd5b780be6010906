import { ts } from 'ts-morph';
import type { DiagnosticBag } from '../diagnostics.js';
import type { SchemaProject } from './open-project.js';

/** Reports what the parser could not read; true when there is any. */
export function reportSyntax(bag: DiagnosticBag, project: SchemaProject): boolean {
  let found = false;
  for (const { file, node } of project.sources) {
    // The parser keeps its faults on the file, in a property that its public types leave out.
    const faults = (node as ts.SourceFile & { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics ?? [];
    const hint = isPrisma(node.text) ? 'A schema is TypeScript: `export class Post extends Model { title = fields.text(); }`.' : undefined;
    for (const fault of hint === undefined ? faults : faults.slice(0, 1)) {
      found = true;
      const { line, character } = node.getLineAndCharacterOfPosition(fault.start);
      const text = node.text.slice(fault.start, fault.start + fault.length);
      const message = ts.flattenDiagnosticMessageText(fault.messageText, ' ');
      bag.error('SCHEMA.SYNTAX', { source: { file, line: line + 1, column: character + 1 }, text }, message, hint);
    }
  }
  return found;
}

/** `model Post {`: of one who comes from Prisma, and whom none of the faults that follow would help. */
const isPrisma = (text: string): boolean => /^\s*(?:model|datasource|generator)\s+\w+\s*\{/m.test(text);
