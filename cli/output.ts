import { errorCode } from '../generator/error-code.js';

/** Where a command writes: data to stdout, so that it can be piped; everything that is said to people to stderr. */
export interface Streams {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly color: boolean;
}

/** The streams of this process; colours only on a terminal and not against NO_COLOR (https://no-color.org). */
export function processStreams(): Streams {
  const { env } = process;
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    color: !env['NO_COLOR'] && (forced || process.stderr.isTTY === true),
  };
}

export class Output {
  readonly #streams: Streams;

  constructor(streams: Streams) {
    this.#streams = streams;
  }

  /** A result: the only thing that goes to stdout. */
  data(text: string): void {
    this.#streams.stdout(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** Something for people. */
  say(text: string): void {
    this.#streams.stderr(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** What failed: code and subject, and on lines of its own the way out. A stack trace only when it was asked for. */
  fail(error: unknown, verbose: boolean): void {
    const { message, stack } = (error ?? {}) as Partial<Error>;
    if (message === undefined) return this.say(this.red(String(error)));
    const code = errorCode(error);
    const isOurs = code !== undefined && message.startsWith(`${code}: `);
    const [first = '', ...rest] = (isOurs ? message : `UNEXPECTED: ${message}`).split('\n');
    this.say([this.red(first), ...rest.map((line) => `  → ${line}`)].join('\n'));
    if (verbose) this.say(stack ?? '');
    else if (!isOurs) this.say('  → Run it again with --verbose to see where it happened.');
  }

  red(text: string): string {
    return this.#paint(31, text);
  }

  green(text: string): string {
    return this.#paint(32, text);
  }

  dim(text: string): string {
    return this.#paint(2, text);
  }

  #paint(code: number, text: string): string {
    return this.#streams.color ? `\u001B[${code}m${text}\u001B[0m` : text;
  }
}
