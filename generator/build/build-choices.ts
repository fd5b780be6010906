import type { ChoiceIR } from '../../schema/ir/field-ir.js';
import { choiceLabel } from '../../schema/ir/naming.js';
import type { DiagnosticBag } from '../diagnostics.js';
import type { Reading } from '../parse/reading.js';

/**
 * Choices in any of their forms: a list of values, of `[value, label]` pairs or of `[group, pairs]`, an object of labels by value,
 * an enum. A value without a label gets one made of its words.
 */
export function buildChoices(bag: DiagnosticBag, subject: string, reading: Reading, group?: string): readonly ChoiceIR[] {
  if (reading.kind === 'enum')
    return reading.members.map((member) => ({ value: member.value, label: choiceLabel(member.name), ...inGroup(group) }));
  if (reading.kind === 'array') return reading.items.flatMap((item) => buildChoice(bag, subject, item, group));
  if (reading.kind === 'object') return reading.entries.flatMap(({ name, value }) => buildLabelled(bag, subject, name, value, group));
  if (reading.kind !== 'invalid') wrong(bag, subject, reading);
  return [];
}

function buildChoice(bag: DiagnosticBag, subject: string, item: Reading, group: string | undefined): readonly ChoiceIR[] {
  if (item.kind === 'literal') return [{ value: item.value, label: choiceLabel(String(item.value ?? '')), ...inGroup(group) }];
  if (item.kind === 'array' && item.items.length === 2) {
    const [first, second] = item.items;
    if (first?.kind === 'literal' && second?.kind === 'literal' && typeof second.value === 'string')
      return [{ value: first.value, label: second.value, ...inGroup(group) }];
    if (group === undefined && first?.kind === 'literal' && typeof first.value === 'string' && second && second.kind !== 'literal')
      return buildChoices(bag, subject, second, first.value);
  }
  if (item.kind === 'object') {
    const value = item.entries.find((entry) => entry.name === 'value')?.value;
    const label = item.entries.find((entry) => entry.name === 'label')?.value;
    if (value?.kind === 'literal' && label?.kind === 'literal' && typeof label.value === 'string')
      return [{ value: value.value, label: label.value, ...inGroup(group) }];
  }
  if (item.kind !== 'invalid') wrong(bag, subject, item);
  return [];
}

function buildLabelled(bag: DiagnosticBag, subject: string, name: string, value: Reading, group: string | undefined): readonly ChoiceIR[] {
  if (value.kind === 'literal' && typeof value.value === 'string') return [{ value: name, label: value.value, ...inGroup(group) }];
  // An object that stands in for an enum: { Low: 1, High: 2 }.
  if (value.kind === 'literal' && typeof value.value === 'number')
    return [{ value: value.value, label: choiceLabel(name), ...inGroup(group) }];
  if (group === undefined && (value.kind === 'object' || value.kind === 'array')) return buildChoices(bag, subject, value, name);
  if (value.kind !== 'invalid') wrong(bag, subject, value);
  return [];
}

function inGroup(group: string | undefined): { group?: string } {
  return group === undefined ? {} : { group };
}

function wrong(bag: DiagnosticBag, subject: string, reading: Reading): void {
  const hint = "Write choices: ['draft', 'published'], or [['draft', 'Draft'], …], or an enum.";
  bag.error('SCHEMA.WRONG_CHOICES', reading, `These choices of '${subject}' cannot be read.`, hint);
}
