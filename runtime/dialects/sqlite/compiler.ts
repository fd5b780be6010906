import type { Compiler, TypeCodecs } from '../dialect.js';
import type { Features } from '../features.js';
import { createCompiler } from '../../sql/compile/create-compiler.js';
import { numericCondition } from '../../sql/compile/operator-visitors.js';
import type { Spelling } from '../../sql/compile/spelling.js';
import { standardSpelling } from '../../sql/compile/standard-spelling.js';
import { sqliteAggregates, sqliteFunctions } from './functions.js';
import { sqlitePatterns } from './patterns.js';
import { sqliteCompound, sqliteLimit, sqliteLock } from './select.js';
import { sqliteDefault, sqliteLiteral, sqliteParameter } from './values.js';
import { sqliteInsert } from './write.js';

export function sqliteCompiler(codecs: TypeCodecs, features: Features): Compiler {
  return createCompiler({ spelling, codecs, features });
}

const spelling: Spelling = {
  ...standardSpelling,
  expressions: { ...standardSpelling.expressions, ...sqlitePatterns, default: sqliteDefault, literal: sqliteLiteral },
  functions: { ...standardSpelling.functions, ...sqliteFunctions },
  aggregates: { ...standardSpelling.aggregates, ...sqliteAggregates },
  parameter: sqliteParameter,
  condition: numericCondition,
  compound: sqliteCompound,
  limit: sqliteLimit,
  lock: sqliteLock,
  insert: sqliteInsert,
  placeholder: () => '?',
  numbered: false,
};
