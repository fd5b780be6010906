import { DunderError } from './dunder-error.js';

/** A relation or a column that is not loaded was asked for, and cannot be loaded now: codes start with `LOADING.`. */
export class LoadingError extends DunderError {}

/** A misuse of a relation of an instance: codes start with `RELATION.`. */
export class RelationError extends DunderError {}
