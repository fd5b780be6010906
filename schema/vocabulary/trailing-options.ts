import { inert } from './inert.js';

/** Tells the expressions from the options object that comes last. */
export function splitTrailing(parameters: readonly unknown[]): readonly [expressions: readonly unknown[], options: object] {
  const options = parameters.at(-1);
  return [inert(parameters.slice(0, -1)), typeof options === 'object' && options !== null ? inert({ ...options }) : {}];
}
