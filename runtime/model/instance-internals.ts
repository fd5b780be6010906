import type { Origin } from './origin.js';

/** Loaded relations by accessor: an instance, null, or a list. An object without a prototype, as an accessor may have any name. */
export interface LoadedRelations {
  [accessor: string]: unknown;
  /** Those that a prefetch was asked for. */
  [ASKED]?: readonly string[];
}

const ASKED = Symbol('asked');

/** Made by a function, objects share their hidden class: a Map for each row of a result costs several times as much. */
export const LoadedRelations = function () {} as unknown as new () => LoadedRelations;
LoadedRelations.prototype = Object.create(null);

interface Access {
  origin(instance: object): Origin;
  setOrigin(instance: object, origin: Origin): void;
  related(instance: object): LoadedRelations | undefined;
  setRelated(instance: object, related: LoadedRelations | undefined): void;
  overridesSave(instance: object): boolean;
}

/** The private fields of Model; the class hands this out when it is defined. */
let access: Access;

export function giveAccess(given: Access): void {
  access = given;
}

export const originOf = (instance: object): Origin => access.origin(instance);
/** Has the instance's class, or one between it and Model, a `save()` of its own? */
export const overridesSave = (instance: object): boolean => access.overridesSave(instance);
export const setOrigin = (instance: object, origin: Origin): void => access.setOrigin(instance, origin);

export function getRelated(instance: object, accessor: string): unknown {
  return access.related(instance)?.[accessor];
}

export function hasRelated(instance: object, accessor: string): boolean {
  return access.related(instance)?.[accessor] !== undefined;
}

/** Was any relation loaded or assigned? */
export const hasAnyRelated = (instance: object): boolean => access.related(instance) !== undefined;

export function setRelated(instance: object, accessor: string, value: unknown): void {
  let related = access.related(instance);
  if (related === undefined) access.setRelated(instance, (related = new LoadedRelations()));
  related[accessor] = value;
}

/** Sets a relation unless it is loaded. */
export function fillRelated(instance: object, accessor: string, value: unknown): void {
  let related = access.related(instance);
  if (related === undefined) access.setRelated(instance, (related = new LoadedRelations()));
  else if (related[accessor] !== undefined) return;
  related[accessor] = value;
}

/** Notes that a prefetch was asked for a relation; what was only awaited is not. */
export function markAsked(instances: readonly object[], accessor: string): void {
  // Rows of one result were asked for the same: they share their lists.
  const longer = new Map<readonly string[] | undefined, readonly string[]>();
  for (const instance of instances) {
    let related = access.related(instance);
    if (related === undefined) access.setRelated(instance, (related = new LoadedRelations()));
    const before = related[ASKED];
    let after = longer.get(before);
    if (after === undefined) {
      after = before === undefined ? [accessor] : before.includes(accessor) ? before : [...before, accessor];
      longer.set(before, after);
    }
    related[ASKED] = after;
  }
}

/** The relations that queries were asked to load with an instance, by selectRelated and prefetchRelated. */
export function askedRelations(instance: object): readonly string[] {
  const { selected } = access.origin(instance);
  const asked = access.related(instance)?.[ASKED];
  return asked === undefined ? selected : selected.length === 0 ? asked : [...new Set([...selected, ...asked])];
}

export function dropRelated(instance: object, accessor: string): void {
  const related = access.related(instance);
  if (related !== undefined) related[accessor] = undefined;
}

export function clearRelated(instance: object): void {
  access.setRelated(instance, undefined);
}
