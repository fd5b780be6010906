import { DunderError } from './dunder-error.js';

/** No row matches. Each model has a class of its own below it: `Post.DoesNotExist`. */
export class ObjectDoesNotExist extends DunderError {}

/** Several rows match where one was asked for: `Post.MultipleObjectsReturned`. */
export class MultipleObjectsReturned extends DunderError {}

/** A forced update found no row. */
export class NotUpdated extends DunderError {}

/** A row with a version (`fields.version()`) was saved by somebody else since the instance was read. */
export class StaleObjectError extends DunderError {}
