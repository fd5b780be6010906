import { lateModule } from '../../values/late-module.js';
import type { Dialect } from '../dialect.js';
import type { ServerFacts } from '../driver.js';
import { mariadbCodecs, mysqlCodecs } from './codecs.js';
import { mysqlCompiler } from './compiler.js';
import { mysqlFeatures } from './features.js';
import { mysqlJson } from './json-values.js';

/** MySQL or MariaDB, by the version of its server. */
export function mysqlDialect(version: string, facts: ServerFacts = {}): Dialect {
  const features = mysqlFeatures(version, facts);
  const codecs = features.mariaDb ? mariadbCodecs : mysqlCodecs;
  const compiler = mysqlCompiler(codecs, features);
  return {
    name: 'mysql',
    features,
    codecs,
    jsonValues: mysqlJson(codecs),
    compiler,
    ddl: async () => (await ddl()).mysqlDdl(compiler, features),
  };
}

/** Read when tables are made first. */
const ddl = lateModule(() => import('./ddl.js'));
