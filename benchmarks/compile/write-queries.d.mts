import type { Shape } from './shape.mjs';

export interface Library {
  readonly head: string;
  query(model: Shape, kind: number, models: readonly Shape[]): string;
  readonly probes: Readonly<Record<string, { code(model: Shape, models: readonly Shape[]): string }>>;
}
export function writeQueries(library: Library, models: readonly Shape[]): Readonly<Record<string, string>>;
