import type { Features } from '../features.js';
import type { Compiler, TypeCodecs } from '../dialect.js';
import { createCompiler } from '../../sql/compile/create-compiler.js';
import type { LiteralNode } from '../../sql/ast/index.js';
import type { Spelling } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import { standardSpelling } from '../../sql/compile/standard-spelling.js';
import { valueVisitors } from '../../sql/compile/value-visitors.js';
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
  expressions: { ...standardSpelling.expressions, arithmetic: postgresArithmetic, customOperator: writeOperator, literal: writeLiteral },
  functions: { ...standardSpelling.functions, ...postgresFunctions },
  aggregates: { ...standardSpelling.aggregates, ...postgresAggregates },
};

/** `NULL::integer`: `SELECT SUM("rows"."a1") FROM (SELECT NULL AS "a1" …) "rows"` would be the sum of texts. */
function writeLiteral(node: LiteralNode, writer: SqlWriter): void {
  valueVisitors.literal(node, writer);
  if (node.value === null && node.type !== undefined && node.type.kind !== 'unknown')
    writer.write(`::${writer.codecs.parameterType(node.type)}`);
}
