import { DunderError } from './dunder-error.js';

/** The project is set up wrongly: a URL that cannot be read, a driver package that is not installed, an alias that nobody configured. */
export class ConfigurationError extends DunderError {}
