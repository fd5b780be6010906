/** The members of a list that `in` was given, a Set included; null among them matches nothing and is dropped. */
export function listMembers(list: unknown): readonly unknown[] {
  const members = Array.isArray(list) ? (list as readonly unknown[]) : [...(list as Iterable<unknown>)];
  return members.includes(null) ? members.filter((member) => member !== null) : members;
}
