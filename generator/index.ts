export type { Diagnostic } from '../schema/ir/diagnostic.js';
export { check, type CheckResult, type Difference } from './check.js';
export { CONFIG_FILES, type Config, readConfig } from './config.js';
export type { ImportExtension } from './emit/generated-file.js';
export { formatDiagnostics, readTextBelow } from './format-diagnostics.js';
export { generate, type GenerateResult } from './generate.js';
export { GeneratorError } from './generator-error.js';
export { type GenerateOptions, IMPORT_EXTENSIONS, resolveSettings, type Settings } from './settings.js';
export { watch, type Watcher, type WatchEvent } from './watch.js';
