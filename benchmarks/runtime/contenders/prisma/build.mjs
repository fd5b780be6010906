// node runtime/contenders/prisma/build.mjs: generates Prisma's client and bundles it for plain Node.
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;

/**
 * Generates without a network. `prisma generate` insists on the binary of the schema engine, which it downloads and, since version 7,
 * does not use: a command that does nothing stands in for it.
 */
export function prismaGenerate(schema, cwd) {
  const engine = join(tmpdir(), `no-schema-engine-${process.pid}`);
  writeFileSync(engine, '#!/bin/sh\nexit 0\n');
  chmodSync(engine, 0o755);
  const command = join(here, '../../../node_modules/prisma/build/index.js');
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: engine, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'generate', '--schema', schema], { cwd, env, encoding: 'utf8' });
  rmSync(engine);
  if (status !== 0) throw new Error(`prisma generate failed:\n${stdout}${stderr}`);
}

if (process.argv[1] === import.meta.filename) {
  prismaGenerate('schema.prisma', here);
  await build({
    entryPoints: [join(here, 'generated/client.ts')],
    outfile: join(here, 'generated/client.mjs'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
}
