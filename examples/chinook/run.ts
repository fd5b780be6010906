import { parseArgs } from 'node:util';
import { connections } from 'dunder';
import { createTables } from 'dunder/testing';
import { clientFor } from './client.js';
import { compare, type Comparison } from './compare.js';
import { connect, drop } from './database.js';
import { countRows, load, makeRoom } from './load.js';
import { queries } from './queries.js';
import { createSample } from './sample.js';
import { formatTable } from './table.js';

const usage = `npm run chinook -- --database <url> [--dump <file or folder>] [--sample] [--force] [--create] [--drop] [--rounds <n>]

  --database  postgres://…, mysql://…, sqlite:chinook.db, pglite:
  --dump      loads this dump first; without it CHINOOK_DUMPS is looked at, then the database is taken as it is
  --sample    creates the tables and the small sample instead of a dump
  --force     drops the tables of Chinook that are there before loading
  --create    creates the database if it is not there
  --drop      drops the database at the end
  --rounds    runs each query so many times and shows the best time (default 3)
`;

const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    dump: { type: 'string' },
    sample: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
    create: { type: 'boolean', default: false },
    drop: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (values.help || values.database === undefined) {
  process.stderr.write(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  process.exitCode = await run(values.database).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  });
}

async function run(url: string): Promise<number> {
  await connect(url, values.create);
  try {
    await fill();
    const comparisons = await compareAll();
    process.stdout.write(`${formatTable(comparisons)}\n`);
    const different = comparisons.filter((each) => each.difference !== undefined);
    for (const { title, difference } of different) process.stderr.write(`\n${title}\n  ${difference}\n`);
    return different.length === 0 ? 0 : 1;
  } finally {
    await (values.drop ? drop(url) : connections.close());
  }
}

async function fill(): Promise<void> {
  const { dialect } = connections.default;
  const dump = values.sample ? undefined : values.dump || process.env['CHINOOK_DUMPS'] || undefined;
  if (values.sample) {
    const models = await clientFor(dialect);
    await makeRoom(dialect, values.force);
    await createTables(models.registry);
    await createSample(models);
  }
  const counts = dump === undefined ? await countRows(dialect) : await load({ dump, force: values.force, report: progress });
  process.stderr.write(
    `${Object.entries(counts)
      .map(([model, count]) => `${model} ${count}`)
      .join(', ')}\n\n`,
  );
}

async function compareAll(): Promise<readonly Comparison[]> {
  const { dialect } = connections.default;
  const models = await clientFor(dialect);
  const comparisons: Comparison[] = [];
  for (const query of queries) comparisons.push(await compare(query, models, dialect, Number(values.rounds)));
  return comparisons;
}

function progress(message: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001B[K${message}` : `${message}\n`);
}
