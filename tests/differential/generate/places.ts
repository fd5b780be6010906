import { fieldsOf, type Kind, modelOf, relationsOf, type World } from '../world/facts.js';
import type { Place } from '../query/query.js';

export interface Hops {
  readonly hops: readonly string[];
  readonly model: string;
  readonly many: boolean;
}

/** The ways over relations from a model, up to so many. */
export function hopsFrom(world: World, model: string, depth: number): readonly Hops[] {
  const here: Hops = { hops: [], model, many: false };
  if (depth === 0) return [here];
  const further = [...relationsOf(world, model).values()].flatMap((relation) => hopsFrom(world, relation.to, depth - 1).map((rest) => ({ hops: [relation.name, ...rest.hops], model: rest.model, many: relation.many || rest.many }))); // prettier-ignore
  return [here, ...further];
}

/** The columns at the end of those ways, and the keys of their relations. */
export function placesFrom(world: World, model: string, depth: number): readonly Place[] {
  const key = `${world.name} ${model} ${depth}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const places = hopsFrom(world, model, depth).flatMap(({ hops, model: end, many }): Place[] => [
    ...fieldsOf(world, end).map(({ name, kind }): Place => ({ hops, field: name, type: kind, many })),
    ...(hops.length === 0 || isComposite(world, end) ? [] : [{ hops, field: null, type: 'number' as const, many }]),
  ]);
  cache.set(key, places);
  return places;
}

const isComposite = (world: World, model: string): boolean => modelOf(world, model).composite !== undefined;

/** The keys of two columns, which conditions may name. */
export const compositesFrom = (world: World, model: string, depth: number): readonly Place[] =>
  hopsFrom(world, model, depth).flatMap(({ hops, model: end, many }): Place[] => (isComposite(world, end) ? [{ hops, field: 'pk', type: 'key', many }] : [])); // prettier-ignore

/** The documents of JSON, which conditions may ask. */
export const documentsFrom = (world: World, model: string, depth: number): readonly Place[] =>
  hopsFrom(world, model, depth).flatMap(({ hops, model: end, many }): Place[] => (hasDocument(world, end) ? [{ hops, field: 'data', type: 'text', many }] : [])); // prettier-ignore

function hasDocument(world: World, name: string): boolean {
  const { document, parent } = modelOf(world, name);
  return document === true || (parent !== null && hasDocument(world, parent));
}

const cache = new Map<string, readonly Place[]>();

export const ofKind = (places: readonly Place[], kind: Kind): readonly Place[] => places.filter((place) => place.type === kind);
