import type { Compiler, TypeCodecs } from '../dialect.js';
import { createCompiler } from '../../sql/compile/create-compiler.js';
import { numericCondition } from '../../sql/compile/operator-visitors.js';
import type { Spelling } from '../../sql/compile/spelling.js';
import { quoteWith, standardSpelling } from '../../sql/compile/standard-spelling.js';
import { mysqlAggregates } from './aggregates.js';
import { mysqlArithmetic } from './arithmetic.js';
import { mysqlCast } from './cast.js';
import type { MysqlFeatures } from './features.js';
import { mysqlFunctions } from './functions.js';
import { mysqlIn } from './in-list.js';
import { mysqlJson } from './json.js';
import { mysqlLimit, mysqlLock, mysqlOrder, mysqlWindow } from './select.js';
import { mysqlPatterns } from './patterns.js';
import { mysqlTemporal } from './temporal.js';
import { mysqlListParameter, mysqlLiteral, mysqlParameter, mysqlString } from './values.js';
import { mysqlWrites } from './write.js';

/** MySQL and MariaDB. */
export function mysqlCompiler(codecs: TypeCodecs, features: MysqlFeatures): Compiler {
  return createCompiler({ spelling: mysqlSpelling(features), codecs, features });
}

function mysqlSpelling(features: MysqlFeatures): Spelling {
  const json = mysqlJson(features);
  return {
    ...standardSpelling,
    ...mysqlWrites(features),
    expressions: {
      ...standardSpelling.expressions,
      ...json,
      ...mysqlPatterns(features),
      cast: mysqlCast(features),
      ...mysqlTemporal(features),
      arithmetic: mysqlArithmetic,
      in: mysqlIn(features, json.in),
      listParameter: mysqlListParameter(features),
      literal: mysqlLiteral,
      window: mysqlWindow,
    },
    functions: { ...standardSpelling.functions, ...mysqlFunctions(features) },
    aggregates: { ...standardSpelling.aggregates, ...mysqlAggregates(features) },
    parameter: mysqlParameter(features),
    condition: numericCondition,
    order: mysqlOrder,
    limit: mysqlLimit,
    lock: mysqlLock,
    quote: (name) => quoteWith('`', name),
    string: mysqlString,
    placeholder: () => '?',
    numbered: false,
  };
}
