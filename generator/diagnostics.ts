import type { Diagnostic } from '../schema/ir/diagnostic.js';
import { capitalize } from '../schema/ir/naming.js';
import type { SourcePosition } from '../schema/ir/positions.js';

/** Where in a file something stands, and how it is written there. */
export interface Place {
  readonly source: SourcePosition;
  readonly text: string;
}

/** Collects the faults of a whole run, so that all are reported at once. */
export class DiagnosticBag {
  readonly #found = new Map<string, Diagnostic>();

  error(code: Diagnostic['code'], place: Place, message: string, hint?: string): void {
    this.add({ code, severity: 'error', message, source: place.source, text: place.text, ...(hint ? { hint } : {}) });
  }

  warning(code: Diagnostic['code'], place: Place, message: string, hint?: string): void {
    this.add({ code, severity: 'warning', message, source: place.source, text: place.text, ...(hint ? { hint } : {}) });
  }

  /** A fault that is already known at the same place with the same code is not told twice (a base's field is checked once per child). */
  add(diagnostic: Diagnostic): void {
    const { file, line, column } = diagnostic.source;
    const key = JSON.stringify([file, line, column, diagnostic.code, diagnostic.text ?? '']);
    if (!this.#found.has(key)) this.#found.set(key, { ...diagnostic, message: capitalize(diagnostic.message) });
  }

  /** By file, line and column. */
  sorted(): readonly Diagnostic[] {
    return [...this.#found.values()].sort(
      (a, b) =>
        compare(a.source.file, b.source.file) ||
        a.source.line - b.source.line ||
        a.source.column - b.source.column ||
        compare(a.code, b.code),
    );
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
