import { closest } from '../schema/ir/suggest.js';
import type { AnyCommand } from './command.js';

/** What is said of a wrong command line: the fault, the nearest thing that exists, where the help is. */
export function usageFault(message: string, args: readonly string[], commands: readonly AnyCommand[]): string {
  const command = commands.find(({ name }) => args.includes(name));
  const help = `dunder ${command === undefined ? '' : `${command.name} `}--help`;
  const unknown = /^Unknown (?:argument|command)s?: (.*)$/m.exec(message)?.[1]?.split(', ') ?? [];
  const lines = unknown.map((name) => unknownWord(name, args, command, commands));
  return [...(lines.length > 0 ? lines : [`USAGE: ${message.trim()}`]), `  → ${help} shows what there is.`].join('\n');
}

function unknownWord(name: string, args: readonly string[], command: AnyCommand | undefined, commands: readonly AnyCommand[]): string {
  const isOption = args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`) || arg === `-${name}`);
  const choices = isOption ? optionsOf(command) : commands.map((other) => other.name);
  const near = closest(name, choices);
  const dashes = isOption ? '--' : '';
  if (!isOption && OF_MIGRATIONS.has(name))
    return `USAGE: There is no command '${name}': migrations are not there yet. createTables() of dunder/testing makes the tables of a first try.`;
  return `USAGE: There is no ${isOption ? 'option' : 'command'} '${dashes}${name}'.${near === undefined ? '' : ` Did you mean '${dashes}${near}'?`}`;
}

/** What other tools call what is planned. */
const OF_MIGRATIONS = new Set([
  'migrate',
  'makemigrations',
  'migration',
  'push',
  'db',
  'inspectdb',
  'introspect',
  'pull',
  'showmigrations',
  'sqlmigrate',
]);

const COMMON_OPTIONS = ['help', 'version', 'verbose'];

/** The names that a command declares, heard by calling it with a listener in place of the parser. */
function optionsOf(command: AnyCommand | undefined): readonly string[] {
  const names = [...COMMON_OPTIONS];
  const listener: object = new Proxy(
    {},
    {
      get: (_, member) => (name: string) => {
        if (member === 'option') names.push(name);
        return listener;
      },
    },
  );
  command?.options(listener as never);
  return names;
}
