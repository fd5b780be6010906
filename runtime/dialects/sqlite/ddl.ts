import type { Compiler, DdlCompiler } from '../dialect.js';
import type { Features } from '../features.js';
import { createDdlCompiler } from '../../sql/ddl/create-ddl-compiler.js';
import type { DdlSpelling } from '../../sql/ddl/ddl-setting.js';
import { sqliteCodecs } from './codecs.js';

export function sqliteDdl(compiler: Compiler, features: Features): DdlCompiler {
  return createDdlCompiler({ compiler, codecs: sqliteCodecs, features, spelling });
}

const spelling: DdlSpelling = {
  // Without it the key of a deleted last row is given again.
  identity: 'AUTOINCREMENT',
  tableOptions: '',
  comments: 'none',
  enumTypes: false,
  checksJson: 'inTable',
  indexesForeignKeys: false,
  forwardReferences: true,
  setDefault: true,
  postgresIndexes: false,
  fullTextIndexes: 'no',
  nullsNotDistinct: false,
  virtualColumns: true,
  invisibleColumns: false,
  unindexed: new Set(),
  // A DROP deletes the rows first, which the keys of the other table forbid.
  dropCircle: ['PRAGMA foreign_keys = OFF', 'PRAGMA foreign_keys = ON'],
};
