import { OperationalError } from '../errors/operational-error.js';

/** For who asks for a session after `close()`. */
export function closedError(label: string): OperationalError {
  return new OperationalError({
    code: 'CONNECTION.CLOSED',
    message: `The connections to ${label} are closed.`,
    hint: 'Run queries before connections.close(), or call configure() again.',
  });
}
