import { lateModule } from '../../values/late-module.js';
import type { Dialect } from '../dialect.js';
import { postgresCodecs } from './codecs.js';
import { postgresCompiler } from './compiler.js';
import { postgresFeatures } from './features.js';
import { postgresJson } from './json-values.js';

/** PostgreSQL, by the version of its server. */
export function postgresDialect(version: string): Dialect {
  const features = postgresFeatures(version);
  const compiler = postgresCompiler(postgresCodecs, features);
  return {
    name: 'postgres',
    features,
    codecs: postgresCodecs,
    jsonValues: postgresJson,
    compiler,
    ddl: async () => (await ddl()).postgresDdl(compiler, features),
  };
}

/** Read when tables are made first. */
const ddl = lateModule(() => import('./ddl.js'));
