/**
 * The stack of a driver's error ends where the socket was read. Called in the `catch` of an async function, this appends the
 * functions that wait for it: the user's. It costs nothing until something fails.
 */
export function withUserStack(error: unknown): unknown {
  if (!(error instanceof Error) || seen.has(error)) return error;
  seen.add(error);
  const waiting: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  // The frames of dunder come first and should not use up the room of the others.
  Error.stackTraceLimit = limit + 10;
  Error.captureStackTrace(waiting, withUserStack);
  Error.stackTraceLimit = limit;
  const known = error.stack ?? `${error.name}: ${error.message}`;
  const frames = (waiting.stack ?? '')
    .split('\n')
    .slice(1)
    .filter((frame) => !known.includes(frame));
  if (frames.length > 0) error.stack = `${known}\n${frames.join('\n')}`;
  return error;
}

const seen = new WeakSet<Error>();
