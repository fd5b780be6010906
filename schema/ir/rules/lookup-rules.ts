import type { ExpressionIR, LookupIR } from '../expression-ir.js';
import type { ColumnTypeIR, FieldIR } from '../field-ir.js';
import type { Json } from '../json.js';
import type { ModelIR } from '../model-ir.js';
import type { SourcePosition } from '../positions.js';
import { didYouMean } from '../suggest.js';
import { DATE_PARTS, TABLE_LOOKUPS } from '../table-lookups.js';
import { constantsOf, lookupsOf, pathsOf } from './expression-paths.js';
import type { Rule } from './rule.js';
import type { SchemaView } from './schema-view.js';

/** `Q({ views__gtee: 0 })`: the editor checks the field alone. */
export const tableLookups: Rule = {
  code: 'SCHEMA.UNKNOWN_LOOKUP',
  summary: 'A constraint, an index or a generated column uses a lookup that there is not.',
  check(view, report) {
    for (const model of view.models)
      for (const { expression, source, subject } of expressionsOf(view, model))
        for (const path of pathsOf(expression)) {
          const [first = '', ...rest] = path.split('__');
          const field = view.field(model, first);
          const fault = field?.type && !crosses(view, field, rest[0]) ? unknownStep(field.type, rest) : undefined;
          if (fault !== undefined)
            report(
              source,
              `${subject} uses '${path}', but ${/^[aeiou]/.test(fault.kind) ? 'an' : 'a'} ${fault.kind} has no lookup '${fault.step}'.`,
              didYouMean(fault.step, [...TABLE_LOOKUPS, ...partsOf(fault.kind)]),
            );
        }
  },
};

/** `Q({ views__gte: 'none' })`: SQLite would compare a number with a text and never say so. */
export const comparedValues: Rule = {
  code: 'SCHEMA.COMPARED_VALUE',
  summary: 'A constraint or an index compares a column with a value of another type.',
  check(view, report) {
    for (const model of view.models)
      for (const { expression, source, subject } of expressionsOf(view, model)) {
        for (const { path, value } of lookupsOf(expression)) {
          const fault = misshapen(path, value);
          if (fault !== undefined) report(source, `${subject} asks '${path}' of ${fault[0]}.`, fault[1]);
        }
        for (const { path, constant } of constantsOf(expression)) {
          const [first = '', lookup = 'exact', ...more] = path.split('__');
          const type = view.field(model, first)?.type;
          if (!type || more.length > 0 || !COMPARING.has(lookup)) continue;
          const values = Array.isArray(constant.value) ? constant.value : [constant.value];
          const wrong = values.find((value) => isOfAnotherType(type, value));
          if (wrong !== undefined)
            report(
              source,
              `${subject} compares '${first}' with ${JSON.stringify(wrong)}, but it is ${/^[aeiou]/.test(type.kind) ? 'an' : 'a'} ${type.kind}.`,
              "Give a value of the field's type.",
            );
        }
      }
  },
};

/** A lookup that takes a list, a pair or a yes or no, and is given something else. */
function misshapen(path: string, value: LookupIR['value']): readonly [what: string, hint: string] | undefined {
  // A field alone, `min`, is compared for equality.
  const [, ...steps] = path.split('__');
  const lookup = steps.at(-1);
  const items = 'kind' in value ? (value.kind === 'value' && Array.isArray(value.value) ? value.value : undefined) : value;
  const constant = 'kind' in value && value.kind === 'value' ? value.value : undefined;
  if (lookup === 'range' && (items === undefined ? constant !== undefined : items.length !== 2))
    return ['what is no pair', `Write ${path}: [1, 9].`];
  if (lookup === 'in' && items === undefined && constant !== undefined) return ['what is no list', `Write ${path}: [1, 2].`];
  if (lookup === 'isnull' && (items !== undefined || (constant !== undefined && typeof constant !== 'boolean')))
    return ['what is neither true nor false', `Write ${path}: true.`];
  return undefined;
}

/** Lookups whose value has the type of the column. */
const COMPARING = new Set(['exact', 'gt', 'gte', 'lt', 'lte', 'in', 'range']);

/** Only what no conversion makes right: digits in a text are a number. */
function isOfAnotherType({ kind }: ColumnTypeIR, value: Json): boolean {
  if (value === null) return false;
  if (/^(?:(?:positive)?(?:small|big)?integer|(?:small|big)?auto|float|decimal)$/i.test(kind))
    return typeof value !== 'number' && !(typeof value === 'string' && /^[-+]?\d+(?:\.\d+)?$/.test(value));
  if (kind === 'boolean') return typeof value !== 'boolean';
  return /^(?:char|text|slug|email|url|uuid|enum|date|time|dateTime)$/.test(kind) && typeof value !== 'string';
}

interface Used {
  readonly expression: ExpressionIR;
  readonly source: SourcePosition;
  readonly subject: string;
}

function expressionsOf(view: SchemaView, model: ModelIR): readonly Used[] {
  const found: Used[] = [];
  for (const index of model.indexes ?? []) {
    const place = { source: index.source, subject: `The index '${index.name}'` };
    for (const { expression } of index.terms) if (expression.kind !== 'random') found.push({ ...place, expression });
    if (index.condition) found.push({ ...place, expression: index.condition });
  }
  for (const constraint of model.constraints ?? []) {
    const place = { source: constraint.source, subject: `The constraint '${constraint.name}'` };
    if (constraint.condition) found.push({ ...place, expression: constraint.condition });
    if (constraint.kind === 'unique') found.push(...constraint.expressions.map((expression) => ({ ...place, expression })));
  }
  for (const field of model.fields)
    if (field.generated)
      found.push({
        expression: field.generated.expression,
        source: view.optionOfField(model, field, 'expression'),
        subject: `The generated '${model.name}.${field.name}'`,
      });
  return found;
}

/** The first step that is neither a transform of what stands before it nor, at the end, a lookup. After JSON any word is a key. */
function unknownStep(start: ColumnTypeIR, steps: readonly string[]): { readonly kind: string; readonly step: string } | undefined {
  let { kind }: { kind: string } = start;
  for (const [at, step] of steps.entries()) {
    if (kind === 'json' || (at === steps.length - 1 && TABLE_LOOKUPS.includes(step))) return undefined;
    if (!partsOf(kind).includes(step)) return { kind, step };
    kind = step === 'date' || step === 'time' ? step : 'integer';
  }
  return undefined;
}

function partsOf(kind: string): readonly string[] {
  return kind === 'date' || kind === 'dateTime' || kind === 'time' ? [...DATE_PARTS, 'date', 'time'] : [];
}

/** `author__name` is another table's, which is told as such. */
function crosses(view: SchemaView, { relation }: FieldIR, step: string | undefined): boolean {
  const target = relation && 'model' in relation ? view.model(relation.model) : undefined;
  return step !== undefined && target !== undefined && view.field(target, step) !== undefined;
}
