import type { Shape } from '../shape.mjs';
import type { Library } from '../write-queries.mjs';

/** The texts of the schema's files by their paths. */
export function files(models: readonly Shape[]): Readonly<Record<string, string>>;
export const head: Library['head'];
export const query: Library['query'];
export const probes: Library['probes'];
