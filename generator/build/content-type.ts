import type { ModelDeclaration } from '../parse/declarations.js';
import type { Reading } from '../parse/reading.js';

/** The vocabulary's own model: the table that numbers the models, which generic foreign keys point into. */
const CONTENT_TYPE = 'ContentType';

/**
 * The content type table joins the schema when a model points at it: `content_type(id, model UNIQUE)`.
 * It stands where it was first asked for.
 */
export function addContentType(declarations: readonly ModelDeclaration[]): readonly ModelDeclaration[] {
  const asking = declarations.flatMap((model) => model.fields).find((field) => field.positional.some(pointsAtContentType));
  if (!asking || declarations.some((model) => model.name === CONTENT_TYPE)) return declarations;
  const { place } = asking;
  const literal = (value: string | number | boolean): Reading => ({ ...place, kind: 'literal', value });
  const entry = (name: string, value: string | number | boolean) => ({ name, key: place, value: literal(value) });
  const options = { ...place, kind: 'object', entries: [entry('maxLength', 100), entry('unique', true)] } as const;
  const call = { ...place, kind: 'call', name: 'fields.char', arguments: [options] } as const;
  const contentType: ModelDeclaration = {
    name: CONTENT_TYPE,
    place,
    abstract: false,
    base: null,
    fields: [{ name: 'model', place, kind: 'char', call, positional: [], options }],
    removed: [],
    managers: [],
    doc: 'Numbers the models, so that a generic foreign key can say which one it points to.',
  };
  return [...declarations, contentType];
}

function pointsAtContentType(argument: Reading): boolean {
  return (argument.kind === 'word' && argument.name === CONTENT_TYPE) || (argument.kind === 'literal' && argument.value === CONTENT_TYPE);
}
