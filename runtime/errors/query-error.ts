import { DunderError } from './dunder-error.js';

/** A query that cannot be: codes start with `QUERY.`. */
export class QueryError extends DunderError {}

/** A path, field, relation, lookup or annotation that does not exist, or cannot stand where it stands. Django's FieldError. */
export class FieldError extends QueryError {}
