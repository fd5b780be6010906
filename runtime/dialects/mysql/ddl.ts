import type { Compiler, DdlCompiler } from '../dialect.js';
import { createDdlCompiler } from '../../sql/ddl/create-ddl-compiler.js';
import type { DdlSpelling } from '../../sql/ddl/ddl-setting.js';
import { mariadbCodecs, mysqlCodecs } from './codecs.js';
import type { MysqlFeatures } from './features.js';

/** Tables of MySQL and MariaDB, whose text compares by its code points: docs/decisions/mysql-collation.md. */
export function mysqlDdl(compiler: Compiler, features: MysqlFeatures): DdlCompiler {
  return createDdlCompiler({
    compiler,
    codecs: features.mariaDb ? mariadbCodecs : mysqlCodecs,
    features,
    spelling: {
      ...spelling,
      tableOptions: ` DEFAULT CHARSET utf8mb4 COLLATE ${features.exactCollation}`,
      invisibleColumns: features.mariaDb,
      fullTextIndexes: features.mariaDb ? 'plain' : 'withParsers',
      checksJson: features.mariaDb ? 'inColumn' : 'no',
    },
  });
}

const spelling: DdlSpelling = {
  identity: 'AUTO_INCREMENT',
  tableOptions: '',
  comments: 'inline',
  enumTypes: false,
  checksJson: 'no',
  indexesForeignKeys: true,
  forwardReferences: false,
  setDefault: false,
  postgresIndexes: false,
  fullTextIndexes: 'withParsers',
  nullsNotDistinct: false,
  virtualColumns: true,
  invisibleColumns: false,
  unindexed: new Set(['text', 'json', 'binary']),
  dropCircle: ['SET FOREIGN_KEY_CHECKS = 0', 'SET FOREIGN_KEY_CHECKS = 1'],
};
