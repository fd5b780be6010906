/** The models of Chinook. Both clients have the same types: which of them runs is a matter of the database. */
export type Chinook = typeof import('./generated/snake-case/index.js');

export type DialectName = 'postgres' | 'mysql' | 'sqlite';

/** The dumps for PostgreSQL say `unit_price`, those for MySQL and SQLite `UnitPrice`. */
export async function clientFor(dialect: DialectName): Promise<Chinook> {
  return dialect === 'postgres' ? await import('./generated/snake-case/index.js') : await import('./generated/pascal-case/index.js');
}
