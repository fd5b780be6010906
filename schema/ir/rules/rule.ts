import type { Diagnostic } from '../diagnostic.js';
import type { SourcePosition } from '../positions.js';
import type { SchemaView } from './schema-view.js';

export type Report = (source: SourcePosition, message: string, hint?: string, text?: string) => void;

/** One thing that a schema must not do. */
export interface Rule {
  readonly code: Diagnostic['code'];
  /** The ids of Django's checks that it follows. */
  readonly django?: string;
  /** What is wrong, in one line, for the reference page. */
  readonly summary: string;
  readonly severity?: Diagnostic['severity'];
  readonly check: (view: SchemaView, report: Report) => void;
}
