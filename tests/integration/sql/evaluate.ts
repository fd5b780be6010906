import { createDialect } from '../../../runtime/dialects/dialects.js';
import type { Dialect } from '../../../runtime/dialects/dialect.js';
import type { Driver, DriverConnection } from '../../../runtime/dialects/driver.js';
import { openDriver } from '../../../runtime/connection/open-driver.js';
import type { ExpressionSqlNode, QueryNode, ValueType } from '../../../runtime/sql/ast/index.js';
import type { CompiledQuery } from '../../../runtime/sql/compile/compiled-query.js';
import { select } from '../../support/sql-nodes.js';

/** One database with its dialect, on which trees are compiled and run. */
export class Evaluator {
  private constructor(
    readonly dialect: Dialect,
    readonly connection: DriverConnection,
    private readonly driver: Driver,
  ) {}

  static async open(url: string): Promise<Evaluator> {
    const driver = await openDriver({ url, poolSize: 1, connectTimeout: 10_000, preparedStatements: 0 });
    const connection = await driver.acquire();
    return new Evaluator(createDialect(driver.dialect, await driver.serverVersion()), connection, driver);
  }

  async close(): Promise<void> {
    this.driver.release(this.connection);
    await this.driver.close();
  }

  /** Runs a query with the values of its slots; rows as the codecs read them. */
  async run(node: QueryNode, types: readonly ValueType[] = [], values: readonly unknown[] = []): Promise<unknown[][]> {
    const compiled = this.dialect.compiler.compile(node);
    const decoders = types.map((type) => this.dialect.codecs.decoder(type));
    const result = await this.connection.query({ sql: compiled.sql, parameters: bound(compiled, values) }, (row) =>
      row.map((value, index) => (value === null ? null : (decoders[index]?.(value) ?? value))),
    );
    return result.rows;
  }

  /** One expression without a table. */
  async value(expression: ExpressionSqlNode, type: ValueType, values: readonly unknown[] = []): Promise<unknown> {
    const [row] = await this.run(select({ columns: [{ expression, alias: 'x' }], from: null }), [type], values);
    return row?.[0];
  }
}

function bound({ bindings }: CompiledQuery, values: readonly unknown[]): unknown[] {
  return bindings.map(({ slot, element, encode }) => {
    const value = values[slot];
    return encode(
      element === undefined ? value : (value as readonly unknown[])[Math.min(element, (value as readonly unknown[]).length - 1)],
    );
  });
}
