export { ConfigurationError } from './configuration-error.js';
export { DatabaseError, DataError, NotSupportedError, ProgrammingError } from './database-error.js';
export { DunderError, type ErrorDetails } from './dunder-error.js';
export { ExpectationError } from './expectation-error.js';
export {
  CheckViolation,
  ExclusionViolation,
  ForeignKeyViolation,
  IntegrityError,
  NotNullViolation,
  UniqueViolation,
} from './integrity-error.js';
export { LoadingError, RelationError } from './loading-error.js';
export { MultipleObjectsReturned, NotUpdated, ObjectDoesNotExist, StaleObjectError } from './object-errors.js';
export {
  ConnectionLost,
  DeadlockDetected,
  LockNotAvailable,
  OperationalError,
  QueryAborted,
  QueryCanceled,
  SerializationFailure,
} from './operational-error.js';
export { ProtectedError, RestrictedError } from './protected-error.js';
export { FieldError, QueryError } from './query-error.js';
export { RawSqlError } from './raw-sql-error.js';
export { TransactionError } from './transaction-error.js';
export { ValueError } from './value-error.js';
export { NON_FIELD_ERRORS, ValidationError, type ValidationFault, type ValidationInput } from './validation-error.js';
