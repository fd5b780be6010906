import type { SourcePosition } from './positions.js';

/** A fault in a schema, positioned so that an editor and a terminal can both point at it. */
export interface Diagnostic {
  /** `SCHEMA.UNKNOWN_OPTION`: stable, listed in docs/reference/diagnostics.md. */
  readonly code: `SCHEMA.${string}`;
  readonly severity: 'error' | 'warning';
  /** What is wrong, naming the subject. */
  readonly message: string;
  readonly source: SourcePosition;
  /** The offending text, as it stands in the file. */
  readonly text?: string;
  /** The way out. */
  readonly hint?: string;
}
