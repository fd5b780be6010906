import { DunderError } from './dunder-error.js';

/** Raw SQL that was not written with the `sql` tag, or a value in it that cannot be one parameter. */
export class RawSqlError extends DunderError {}
