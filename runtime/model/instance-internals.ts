import type { Origin } from './origin.js';

/** What belongs to an instance without being seen on it. */
export interface Internals {
  origin: Origin;
  /** Loaded relations by accessor: an instance, null, or a list. */
  related: Map<string, unknown> | undefined;
}

interface Access {
  origin(instance: object): Origin;
  setOrigin(instance: object, origin: Origin): void;
  related(instance: object): Map<string, unknown> | undefined;
  setRelated(instance: object, related: Map<string, unknown> | undefined): void;
}

/** The private fields of Model; the class hands this out when it is defined. */
let access: Access;

export function giveAccess(given: Access): void {
  access = given;
}

export const originOf = (instance: object): Origin => access.origin(instance);
export const setOrigin = (instance: object, origin: Origin): void => access.setOrigin(instance, origin);

export function getRelated(instance: object, accessor: string): unknown {
  return access.related(instance)?.get(accessor);
}

export function hasRelated(instance: object, accessor: string): boolean {
  return access.related(instance)?.has(accessor) === true;
}

export function setRelated(instance: object, accessor: string, value: unknown): void {
  const related = access.related(instance);
  if (related === undefined) access.setRelated(instance, new Map([[accessor, value]]));
  else related.set(accessor, value);
}

export function dropRelated(instance: object, accessor: string): void {
  access.related(instance)?.delete(accessor);
}

export function clearRelated(instance: object): void {
  access.setRelated(instance, undefined);
}
