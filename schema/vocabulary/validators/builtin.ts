import { inert } from '../inert.js';
import type { BuiltinValidator } from './validator.js';

/** The frozen descriptor of a built-in validator; options that were not given are left out. */
export function builtin(name: string, parameters: readonly unknown[]): BuiltinValidator<unknown> {
  return Object.freeze({ kind: 'validator', name, arguments: inert(parameters.filter((parameter) => parameter !== undefined)) });
}
