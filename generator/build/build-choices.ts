import type { ChoiceIR, ColumnTypeIR } from '../../schema/ir/field-ir.js';
import { choiceLabel } from '../../schema/ir/naming.js';
import type { DiagnosticBag } from '../diagnostics.js';
import type { Reading } from '../parse/reading.js';

/**
 * Choices in any of their forms: a list of values, of `[value, label]` pairs or of `[group, pairs]`, an object of labels by value,
 * an enum. A value without a label gets one made of its words.
 */
export function buildChoices(bag: DiagnosticBag, subject: string, type: ColumnTypeIR | null, reading: Reading): readonly ChoiceIR[] {
  return readChoices(bag, { subject, keys: type !== null && NUMBERS.has(type.kind) ? 'numbers' : 'texts', group: undefined }, reading);
}

/** Kinds whose choices are numbers: of an object of labels `{ 1: 'Guest' }`, whose keys JavaScript turns into text, the numbers are meant. */
const NUMBERS: ReadonlySet<string> = new Set([
  'integer',
  'smallInteger',
  'bigInteger',
  'positiveInteger',
  'positiveSmallInteger',
  'positiveBigInteger',
  'float',
  'decimal',
]);

interface Choosing {
  readonly subject: string;
  readonly keys: 'numbers' | 'texts';
  /** The heading of what is being read. */
  readonly group: string | undefined;
}

function readChoices(bag: DiagnosticBag, choosing: Choosing, reading: Reading): readonly ChoiceIR[] {
  const { group } = choosing;
  if (reading.kind === 'enum')
    return reading.members.map((member) => ({ value: member.value, label: choiceLabel(member.name), ...inGroup(group) }));
  if (reading.kind === 'array') return reading.items.flatMap((item) => buildChoice(bag, choosing, item));
  if (reading.kind === 'object') return reading.entries.flatMap(({ name, value }) => buildLabelled(bag, choosing, name, value));
  if (reading.kind !== 'invalid') wrong(bag, choosing.subject, reading);
  return [];
}

function buildChoice(bag: DiagnosticBag, choosing: Choosing, item: Reading): readonly ChoiceIR[] {
  const { group } = choosing;
  if (item.kind === 'literal') return [{ value: item.value, label: choiceLabel(String(item.value ?? '')), ...inGroup(group) }];
  if (item.kind === 'array' && item.items.length === 2) {
    const [first, second] = item.items;
    if (first?.kind === 'literal' && second?.kind === 'literal' && typeof second.value === 'string')
      return [{ value: first.value, label: second.value, ...inGroup(group) }];
    if (group === undefined && first?.kind === 'literal' && typeof first.value === 'string' && second && second.kind !== 'literal')
      return readChoices(bag, { ...choosing, group: first.value }, second);
  }
  if (item.kind === 'object') {
    const value = item.entries.find((entry) => entry.name === 'value')?.value;
    const label = item.entries.find((entry) => entry.name === 'label')?.value;
    if (value?.kind === 'literal' && label?.kind === 'literal' && typeof label.value === 'string')
      return [{ value: value.value, label: label.value, ...inGroup(group) }];
  }
  if (item.kind !== 'invalid') wrong(bag, choosing.subject, item);
  return [];
}

function buildLabelled(bag: DiagnosticBag, choosing: Choosing, name: string, value: Reading): readonly ChoiceIR[] {
  const { group, keys } = choosing;
  if (value.kind === 'literal' && typeof value.value === 'string')
    return [{ value: keys === 'numbers' ? asNumber(name) : name, label: value.value, ...inGroup(group) }];
  // An object that stands in for an enum: { Low: 1, High: 2 }.
  if (value.kind === 'literal' && typeof value.value === 'number')
    return [{ value: value.value, label: choiceLabel(name), ...inGroup(group) }];
  if (group === undefined && (value.kind === 'object' || value.kind === 'array'))
    return readChoices(bag, { ...choosing, group: name }, value);
  if (value.kind !== 'invalid') wrong(bag, choosing.subject, value);
  return [];
}

/** A key that is no number stays as it is: the rules of choices report it. */
function asNumber(key: string): number | string {
  const number = Number(key);
  return key.trim() !== '' && Number.isFinite(number) ? number : key;
}

function inGroup(group: string | undefined): { group?: string } {
  return group === undefined ? {} : { group };
}

function wrong(bag: DiagnosticBag, subject: string, reading: Reading): void {
  const hint = "Write choices: ['draft', 'published'], or [['draft', 'Draft'], …], or an enum.";
  bag.error('SCHEMA.WRONG_CHOICES', reading, `These choices of '${subject}' cannot be read.`, hint);
}
