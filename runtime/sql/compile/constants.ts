import type { Binding } from './compiled-query.js';
import { listMembers } from './list-members.js';

/**
 * Constants of the schema, as in `ordering: [Case(When({ status__in: ['new', 'open'] }, …))]`: the same in every run, they have no place among
 * the values that a run brings. Their slots are below 0.
 */
const constants: unknown[] = [];
const known = new Map<string, number>();

/** The slot of a constant; `kind` tells apart what is written alike. */
export function constantSlot(value: unknown, kind: string): number {
  const text = `${kind} ${typeof value === 'bigint' ? String(value) : JSON.stringify(value)}`;
  const slot = known.get(text) ?? -constants.push(value);
  known.set(text, slot);
  return slot;
}

/** A binding that brings its constant itself. */
export function withConstant(binding: Binding): Binding {
  if (binding.slot >= 0) return binding;
  const { element, encode } = binding;
  const value = constants[-1 - binding.slot];
  const members = element === undefined ? [] : listMembers(value);
  const given = element === undefined ? value : members[Math.min(element, members.length - 1)];
  return { slot: 0, encode: () => encode(given) };
}
