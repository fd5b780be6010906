import type { ColumnTypeIR, FieldIR, ImportIR } from '../../schema/ir/field-ir.js';
import type { ModelIR } from '../../schema/ir/model-ir.js';
import type { GeneratedFile } from './generated-file.js';
import type { Literal } from './literal.js';

/** What the runtime reads of a model: its IR without what only the generator needs. */
export function metadataOf({ source: _source, doc: _doc, fields, indexes, constraints, ...rest }: ModelIR): Literal {
  const { name, table, ...others } = rest;
  return literal({
    name,
    table,
    fields: fields.map(fieldMetadata),
    ...others,
    indexes: indexes?.map(({ source: _, ...index }) => index),
    constraints: constraints?.map(({ source: _, ...constraint }) => constraint),
  });
}

function fieldMetadata({ source: _source, doc: _doc, imports: _imports, inheritedFrom: _from, ...field }: FieldIR): object {
  return { ...field, type: field.type === null ? null : columnType(field.type) };
}

/** A JSON column's type is for the checker alone. */
function columnType(type: ColumnTypeIR): object {
  if (type.kind === 'array') return { ...type, base: columnType(type.base) };
  if (type.kind !== 'json') return type;
  return { kind: type.kind };
}

/**
 * The user's functions and classes that the metadata names, as members of an object; none for most models. They are getters because files
 * of the user's may import generated ones: in such a cycle a class or constant has no value until its file has run.
 */
export function partsOf(file: GeneratedFile, model: ModelIR, modelClass: string | undefined): string[] {
  return [
    ...(modelClass === undefined ? [] : getter('modelClass', modelClass)),
    ...group('managers', managerParts(file, model)),
    ...group('defaults', defaultParts(file, model)),
    ...group('validators', validatorParts(file, model)),
    ...group('onDelete', onDeleteParts(file, model)),
  ];
}

type Part = readonly [name: string, code: string];

function managerParts(file: GeneratedFile, model: ModelIR): Part[] {
  return (model.managers ?? []).flatMap(({ name, import: ir }) =>
    ir === undefined ? [] : [[name, file.importUser(ir, 'value')] as const],
  );
}

function defaultParts(file: GeneratedFile, model: ModelIR): Part[] {
  return model.fields.flatMap(({ name, default: given }) =>
    given?.kind === 'function' ? [[name, file.importUser(given.import, 'value')] as const] : [],
  );
}

function validatorParts(file: GeneratedFile, model: ModelIR): Part[] {
  return model.fields.flatMap(({ name, validators = [] }) => {
    const functions: ImportIR[] = validators.flatMap((validator) => (validator.kind === 'function' ? [validator.import] : []));
    return functions.length === 0 ? [] : [[name, `[${functions.map((ir) => file.importUser(ir, 'value')).join(', ')}]`] as const];
  });
}

/** `SET(deletedAuthor)` */
function onDeleteParts(file: GeneratedFile, model: ModelIR): Part[] {
  return model.fields.flatMap(({ name, relation }) => {
    const action = relation !== undefined && 'onDelete' in relation ? relation.onDelete : undefined;
    return action?.action === 'SET' && action.function !== undefined ? [[name, file.importUser(action.function, 'value')] as const] : [];
  });
}

function group(name: string, parts: readonly Part[]): string[] {
  if (parts.length === 0) return [];
  return [`${name}: {`, ...parts.flatMap(([part, code]) => getter(part, code).map((line) => `  ${line}`)), '},'];
}

function getter(name: string, code: string): string[] {
  return [`get ${name}() {`, `  return ${code};`, '},'];
}

/** The IR is JSON by construction; its interfaces only do not say so. */
function literal(value: object): Literal {
  return value as Literal;
}
