/**
 * What a server pays at its start: CPU of `import('dunder')`, of a client of 100 models and of a first query through pg, with the
 * runtime in many files and in few; then what compiling each of the few takes. `node scripts/measure-start.js [runs]`, with PostgreSQL at
 * DUNDER_TEST_POSTGRES.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDunder } from './build.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = join(root, 'node_modules', '.cache', 'dunder', 'start');
const runs = Number(process.argv[2] ?? 15);
const url = process.env['DUNDER_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

const programs = {
  'node alone': '',
  'pg alone, one query': `
    const { default: pg } = await import('pg');
    const client = new pg.Client(${JSON.stringify(url)});
    await client.connect();
    await client.query('SELECT 1');
    await client.end();`,
  "import('dunder')": `await import('dunder');`,
  'dunder and the client': `await import('dunder'); await import('./client/index.js');`,
  'dunder, the client, one query through pg': `
    const { configure, connections, sql } = await import('dunder');
    const { Model7 } = await import('./client/index.js');
    await configure({ databases: { default: ${JSON.stringify(url)} } });
    await Model7.objects.count().catch((error) => { if (!/exist/.test(error.message)) throw error; });
    await connections.close();`,
};

rmSync(home, { recursive: true, force: true });
const client = makeClient();
const layouts = [];
for (const [name, bundled] of [
  ['many files', false],
  ['few files', true],
]) {
  const folder = join(home, bundled ? 'few' : 'many');
  const home1 = join(folder, 'node_modules', 'dunder');
  mkdirSync(home1, { recursive: true });
  cpSync(join(root, 'package.json'), join(home1, 'package.json'));
  await buildDunder(join(home1, 'dist'), { bundled });
  for (const dependency of ['decimal.js', 'pg'])
    symlinkSync(join(root, 'node_modules', dependency), join(folder, 'node_modules', dependency));
  cpSync(client, join(folder, 'client'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const files = readdirSync(join(home1, 'dist'), { recursive: true }).filter((file) => file.endsWith('.js')).length;
  layouts.push({ name: `${name} (${files})`, folder });
}

const rows = Object.entries(programs).map(([program, text]) => ({ program, ...measure(text) }));
console.table(rows);
console.table(measureChunks(join(layouts[1].folder, 'node_modules', 'dunder', 'dist')));
rmSync(home, { recursive: true, force: true });

/** The least CPU of user and system in milliseconds; the layouts take turns, so that a busy machine troubles both. */
function measure(text) {
  const taken = layouts.map(() => []);
  for (let run = 0; run < runs + 1; run++) {
    layouts.forEach(({ folder }, index) => {
      const program = `${text}\nconst { user, system } = process.cpuUsage(); console.log((user + system) / 1000);`;
      const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: folder, encoding: 'utf8' });
      if (run > 0) taken[index].push(Number(output));
    });
  }
  return Object.fromEntries(layouts.map(({ name }, index) => [`${name}, ms`, Math.round(Math.min(...taken[index]))]));
}

/** How large each file of the package is, and the least CPU in milliseconds until V8 has compiled it. */
function measureChunks(dist) {
  const program = `
    const text = require('node:fs').readFileSync(process.argv[1], 'utf8');
    const before = process.cpuUsage();
    new (require('node:vm').SourceTextModule)(text);
    const { user, system } = process.cpuUsage(before);
    console.log((user + system) / 1000);`;
  const flags = ['--experimental-vm-modules', '--no-warnings', '-e', program];
  const files = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.js'));
  const taken = files.map(() => Infinity);
  for (let run = 0; run < runs; run++) {
    files.forEach((file, index) => {
      taken[index] = Math.min(taken[index], Number(execFileSync(process.execPath, [...flags, join(dist, file)])));
    });
  }
  return files.map((file, index) => ({
    file,
    KB: Math.round(statSync(join(dist, file)).size / 1_000),
    'compiled, ms': Number(taken[index].toFixed(1)),
  }));
}

/** A client of 100 models with eight fields and two keys each, compiled. */
function makeClient() {
  const project = join(home, 'project');
  mkdirSync(join(project, 'schema'), { recursive: true });
  const models = Array.from({ length: 100 }, (_, index) => {
    const target = (offset) => `'Model${(index + offset) % 100}'`;
    return `export class Model${index} extends Model {
  name = fields.char({ maxLength: 50 });
  text = fields.text();
  count = fields.integer({ default: 0 });
  price = fields.decimal({ maxDigits: 10, decimalPlaces: 2 });
  isOpen = fields.boolean({ default: true });
  createdAt = fields.dateTime({ autoNowAdd: true });
  first = fields.foreignKey(${target(1)}, { onDelete: 'CASCADE', relatedName: 'firsts${index}' });
  second = fields.foreignKey(${target(7)}, { onDelete: 'CASCADE', relatedName: 'seconds${index}' });
}`;
  });
  writeFileSync(join(project, 'schema', 'models.ts'), `import { Model, fields } from 'dunder/schema';\n\n${models.join('\n\n')}\n`);
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  execFileSync(process.execPath, [tsx, join(root, 'cli', 'main.ts'), 'generate', '--no-cache'], { cwd: project, stdio: 'inherit' });
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: {
        outDir: '../client',
        rootDir: 'generated',
        noCheck: true,
        // Without the paths to the sources, a file of which would be written beside itself.
        paths: {},
        typeRoots: [join(root, 'node_modules', '@types')],
      },
      include: ['generated'],
    }),
  );
  execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', project], { stdio: 'inherit' });
  return join(home, 'client');
}
