/**
 * True for an error of any realm: a class of another context (a worker, a test runner, a native module) is not `instanceof Error` here.
 */
export function isError(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';
}
