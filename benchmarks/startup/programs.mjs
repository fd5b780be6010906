import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

// An empty configuration: that of the folders above would lead `dunder` to its sources.
const options = { format: 'esm', platform: 'node', target: 'node20', logLevel: 'warning', tsconfigRaw: {} };
const dunder = (client) => `const [{ configure, connections, sql }] = await Promise.all([import('dunder'), import('${client}')]);
configure({ databases: { default: url } });
await connections.default.query(sql\`SELECT 1\`);
const close = () => connections.close();`;

/**
 * Per contender: what makes its client of the synthetic schema ready for plain Node, and the program that imports it, connects and
 * asks once. `url` is the address of the database. One that is `of` another starts the client of that one in another way.
 */
export const programs = {
  pg: {
    program: `const { default: pg } = await import('pg');
const client = new pg.Client(url);
await client.connect();
await client.query('SELECT 1');
const close = () => client.end();`,
  },
  kysely: {
    program: `const [{ Kysely, PostgresDialect, sql }, { default: pg }] = await Promise.all([import('kysely'), import('pg')]);
const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }) });
await sql\`SELECT 1\`.execute(db);
const close = () => db.destroy();`,
  },
  drizzle: {
    prepare: (folder) => build({ ...options, entryPoints: [join(folder, 'schema.ts')], outdir: folder }),
    program: `const [schema, { drizzle }, { default: pg }] = await Promise.all([import('./schema.js'), import('drizzle-orm/node-postgres'), import('pg')]);
const pool = new pg.Pool({ connectionString: url });
const db = drizzle(pool, { schema });
await db.execute('SELECT 1');
const close = () => pool.end();`,
  },
  prisma: {
    prepare: (folder) => {
      const entryPoints = [join(folder, 'generated/client.ts')];
      return build({ ...options, entryPoints, outfile: join(folder, 'client.mjs'), bundle: true, packages: 'external' });
    },
    program: `const [{ PrismaClient }, { PrismaPg }] = await Promise.all([import('./client.mjs'), import('@prisma/adapter-pg')]);
const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
await db.$queryRaw\`SELECT 1\`;
const close = () => db.$disconnect();`,
  },
  dunder: {
    prepare: (folder) => {
      const generated = join(folder, 'generated');
      const entryPoints = readdirSync(generated).filter((file) => file.endsWith('.ts'));
      return build({ ...options, entryPoints: entryPoints.map((file) => join(generated, file)), outdir: generated });
    },
    program: dunder('./generated/index.js'),
  },
  // As Prisma's client is: bundled into one file.
  'dunder, client bundled': {
    of: 'dunder',
    prepare: (folder) => {
      const entryPoints = [join(folder, 'generated/index.ts')];
      return build({ ...options, entryPoints, outfile: join(folder, 'client.mjs'), bundle: true, packages: 'external' });
    },
    program: dunder('./client.mjs'),
  },
};
