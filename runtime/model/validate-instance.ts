import type { ValidateOptions } from './instance-options.js';

export async function fullClean(_instance: object, _options: ValidateOptions): Promise<void> {}
