import type { Features } from '../features.js';
import type { Compiler, TypeCodecs } from '../dialect.js';
import { createCompiler } from '../../sql/compile/create-compiler.js';
import type { Spelling } from '../../sql/compile/spelling.js';
import { standardSpelling } from '../../sql/compile/standard-spelling.js';
import { postgresArithmetic } from './arithmetic.js';
import { writeOperator } from './operators.js';
import { postgresAggregates } from './aggregates.js';
import { postgresFunctions } from './functions.js';

/** The standard compiler with PostgreSQL's own functions and arithmetic. */
export function postgresCompiler(codecs: TypeCodecs, features: Features): Compiler {
  return createCompiler({ spelling, codecs, features });
}

const spelling: Spelling = {
  ...standardSpelling,
  expressions: { ...standardSpelling.expressions, arithmetic: postgresArithmetic, customOperator: writeOperator },
  functions: { ...standardSpelling.functions, ...postgresFunctions },
  aggregates: { ...standardSpelling.aggregates, ...postgresAggregates },
};
