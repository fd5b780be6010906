import { expect } from '@jest/globals';
import type { Compiler, TypeCodecs } from '../../../../runtime/dialects/dialect.js';
import { mysqlCompiler } from '../../../../runtime/dialects/mysql/compiler.js';
import { mysqlFeatures } from '../../../../runtime/dialects/mysql/features.js';
import { postgresCompiler } from '../../../../runtime/dialects/postgres/compiler.js';
import { postgresFeatures } from '../../../../runtime/dialects/postgres/features.js';
import { sqliteCompiler } from '../../../../runtime/dialects/sqlite/compiler.js';
import { sqliteFeatures } from '../../../../runtime/dialects/sqlite/features.js';
import type { QueryNode, ValueType } from '../../../../runtime/sql/ast/index.js';

/** Types are their own names, and values go as `kind:value`. */
export const fakeCodecs: TypeCodecs = {
  encoder:
    ({ kind }, subject) =>
    (value) =>
      value === null ? null : kind === 'text' ? value : `${kind}:${subject}:${String(value)}`,
  arrayEncoder:
    ({ kind }, subject) =>
    (values) =>
      `${kind}[]:${subject}:${values.join()}`,
  decoder: () => undefined,
  sqlType: ({ kind }: ValueType) => kind,
  castType: ({ kind }: ValueType) => kind,
  parameterType: ({ kind }: ValueType) => kind,
};

export const compilers = {
  postgres: postgresCompiler(fakeCodecs, postgresFeatures('15.4')),
  mysql: mysqlCompiler(fakeCodecs, mysqlFeatures('8.4.0')),
  mariadb: mysqlCompiler(fakeCodecs, mysqlFeatures('10.11.6-MariaDB')),
  sqlite: sqliteCompiler(fakeCodecs, sqliteFeatures('3.45.1')),
} satisfies Record<string, Compiler>;

export type CompilerName = keyof typeof compilers;

/**
 * The whole text on each database. One without an entry, or with null, refuses; MariaDB is as MySQL unless it has an entry, but for the
 * name of the collation.
 */
export type ExpectedSql = Partial<Record<CompilerName, string | null>>;

export function expectSql(node: QueryNode, expected: ExpectedSql, before = ''): void {
  for (const [name, compiler] of Object.entries(compilers) as [CompilerName, Compiler][]) {
    const sql =
      expected[name] === undefined && name === 'mariadb'
        ? expected.mysql?.replaceAll('utf8mb4_0900_bin', 'utf8mb4_nopad_bin')
        : expected[name];
    if (typeof sql === 'string') expect(compiler.compile(node).sql).toBe(before + sql);
    else expect(() => compiler.compile(node)).toThrow(expect.objectContaining({ code: 'DATABASE.NOT_SUPPORTED' }));
  }
}
