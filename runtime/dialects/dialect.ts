import type { ModelIR, SchemaIR } from '../../schema/ir/index.js';
import type { ExpressionSqlNode, QueryNode, ValueType } from '../sql/ast/index.js';
import type { CompiledQuery } from '../sql/compile/compiled-query.js';
import type { Features } from './features.js';
import type { JsonValues } from './json-value.js';

export type DialectName = 'postgres' | 'mysql' | 'sqlite';

/** How values of each type go to the database and come back. Both are looked up once per column of a compiled query, never per row. */
export interface TypeCodecs {
  /** From what a caller gave to what the driver sends. Checks the value: `subject` (`Post.views`) is named in the error. null passes. */
  encoder(type: ValueType, subject: string): (value: unknown) => unknown;
  /** For the members of one array parameter. */
  arrayEncoder(type: ValueType, subject: string): (values: readonly unknown[]) => unknown;
  /** From what the driver gives (never null) to the value of the field; undefined when it is already that. */
  decoder(type: ValueType): ((value: unknown) => unknown) | undefined;
  /** The column's type in DDL and CAST: `varchar(100)`, `numeric(10, 2)`. */
  sqlType(type: ValueType): string;
  castType(type: ValueType): string;
  /**
   * The type that a parameter is told to have (`$1::varchar`, `$1::varchar[]`): castType without the limits of the column, to which a cast
   * would cut the value in silence.
   */
  parameterType(type: ValueType): string;
}

/** Tree to text. The only place where SQL is spelled. */
export interface Compiler {
  compile(node: QueryNode): CompiledQuery;
  /** An expression of the schema with its constants written in: for DDL. */
  compileStandalone(node: ExpressionSqlNode): string;
  quote(name: string): string;
}

/** CREATE and DROP of whole tables, in an order that the foreign keys allow. */
export interface DdlCompiler {
  createTables(models: readonly ModelIR[], schema: SchemaIR): CreatedTables;
  dropTables(models: readonly ModelIR[], schema: SchemaIR): readonly string[];
}

export interface CreatedTables {
  readonly statements: readonly string[];
  /** What is left out because this database has no such thing and only speed is lost: `the index … of Post was left out: …`. */
  readonly warnings: readonly string[];
}

/** One database family: its facts, its spelling, its values. The core asks `features`, never the name. */
export interface Dialect {
  readonly name: DialectName;
  readonly features: Features;
  readonly codecs: TypeCodecs;
  /** For rows that are put together as JSON: related rows that come with their parents in one statement. */
  readonly jsonValues: JsonValues;
  readonly compiler: Compiler;
  /** Imported when tables are made: a server that only queries does without it. */
  ddl(): Promise<DdlCompiler>;
}
