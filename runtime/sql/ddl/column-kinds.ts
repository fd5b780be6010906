import type { ColumnTypeIR } from '../../../schema/ir/index.js';

/** A key that the database counts up. */
export function isAuto({ kind }: ColumnTypeIR): boolean {
  return kind === 'auto' || kind === 'bigAuto' || kind === 'smallAuto';
}

export function isPositive({ kind }: ColumnTypeIR): boolean {
  return kind === 'positiveInteger' || kind === 'positiveSmallInteger' || kind === 'positiveBigInteger';
}

/** The operator class that lets an index serve LIKE 'x%' whatever the collation. */
export function patternClass(type: ColumnTypeIR): 'varchar_pattern_ops' | 'text_pattern_ops' | undefined {
  switch (type.kind) {
    case 'char':
    case 'slug':
    case 'email':
    case 'url':
      return type.collation === undefined ? 'varchar_pattern_ops' : undefined;
    case 'text':
      return type.collation === undefined ? 'text_pattern_ops' : undefined;
    default:
      return undefined;
  }
}
