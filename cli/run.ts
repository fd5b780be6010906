import { existsSync, readFileSync } from 'node:fs';
import yargs, { type Argv } from 'yargs';
import type { AnyCommand, ExitCode } from './command.js';
import { generateCommand } from './commands/generate.js';
import { initCommand } from './commands/init.js';
import { Output, type Streams } from './output.js';
import { usageFault } from './usage-fault.js';

/** The commands, in the order of the help. Each knows the type of its own options. */
const COMMANDS: readonly AnyCommand[] = [initCommand, generateCommand];

export interface RunOptions {
  readonly root: string;
  readonly streams: Streams;
  readonly interrupted: () => Promise<void>;
}

/** Runs `dunder` with these arguments: 0 when all is well, 1 for differences, faults and failures, 2 for a wrong use. */
export async function run(args: readonly string[], { root, streams, interrupted }: RunOptions): Promise<ExitCode | 2> {
  const output = new Output(streams);
  const verbose = args.includes('--verbose');
  let code: ExitCode | 2 = 0;
  const parser = COMMANDS.reduce(
    (cli, command) =>
      cli.command(
        command.name,
        command.summary,
        (builder) => describe(command, builder),
        async (options) => {
          code = await command.run(options as never, { root, output, verbose, interrupted });
        },
      ),
    base([...args]),
  );
  let fault: string | undefined;
  parser.fail((message: string | null, error: Error | undefined) => {
    // yargs calls this for its own complaints too, some of which are errors of its own. It goes on to the command unless this throws.
    if (error !== undefined && error !== null && error.name !== 'YError') throw error;
    fault ??= message ?? error?.message ?? '';
    throw error ?? new Error(fault);
  });
  try {
    await parser.parseAsync([...args], {}, (_, __, text) => {
      if (text !== '') output.data(text);
    });
  } catch (error) {
    if (fault === undefined) {
      output.fail(error, verbose);
      return 1;
    }
    output.say(usageFault(fault, args, COMMANDS));
    return 2;
  }
  return code;
}

function base(args: string[]): Argv {
  return yargs(args)
    .scriptName('dunder')
    .usage('$0 <command>\n\nDjango’s ORM for TypeScript: generates a typed client from a schema.')
    .locale('en')
    .option('verbose', { type: 'boolean', describe: 'Tell more, with stack traces' })
    .example([['dunder init', 'a small schema to start from'], ...generateCommand.examples] as [string, string][])
    .demandCommand(1, 'Which command?')
    .strict()
    .help()
    .alias('help', 'h')
    .version(version())
    .wrap(120)
    .exitProcess(false);
}

function describe(command: AnyCommand, builder: Argv): Argv {
  return command.options(
    builder.usage(`$0 ${command.name}\n\n${command.summary}.`).example(command.examples as [string, string][]),
  ) as Argv;
}

/** From the package that this file is published in. */
function version(): string {
  for (const path of ['./package.json', '../../package.json']) {
    const url = new URL(path, import.meta.url);
    if (existsSync(url)) return (JSON.parse(readFileSync(url, 'utf8')) as { version: string }).version;
  }
  return 'unknown';
}
