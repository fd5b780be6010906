import { DunderError } from './dunder-error.js';

/** What a test expected of the statements did not come true: codes start with `TESTING.`. */
export class ExpectationError extends DunderError {}
