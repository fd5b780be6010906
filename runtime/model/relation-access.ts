/** What the properties of relations do; the machinery of loading fills it in. */
export interface RelationAccess {
  read(instance: object, accessor: string): unknown;
  write(instance: object, accessor: string, value: unknown): void;
}

/** Filled by `loading/install.ts`: relations need QuerySets, which need models. */
export const relationAccess: RelationAccess = {
  read: notInstalled,
  write: notInstalled,
};

function notInstalled(): never {
  throw new Error('Relations were used before the runtime was loaded.');
}
