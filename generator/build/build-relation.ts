import type { ExpressionIR } from '../../schema/ir/expression-ir.js';
import type { OnDeleteIR } from '../../schema/ir/relation-ir.js';
import type { DiagnosticBag } from '../diagnostics.js';
import type { FieldDeclaration } from '../parse/declarations.js';
import type { Reading } from '../parse/reading.js';
import { buildConditionCall } from './build-condition.js';
import { buildExpression } from './build-expression.js';
import type { Reference, RelationDraft } from './drafts.js';
import type { OptionReader } from './option-reader.js';
import { toJson } from './option-reader.js';

const ACTIONS = [
  'CASCADE',
  'PROTECT',
  'RESTRICT',
  'SET_NULL',
  'SET_DEFAULT',
  'DO_NOTHING',
  'DB_CASCADE',
  'DB_SET_NULL',
  'DB_SET_DEFAULT',
] as const;

/** The relation that a field declares: null for a field that is none, undefined when its target is faulty. */
export function buildRelation(
  bag: DiagnosticBag,
  subject: string,
  field: FieldDeclaration,
  options: OptionReader,
): RelationDraft | null | undefined {
  switch (field.kind) {
    case 'foreignKey':
    case 'oneToOne': {
      const target = targetOf(bag, subject, field);
      const onDelete = onDeleteOf(bag, subject, field, options);
      const toField = options.name('toField');
      const constraint = options.boolean('dbConstraint') ?? true;
      const shared = namingOf(bag, subject, options);
      const parentLink = options.boolean('parentLink') ?? false;
      return (
        target && { kind: field.kind, target, onDelete, constraint, parentLink, ...shared, ...(toField === undefined ? {} : { toField }) }
      );
    }
    case 'manyToMany':
      return manyToManyOf(bag, subject, field, options);
    case 'genericForeignKey':
      return {
        kind: 'genericForeignKey',
        targets: targetsOf(bag, subject, field, options),
        typeField: options.name('typeField') ?? 'contentType',
        keyField: options.name('keyField') ?? 'objectId',
      };
    case 'genericRelation': {
      const target = targetOf(bag, subject, field);
      const typeField = options.name('typeField');
      const keyField = options.name('keyField');
      const relatedQueryName = options.name('relatedQueryName');
      return (
        target && {
          kind: 'genericRelation',
          target,
          ...(typeField === undefined ? {} : { typeField }),
          ...(keyField === undefined ? {} : { keyField }),
          ...(relatedQueryName === undefined ? {} : { relatedQueryName }),
        }
      );
    }
    default:
      return null;
  }
}

function manyToManyOf(bag: DiagnosticBag, subject: string, field: FieldDeclaration, options: OptionReader): RelationDraft | undefined {
  const target = targetOf(bag, subject, field);
  const throughReading = options.reading('through');
  const through = throughReading && referenceOf(bag, `the through of ${subject}`, throughReading);
  const throughFields = options.names('throughFields');
  const symmetrical = options.boolean('symmetrical');
  const dbTable = options.name('dbTable');
  const constraint = options.boolean('dbConstraint') ?? true;
  const naming = namingOf(bag, subject, options);
  if (throughFields && !options.has('through'))
    bag.error(
      'SCHEMA.THROUGH_FIELDS',
      options.place('throughFields') ?? field.place,
      `'${subject}' has throughFields but no through model.`,
      "Add through: 'Membership', or leave them out.",
    );
  if (dbTable !== undefined && options.has('through'))
    bag.error(
      'SCHEMA.THROUGH_TABLE',
      options.place('dbTable') ?? field.place,
      `'${subject}' has dbTable, but its rows are in the table of its through model.`,
      'Write dbTable in the meta of the through model.',
    );
  // A through that is named and faulty must not become a join table of its own.
  if (!target || (options.has('through') && !through)) return undefined;
  return {
    kind: 'manyToMany',
    target,
    constraint,
    ...naming,
    ...(through ? { through } : {}),
    ...(throughFields ? { throughFields } : {}),
    ...(symmetrical === undefined ? {} : { symmetrical }),
    ...(dbTable === undefined ? {} : { dbTable }),
  };
}

function targetOf(bag: DiagnosticBag, subject: string, field: FieldDeclaration): Reference | undefined {
  const first = field.positional[0];
  if (first) return referenceOf(bag, subject, first);
  bag.error(
    'SCHEMA.MISSING_ARGUMENT',
    field.call,
    `'${subject}' does not say which model it points to.`,
    `Write fields.${field.kind}(Author, { … }).`,
  );
  return undefined;
}

function targetsOf(bag: DiagnosticBag, subject: string, field: FieldDeclaration, options: OptionReader): readonly Reference[] {
  const list = options.array('models');
  if (!options.has('models'))
    bag.error(
      'SCHEMA.MISSING_OPTION',
      field.call,
      `'${subject}' does not say which models it may point to.`,
      'Add models: [Post, Author].',
    );
  return (list?.items ?? []).flatMap((item) => referenceOf(bag, subject, item) ?? []);
}

/** A class of the schema, the name of one, or `'self'`; also `() => …` free of both: forward references need no arrow here. */
function referenceOf(bag: DiagnosticBag, subject: string, reading: Reading): Reference | undefined {
  const place = { source: reading.source, text: reading.text };
  if (reading.kind === 'model') return { name: reading.name, place };
  if (reading.kind === 'literal' && typeof reading.value === 'string' && reading.value !== '') return { name: reading.value, place };
  if (reading.kind === 'word' && reading.name === 'ContentType') return { name: 'ContentType', place };
  if (reading.kind === 'invalid') return undefined;
  const hint = reading.kind === 'import' ? reading.noModel : "Write a model's class, its name in quotes, or 'self'.";
  bag.error('SCHEMA.UNKNOWN_MODEL', reading, `'${subject}' points to '${reading.text}', which is not a model of the schema.`, hint);
  return undefined;
}

function onDeleteOf(bag: DiagnosticBag, subject: string, field: FieldDeclaration, options: OptionReader): OnDeleteIR {
  const reading = options.reading('onDelete');
  if (reading?.kind === 'call' && reading.name === 'SET') {
    const [first] = reading.arguments;
    if (first?.kind === 'import') return { action: 'SET', value: null, function: first.import };
    const value = first?.kind === 'typed' ? first.value : first && toJson(first);
    if (value !== undefined) return { action: 'SET', value };
    if (first?.kind !== 'invalid')
      bag.error(
        'SCHEMA.WRONG_ON_DELETE',
        reading,
        `SET of '${subject}' needs a value, or an imported function.`,
        'Write SET(1), or SET(deletedAuthor) with a function from a file of your own.',
      );
    return { action: 'DO_NOTHING' };
  }
  if (!options.has('onDelete')) {
    const hint = "Add onDelete: 'CASCADE', or PROTECT, RESTRICT, SET_NULL, SET_DEFAULT, DO_NOTHING in its place.";
    bag.error('SCHEMA.MISSING_ON_DELETE', field.call, `'${subject}' does not say what happens when the row it points to is deleted.`, hint);
  }
  return { action: options.oneOf('onDelete', ACTIONS) ?? 'DO_NOTHING' };
}

function namingOf(
  bag: DiagnosticBag,
  subject: string,
  options: OptionReader,
): { relatedName?: string; relatedQueryName?: string; limitChoicesTo?: ExpressionIR } {
  const relatedName = options.name('relatedName');
  const relatedQueryName = options.name('relatedQueryName');
  const limit = options.reading('limitChoicesTo');
  const limitChoicesTo =
    limit?.kind === 'object'
      ? buildConditionCall(bag, subject, { source: limit.source, text: limit.text, kind: 'call', name: 'Q', arguments: [limit] })
      : limit && buildExpression(bag, subject, limit, 'value');
  return {
    ...(relatedName === undefined ? {} : { relatedName }),
    ...(relatedQueryName === undefined ? {} : { relatedQueryName }),
    ...(limitChoicesTo ? { limitChoicesTo } : {}),
  };
}
