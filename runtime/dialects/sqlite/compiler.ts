import type { Compiler, TypeCodecs } from '../dialect.js';
import type { Features } from '../features.js';
import { createCompiler } from '../../sql/compile/create-compiler.js';
import { numericCondition } from '../../sql/compile/operator-visitors.js';
import type { Spelling } from '../../sql/compile/spelling.js';
import { standardSpelling } from '../../sql/compile/standard-spelling.js';
import { sqliteAggregates } from './aggregates.js';
import { sqliteArithmetic } from './arithmetic.js';
import { sqliteCast } from './cast.js';
import { sqliteFunctions } from './functions.js';
import { sqliteJson, sqliteOrder } from './json.js';
import { sqliteLogical } from './logical.js';
import { sqlitePatterns } from './patterns.js';
import { sqliteCompound, sqliteLimit, sqliteLock } from './select.js';
import { sqliteTemporal } from './temporal.js';
import { sqliteWindow } from './window.js';
import { sqliteDefault, sqliteListParameter, sqliteLiteral, sqliteParameter } from './values.js';
import { sqliteInsert } from './write.js';

export function sqliteCompiler(codecs: TypeCodecs, features: Features): Compiler {
  return createCompiler({ spelling, codecs, features });
}

const spelling: Spelling = {
  ...standardSpelling,
  expressions: {
    ...standardSpelling.expressions,
    ...sqliteJson,
    ...sqlitePatterns,
    ...sqliteTemporal,
    arithmetic: sqliteArithmetic,
    cast: sqliteCast,
    default: sqliteDefault,
    listParameter: sqliteListParameter,
    literal: sqliteLiteral,
    logical: sqliteLogical,
    window: sqliteWindow,
  },
  functions: { ...standardSpelling.functions, ...sqliteFunctions },
  aggregates: { ...standardSpelling.aggregates, ...sqliteAggregates },
  parameter: sqliteParameter,
  condition: numericCondition,
  compound: sqliteCompound,
  order: sqliteOrder,
  limit: sqliteLimit,
  lock: sqliteLock,
  insert: sqliteInsert,
  placeholder: () => '?',
  numbered: false,
};
