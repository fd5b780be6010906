import { lateModule } from '../../values/late-module.js';
import type { Dialect } from '../dialect.js';
import type { ServerFacts } from '../driver.js';
import { sqliteCodecs } from './codecs.js';
import { sqliteCompiler } from './compiler.js';
import { sqliteFeatures } from './features.js';
import { sqliteJson } from './json-values.js';

/** SQLite, by the version of its library. */
export function sqliteDialect(version: string, facts: ServerFacts = {}): Dialect {
  const features = sqliteFeatures(version, facts);
  const compiler = sqliteCompiler(sqliteCodecs, features);
  return {
    name: 'sqlite',
    features,
    codecs: sqliteCodecs,
    jsonValues: sqliteJson,
    compiler,
    ddl: async () => (await ddl()).sqliteDdl(compiler, features),
  };
}

/** Read when tables are made first. */
const ddl = lateModule(() => import('./ddl.js'));
