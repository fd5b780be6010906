import type { Binding } from '../../sql/compile/compiled-query.js';
import { listMembers } from '../../sql/compile/list-members.js';

/** The parameters of one run: each binding takes its value and encodes it. */
export function bindValues(bindings: readonly Binding[], values: readonly unknown[]): unknown[] {
  const parameters = new Array<unknown>(bindings.length);
  let slot = -1;
  let members: readonly unknown[] = [];
  for (let i = 0; i < bindings.length; i++) {
    const binding = bindings[i]!;
    if (binding.element === undefined) {
      parameters[i] = binding.encode(values[binding.slot]);
      continue;
    }
    if (binding.slot !== slot) {
      slot = binding.slot;
      members = listMembers(values[slot]);
    }
    // Beyond the end of a padded list the last member stands again.
    parameters[i] = binding.encode(members[Math.min(binding.element, members.length - 1)]);
  }
  return parameters;
}
