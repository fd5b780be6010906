import type { Argv } from 'yargs';
import type { Output } from './output.js';

/** What a command gets of its surroundings. */
export interface Surroundings {
  /** The project's folder. */
  readonly root: string;
  readonly output: Output;
  readonly verbose: boolean;
  /** For a command that goes on by itself: resolves when the user ends it. */
  readonly interrupted: () => Promise<void>;
}

/** 0: done; 1: differences, faults of the schema, or it failed. 2, a wrong use of the command line, is for `main` to give. */
export type ExitCode = 0 | 1;

/** One command of `dunder`; `run` is given the parsed options. */
export interface Command<Options> {
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly (readonly [command: string, meaning: string])[];
  readonly options: (yargs: Argv) => Argv<Options>;
  readonly run: (options: Options, surroundings: Surroundings) => Promise<ExitCode>;
}

/** A command whatever its options. */
export interface AnyCommand extends Pick<Command<unknown>, 'examples' | 'name' | 'summary'> {
  readonly options: (yargs: Argv) => unknown;
  readonly run: (options: never, surroundings: Surroundings) => Promise<ExitCode>;
}
