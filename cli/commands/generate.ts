import type { Diagnostic } from '../../schema/ir/diagnostic.js';
import { check } from '../../generator/check.js';
import type { ImportExtension } from '../../generator/emit/generated-file.js';
import { formatDiagnostics, readTextBelow } from '../../generator/format-diagnostics.js';
import { generate, type GenerateResult } from '../../generator/generate.js';
import { type GenerateOptions, IMPORT_EXTENSIONS } from '../../generator/settings.js';
import { watch } from '../../generator/watch.js';
import type { Command, ExitCode, Surroundings } from '../command.js';
import { findProject } from '../find-project.js';

interface Options {
  schema: string[] | undefined;
  output: string | undefined;
  importExtension: string | undefined;
  check?: boolean;
  watch?: boolean;
  cache: boolean;
  json?: boolean;
}

/** `dunder generate`: from the schema to the client. */
export const generateCommand: Command<Options> = {
  name: 'generate',
  summary: 'Generate the client from the schema',
  examples: [
    ['dunder generate', 'from schema/ (or schema.ts) into generated/'],
    ['dunder generate --watch', 'again after every change of the schema'],
    ['dunder generate --check', 'in CI: show what would change, exit 1 if anything would'],
    ['dunder generate --schema src/models --output src/generated', 'from and into other folders'],
  ],
  options: (yargs) =>
    yargs
      .option('schema', { type: 'string', array: true, requiresArg: true, describe: 'Schema files, folders or globs [schema, schema.ts]' })
      .option('output', { type: 'string', requiresArg: true, describe: 'The folder of the client [generated]' })
      .option('import-extension', {
        type: 'string',
        choices: IMPORT_EXTENSIONS,
        requiresArg: true,
        describe: 'What ends the specifiers of relative imports [js]',
      })
      .option('check', { type: 'boolean', describe: 'Write nothing; exit 1 when the output is not what the schema says' })
      .option('watch', { type: 'boolean', describe: 'Stay, and generate after every change of the schema' })
      .option('cache', { type: 'boolean', default: true, describe: 'Do nothing when nothing has changed; --no-cache to insist' })
      .option('json', { type: 'boolean', describe: 'Print the result as JSON' })
      .conflicts('check', 'watch')
      .epilogue('schema, output and importExtension may stand in dunder.config.json, or under "dunder" in package.json.') as never,
  run(options, here) {
    // Paths that are given are meant from here; without them the command means the project, wherever in it it is run.
    const root = options.schema === undefined && options.output === undefined ? findProject(here.root) : here.root;
    const surroundings = { ...here, root };
    const given: GenerateOptions = {
      root,
      schema: options.schema,
      output: options.output,
      importExtension: options.importExtension as ImportExtension | undefined,
      cache: options.cache,
    };
    if (options.watch === true) return runWatch(given, surroundings);
    return options.check === true
      ? runCheck(given, surroundings, options.json === true)
      : runOnce(given, surroundings, options.json === true);
  },
};

async function runOnce(options: GenerateOptions, surroundings: Surroundings, json: boolean): Promise<ExitCode> {
  const started = performance.now();
  const result = await generate(options);
  if (json) surroundings.output.data(JSON.stringify(result, undefined, 2));
  else report(result, surroundings, performance.now() - started);
  return result.ok ? 0 : 1;
}

async function runCheck(options: GenerateOptions, surroundings: Surroundings, json: boolean): Promise<ExitCode> {
  const { output, root } = surroundings;
  const result = await check(options);
  if (json) output.data(JSON.stringify(result, undefined, 2));
  else {
    reportDiagnostics(result.diagnostics, root, output);
    for (const { diff } of result.differences) output.data(diff);
    for (const { kind, path } of result.differences) output.say(`${kind.padEnd(8)}${path}`);
    if (result.ok) output.say(output.green(`${result.settings.output} is what the schema says.`));
    else if (result.differences.length > 0)
      output.say(output.red(`${result.settings.output} is not what the schema says: run dunder generate.`));
  }
  return result.ok ? 0 : 1;
}

/** Goes on until it is interrupted; faults of the schema are told and do not end it. */
async function runWatch(options: GenerateOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { output, verbose } = surroundings;
  let wasWell = false;
  const watcher = watch(options, (event) => {
    // One save of an editor may be two events, of which the second has nothing to tell.
    const isEcho = wasWell && event.kind !== 'failed' && isUnchanged(event.result);
    wasWell = event.kind !== 'failed' && event.result.ok;
    if (event.kind === 'failed') output.fail(event.error, verbose);
    else if (!isEcho) report(event.result, surroundings, event.milliseconds);
  });
  output.say(output.dim('Watching the schema; Ctrl+C ends it.'));
  await surroundings.interrupted();
  await watcher.close();
  return 0;
}

function isUnchanged({ ok, diagnostics, written, removed }: GenerateResult): boolean {
  return ok && diagnostics.length === 0 && written.length === 0 && removed.length === 0;
}

function report(result: GenerateResult, { output, root, verbose }: Surroundings, milliseconds: number): void {
  const { settings, written, removed, models } = result;
  reportDiagnostics(result.diagnostics, root, output);
  if (!result.ok) return output.say(output.red(`Nothing was written: ${count(errorsIn(result.diagnostics), 'fault')} in the schema.`));
  if (verbose) {
    for (const path of written) output.say(`wrote   ${settings.output}/${path}`);
    for (const path of removed) output.say(`removed ${settings.output}/${path}`);
  }
  const done = [
    written.length > 0 ? `${count(written.length, 'file')} written` : '',
    removed.length > 0 ? `${removed.length} removed` : '',
  ];
  const what = done.filter(Boolean).join(', ') || 'nothing has changed';
  output.say(
    `${output.green(`${count(models, 'model')} in ${settings.output}`)}: ${what} ${output.dim(`(${Math.round(milliseconds)} ms)`)}`,
  );
}

function reportDiagnostics(diagnostics: readonly Diagnostic[], root: string, output: Surroundings['output']): void {
  if (diagnostics.length > 0) output.say(formatDiagnostics(diagnostics, readTextBelow(root)));
}

function errorsIn(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
