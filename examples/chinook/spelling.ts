import type { DialectName } from './client.js';

/**
 * The SQL of `queries/` is written as PostgreSQL's dump names things. For the other two each name is written in their way:
 *
 *     SELECT unit_price FROM invoice_line WHERE name = 'rock'
 *     SELECT UnitPrice FROM InvoiceLine WHERE Name = 'rock'
 *
 * Keywords and functions are in capitals there and aliases of tables one letter, so whatever else is in small letters is a name.
 */
export function spell(text: string, dialect: DialectName): string {
  if (dialect === 'postgres') return text;
  return text.replace(/'[^']*'|\b[a-z][a-z_]+\b/g, (word) => (word.startsWith("'") ? word : pascalCase(word)));
}

function pascalCase(name: string): string {
  return name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}
