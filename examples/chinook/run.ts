import { connections } from 'dunder';
import { createTables } from 'dunder/testing';
import { clientFor } from './client.js';
import { compare, type Comparison } from './compare.js';
import { connect, drop } from './database.js';
import { countRows, load, makeRoom } from './load.js';
import { type Options, readOptions, USAGE, WrongUse } from './options.js';
import { queries } from './queries.js';
import { createSample } from './sample.js';
import { formatTable } from './table.js';

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) process.stdout.write(USAGE);
  else process.exitCode = await run(options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof WrongUse) process.stderr.write(`\n${USAGE}`);
  process.exitCode = error instanceof WrongUse ? 2 : 1;
}

async function run(options: Options): Promise<number> {
  const { database, create } = options;
  await connect(database, create);
  try {
    await fill(options);
    const comparisons = await compareAll(options);
    process.stdout.write(`${formatTable(comparisons)}\n`);
    const different = comparisons.filter((each) => each.difference !== undefined);
    for (const { title, difference } of different) process.stderr.write(`\n${title}\n  ${difference}\n`);
    return different.length === 0 ? 0 : 1;
  } finally {
    await (options.drop ? drop(database) : connections.close());
  }
}

async function fill({ dump, sample, force }: Options): Promise<void> {
  const { dialect } = connections.default;
  if (sample) {
    const models = await clientFor(dialect);
    await makeRoom(dialect, force);
    await createTables(models.registry);
    await createSample(models);
  }
  const counts = dump === undefined ? await countRows(dialect) : await load({ dump, force, report: progress });
  process.stderr.write(
    `${Object.entries(counts)
      .map(([model, count]) => `${model} ${count}`)
      .join(', ')}\n\n`,
  );
}

async function compareAll({ rounds }: Options): Promise<readonly Comparison[]> {
  const { dialect } = connections.default;
  const models = await clientFor(dialect);
  const comparisons: Comparison[] = [];
  for (const query of queries) comparisons.push(await compare(query, models, dialect, rounds));
  return comparisons;
}

function progress(message: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001B[K${message}` : `${message}\n`);
}
