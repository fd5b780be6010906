import type { Origin } from './origin.js';

/** Loaded relations by accessor: an instance, null, or a list. An object without a prototype, as an accessor may have any name. */
export interface LoadedRelations {
  [accessor: string]: unknown;
}

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

export function dropRelated(instance: object, accessor: string): void {
  const related = access.related(instance);
  if (related !== undefined) related[accessor] = undefined;
}

export function clearRelated(instance: object): void {
  access.setRelated(instance, undefined);
}
