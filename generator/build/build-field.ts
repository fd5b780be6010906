import type { FieldIR } from '../../schema/ir/field-ir.js';
import type { FieldDeclaration } from '../parse/declarations.js';
import { FIELD_KINDS } from '../parse/field-kinds.js';
import { OTHER_OPTIONS } from '../parse/other-names.js';
import type { Reading } from '../parse/reading.js';
import type { DiagnosticBag } from '../diagnostics.js';
import { buildChoices } from './build-choices.js';
import { buildColumnType } from './build-column-type.js';
import { buildDbDefault, buildDefault } from './build-default.js';
import { buildExpression } from './build-expression.js';
import { buildRelation } from './build-relation.js';
import { buildValidators } from './build-validators.js';
import type { FieldDraft } from './drafts.js';
import { compact, OptionReader } from './option-reader.js';

/** Reads a field's options. `model` is the class that declares it; what depends on the model that has it comes later. */
export function buildField(bag: DiagnosticBag, model: string, declaration: FieldDeclaration): FieldDraft {
  const subject = `${model}.${declaration.name}`;
  const { kind } = declaration;
  const base = { name: declaration.name, kind, declaration };
  if (kind === 'invalid') return { ...base, usable: false, type: null, rest: {} };
  const options = new OptionReader(bag, subject, declaration.options, Object.keys(FIELD_KINDS[kind]?.options ?? {}), OTHER_OPTIONS);
  const type = buildColumnType(bag, subject, declaration, options);
  const relation = buildRelation(bag, subject, declaration, options);
  const rest = buildRest(bag, subject, declaration, options, type ?? null);
  const members = kind === 'compositePrimaryKey' ? membersOf(bag, subject, declaration) : undefined;
  const dbColumn = options.name('dbColumn');
  const generated = kind === 'generated' ? buildGenerated(bag, subject, declaration, options) : undefined;
  return {
    ...base,
    usable: type !== undefined && relation !== undefined && (kind !== 'generated' || generated !== undefined),
    type: type ?? null,
    rest: generated ? { ...rest, generated } : rest,
    ...(dbColumn === undefined ? {} : { dbColumn }),
    ...(relation ? { relation } : {}),
    ...(members ? { members } : {}),
  };
}

function buildRest(
  bag: DiagnosticBag,
  subject: string,
  declaration: FieldDeclaration,
  options: OptionReader,
  type: FieldIR['type'],
): FieldDraft['rest'] {
  const { kind } = declaration;
  const clock = type !== null && ('autoNow' in type || 'autoNowAdd' in type);
  const choices = options.reading('choices');
  const builtChoices = choices && buildChoices(bag, subject, type, choices);
  const validators = options.array('validators');
  const builtValidators = validators && buildValidators(bag, subject, validators);
  const fallback = options.reading('default');
  const dbDefault = options.reading('dbDefault');
  const unique = options.boolean('unique') === true || kind === 'oneToOne';
  const primaryKey = options.boolean('primaryKey') === true;
  const wantsIndex = options.boolean('dbIndex') ?? (kind === 'foreignKey' || kind === 'slug');
  return compact<FieldDraft['rest']>({
    null: options.boolean('null') || undefined,
    blank: options.boolean('blank') || clock || undefined,
    primaryKey: primaryKey || kind === 'compositePrimaryKey' || undefined,
    unique: (unique && !primaryKey) || undefined,
    index: (wantsIndex && !unique && !primaryKey) || undefined,
    editable: options.boolean('editable') === false || clock || kind === 'version' ? false : undefined,
    serialize: options.boolean('serialize') === false ? false : undefined,
    default: kind === 'version' ? { kind: 'value', value: 1 } : fallback && buildDefault(bag, subject, type, fallback),
    dbDefault: dbDefault && buildDbDefault(bag, subject, type, dbDefault),
    choices: builtChoices?.length || isEmptyList(choices) ? builtChoices : undefined,
    validators: builtValidators?.length ? builtValidators : undefined,
    errorMessages: options.texts('errorMessages'),
    uniqueForDate: options.name('uniqueForDate'),
    uniqueForMonth: options.name('uniqueForMonth'),
    uniqueForYear: options.name('uniqueForYear'),
    verboseName: options.string('verboseName'),
    helpText: options.string('helpText'),
    dbComment: options.string('dbComment'),
    version: kind === 'version' || undefined,
    doc: declaration.doc,
    imports: declaration.call.typeArgument?.imports.length ? declaration.call.typeArgument.imports : undefined,
  });
}

/** A list that is empty as written is a fault of its own; one that is empty because its members were faulty has been told. */
function isEmptyList(reading: Reading | undefined): boolean {
  return reading?.kind === 'array' && reading.items.length === 0;
}

function buildGenerated(bag: DiagnosticBag, subject: string, declaration: FieldDeclaration, options: OptionReader): FieldIR['generated'] {
  const reading = options.reading('expression');
  if (!reading) {
    if (!options.has('expression'))
      bag.error(
        'SCHEMA.MISSING_OPTION',
        declaration.call,
        `'${subject}' does not say how it is computed.`,
        "Add expression: F('width').mul(F('height')).",
      );
    return undefined;
  }
  const expression = buildExpression(bag, subject, reading, 'path');
  return expression && { expression, persist: options.boolean('dbPersist') ?? true };
}

function membersOf(bag: DiagnosticBag, subject: string, declaration: FieldDeclaration): readonly string[] {
  return declaration.positional.flatMap((item) => {
    if (item.kind === 'literal' && typeof item.value === 'string') return [item.value];
    if (item.kind !== 'invalid')
      bag.error(
        'SCHEMA.WRONG_ARGUMENT',
        item,
        `'${subject}' takes names of fields.`,
        "Write fields.compositePrimaryKey('order', 'number').",
      );
    return [];
  });
}
