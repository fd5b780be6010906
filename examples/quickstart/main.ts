import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { configure, connections, DunderError } from 'dunder';
import { captureQueries } from 'dunder/testing';
import { isWrongUse, readOptions, USAGE } from './options.js';
import { painter } from './paint.js';
import { readFunctions } from './read-source.js';
import { table } from './table.js';

const paint = painter(process.stdout);

try {
  await main();
} catch (error) {
  console.error(error instanceof DunderError ? error.message : isWrongUse(error) ? `${error.message}\n\n${USAGE}` : error);
  process.exitCode = isWrongUse(error) ? 2 : 1;
} finally {
  await connections.close();
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) return console.log(USAGE);
  if (!options.drop) generateClient();
  await configure({ databases: { default: options.database } });
  // Not before the client is there.
  const { dropOwnTables, makeTables } = await import('./tables.js');
  if (options.drop) {
    const dropped = await dropOwnTables();
    return console.log(dropped ? 'The tables of the quickstart are gone.' : 'There are no tables of the quickstart here.');
  }
  console.log(`Creating the tables: ${await makeTables()}.`);
  await runQueries();
  console.log(nextSteps(options.database));
}

/** As a user does it: `npx dunder generate`. */
function generateClient(): void {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const folder = 'examples/quickstart';
  console.log(paint.dim(`$ dunder generate --schema ${folder}/schema --output ${folder}/generated`));
  const args = [
    '--import',
    'tsx',
    'cli/main.ts',
    'generate',
    '--no-cache',
    '--schema',
    `${folder}/schema`,
    '--output',
    `${folder}/generated`,
  ];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`The generator ended with ${status ?? 'a signal'}.`);
}

/** Every function of `queries.ts`: what it says, what it sends and what comes back. */
async function runQueries(): Promise<void> {
  const queries = new Map<string, () => PromiseLike<readonly object[]>>(Object.entries(await import('./queries.js')));
  let number = 0;
  for (const { name, comment, body } of readFunctions(new URL('queries.ts', import.meta.url))) {
    let rows: readonly object[] = [];
    const sent = await captureQueries(async () => {
      rows = (await queries.get(name)?.()) ?? [];
    });
    const more = sent.length > 9 ? `\n-- and ${sent.length - 9} more statements` : '';
    const shown = sent.slice(0, 9).map(({ sql }) => wrapSql(sql));
    console.log(
      `\n${paint.title(`${++number}. ${comment}`)}\n\n${paint.code(body)}\n\n${paint.sql(shown.join('\n') + more)}\n\n${table(rows)}`,
    );
  }
}

/** A line for each clause. */
function wrapSql(sql: string): string {
  const wrapped = sql.replaceAll(/ (?=(?:FROM|(?:LEFT|INNER) JOIN|WHERE|GROUP BY|HAVING|ORDER BY|LIMIT|VALUES|SET) )/g, '\n  ');
  return wrapped.replaceAll(/^(.{160}).+$/gm, '$1 …');
}

function nextSteps(database: string): string {
  const isGone = /memory|^pglite:$/.test(database);
  return `
${paint.title('What to do next')}
  Change a query in examples/quickstart/queries.ts (or misspell a field, and see what your editor says), then npm run quickstart.
  Add a field in examples/quickstart/schema/bookshop.ts, then npm run quickstart.
  Read docs/tutorial.md; docs/README.md lists the rest.${isGone ? '' : `\n  Remove the tables: npm run quickstart -- --database … --drop`}`;
}
