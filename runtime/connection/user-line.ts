import { fileURLToPath } from 'node:url';

/** A line of the user's program. */
export interface UserLine {
  /** A path, as the stack says it. */
  readonly file: string;
  readonly line: number;
}

/**
 * The line of the user's code that what runs now was called from: the first frame outside of dunder and of Node. It sees through
 * `await`, also of a QuerySet and in `Promise.all`. Asking costs some microseconds, so that only reports ask.
 */
export function userLine(): UserLine {
  const here: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  // The frames of dunder come first and should not use up the room of the others.
  Error.stackTraceLimit = limit + 40;
  Error.captureStackTrace(here, userLine);
  Error.stackTraceLimit = limit;
  const lines = (here.stack ?? '').split('\n').flatMap((frame) => placeOf(frame) ?? []);
  // Where all is bundled into one file there is no telling: the frame that called first is the nearest to the user.
  own ??= ownFolder();
  return lines.find(({ file }) => !file.startsWith(own!)) ?? lines.at(-1) ?? { file: '(unknown)', line: 0 };
}

/** `    at async load (file:///app/posts.ts:12:20)`; null for what is no place in a file, such as `Promise.all (index 0)`. */
export function placeOf(frame: string): UserLine | null {
  const found = /(?:\(|at (?:async )?)((?:file:\/\/|[A-Za-z]:[\\/]|\/|webpack)[^()]*):(\d+):\d+\)?$/.exec(frame);
  if (found === null) return null;
  return { file: pathOf(found[1]!), line: Number(found[2]) };
}

const pathOf = (place: string): string => (place.startsWith('file://') ? fileURLToPath(place) : place);

let own: string | undefined;

/** The folder of the runtime: `node_modules/dunder/dist/runtime/`; that of all files in a bundle of CommonJS, where `import.meta` is empty. */
function ownFolder(): string {
  const { url } = import.meta as { readonly url?: string };
  return url === undefined ? '' : pathOf(new URL('../', url).href);
}
