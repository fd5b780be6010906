import type { ColumnKind, ConstraintIR, FieldIR, IndexIR, ModelIR, OnDeleteIR } from '../../../../schema/ir/index.js';

type Words<K extends PropertyKey> = Readonly<Record<K, boolean>>;
type ConstraintOf<K extends ConstraintIR['kind']> = Extract<ConstraintIR, { kind: K }>;

/** Every word of the schema's meaning; true: it is part of a table. A word that is added must be put here. */
const KINDS: Words<ColumnKind> = {
  auto: true, bigAuto: true, smallAuto: true, integer: true, smallInteger: true, bigInteger: true, positiveInteger: true,
  positiveSmallInteger: true, positiveBigInteger: true, boolean: true, float: true, decimal: true, date: true, dateTime: true, time: true,
  duration: true, uuid: true, char: true, slug: true, email: true, url: true, text: true, citext: true, binary: true, json: true,
  ipAddress: true, hstore: true, searchVector: true, integerRange: true, bigIntegerRange: true, decimalRange: true, dateRange: true,
  dateTimeRange: true, array: true, vector: true, halfVector: true, sparseVector: true, bit: true, enum: true,
}; // prettier-ignore
const FIELD: Words<keyof FieldIR> = {
  name: false, attribute: false, column: true, type: true, null: true, blank: false, primaryKey: true, unique: true, index: true,
  editable: false, serialize: false, default: false, dbDefault: true, choices: false, validators: false, errorMessages: false,
  uniqueForDate: false, uniqueForMonth: false, uniqueForYear: false, verboseName: false, helpText: false, dbComment: true, generated: true,
  relation: true, version: false, inheritedFrom: false, doc: false, imports: false, source: false,
}; // prettier-ignore
const MODEL: Words<keyof ModelIR> = {
  name: false, table: true, fields: true, primaryKey: true, proxyFor: true, base: false, parents: true, abstractBases: false, autoCreated: true,
  managed: true, ordering: false, orderWithRespectTo: false, getLatestBy: false, indexes: true, constraints: true, managers: false,
  defaultManager: false, baseManager: false, modelClass: false, selectOnSave: false, verboseName: false, verboseNamePlural: false,
  dbTableComment: true, doc: false, source: false,
}; // prettier-ignore
const INDEX: Words<keyof IndexIR> = {
  name: true, terms: true, method: true, condition: true, include: true, opclasses: true, parameters: true, source: false,
}; // prettier-ignore
const BASE = { kind: true, name: true, violationCode: false, violationMessage: false, source: false };
const CONSTRAINTS: { readonly [K in ConstraintIR['kind']]: Words<keyof ConstraintOf<K>> } = {
  check: { ...BASE, condition: true },
  unique: { ...BASE, fields: true, expressions: true, condition: true, deferrable: true, include: true, opclasses: true, nullsDistinct: true },
  exclusion: { ...BASE, expressions: true, method: true, include: true, condition: true, deferrable: true },
}; // prettier-ignore
const ACTIONS: Words<OnDeleteIR['action']> = {
  CASCADE: true, PROTECT: true, RESTRICT: true, SET_NULL: true, SET_DEFAULT: true, DO_NOTHING: true, SET: true, DB_CASCADE: true,
  DB_SET_NULL: true, DB_SET_DEFAULT: true,
}; // prettier-ignore

const yes = (prefix: string, words: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(words).flatMap(([word, isPart]) => (isPart ? [`${prefix}.${word}`] : []));

export const EVERY_WORD: readonly string[] = [
  ...yes('kind', KINDS),
  ...yes('model', MODEL),
  ...yes('field', FIELD),
  ...yes('index', INDEX),
  ...Object.entries(CONSTRAINTS).flatMap(([kind, words]) => yes(kind, words)),
  ...yes('onDelete', ACTIONS),
];

/** The words that models use. */
export function wordsOf(models: readonly ModelIR[]): ReadonlySet<string> {
  const words = new Set<string>();
  const note = (prefix: string, value: object): void => Object.keys(value).forEach((word) => words.add(`${prefix}.${word}`));
  for (const model of models) {
    note('model', model);
    for (const index of model.indexes ?? []) note('index', index);
    for (const constraint of model.constraints ?? []) note(constraint.kind, constraint);
    for (const field of model.fields) {
      note('field', field);
      for (let type = field.type; type !== null; type = type.kind === 'array' ? type.base : null) words.add(`kind.${type.kind}`);
      if (field.relation !== undefined && 'onDelete' in field.relation) words.add(`onDelete.${field.relation.onDelete.action}`);
    }
  }
  return words;
}
