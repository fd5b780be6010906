import { readRelation } from './loading/read-relation.js';
import { writeRelation } from './loading/write-relation.js';

/** What the properties of relations do. */
export interface RelationAccess {
  read(instance: object, accessor: string): unknown;
  write(instance: object, accessor: string, value: unknown): void;
}

export const relationAccess: RelationAccess = { read: readRelation, write: writeRelation };
