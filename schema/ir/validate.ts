import type { Diagnostic } from './diagnostic.js';
import { SchemaView, type ValidationOptions } from './rules/schema-view.js';
import { RULES } from './rules/index.js';
import type { SchemaIR } from './schema-ir.js';

export type { ValidationOptions };

/** Asks every rule of {@link RULES}; the order of the answers is that of the rules. */
export function validateSchema(schema: SchemaIR, options: ValidationOptions = {}): readonly Diagnostic[] {
  const view = new SchemaView(schema, options);
  return RULES.flatMap((rule) => {
    const found: Diagnostic[] = [];
    rule.check(view, (source, message, hint, text) =>
      found.push({
        code: rule.code,
        severity: rule.severity ?? 'error',
        message,
        source,
        ...(text ? { text } : {}),
        ...(hint ? { hint } : {}),
      }),
    );
    return found;
  });
}
