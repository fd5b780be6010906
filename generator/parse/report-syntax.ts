import { ts } from 'ts-morph';
import type { DiagnosticBag } from '../diagnostics.js';
import type { SchemaProject } from './open-project.js';

/** Reports what the parser could not read; true when there is any. */
export function reportSyntax(bag: DiagnosticBag, project: SchemaProject): boolean {
  let found = false;
  for (const { file, node } of project.sources) {
    // The parser keeps its faults on the file, in a property that its public types leave out.
    const faults = (node as ts.SourceFile & { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics ?? [];
    for (const fault of faults) {
      found = true;
      const { line, character } = node.getLineAndCharacterOfPosition(fault.start);
      const text = node.text.slice(fault.start, fault.start + fault.length);
      const message = ts.flattenDiagnosticMessageText(fault.messageText, ' ');
      bag.error('SCHEMA.SYNTAX', { source: { file, line: line + 1, column: character + 1 }, text }, message);
    }
  }
  return found;
}
