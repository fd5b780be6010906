import type { FieldIR } from './field-ir.js';

const TEXTS: ReadonlySet<string> = new Set(['char', 'text', 'slug', 'email', 'url', 'citext']);

/**
 * Whether a new instance holds '' where nothing was given: a text that may be blank, is not NULL and has no default of any kind.
 *
 * ```ts
 * bio = fields.text({ blank: true }); // INSERT … VALUES ('')
 * ```
 *
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#null
 */
export function startsEmpty({ type, blank, null: nullable, default: given, dbDefault, ...field }: FieldIR): boolean {
  if (blank !== true || nullable === true || given !== undefined || dbDefault !== undefined) return false;
  if (field.relation !== undefined || field.generated !== undefined || field.primaryKey === true) return false;
  return type !== null && TEXTS.has(type.kind);
}
