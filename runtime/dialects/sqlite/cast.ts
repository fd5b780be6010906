import type { CastNode } from '../../sql/ast/index.js';
import { isInteger } from '../../sql/compile/arithmetic-visitors.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

/** CAST as PostgreSQL does it: to an integer it rounds, to varchar(3) it cuts, to numeric(10, 2) it rounds to the places. */
export function sqliteCast({ operand, type }: CastNode, writer: SqlWriter): void {
  const name = writer.codecs.castType(type);
  if (isInteger(type)) {
    writer.write("CAST(CASE TYPEOF(").expression(operand).write(") WHEN 'real' THEN ROUND(").expression(operand); // prettier-ignore
    writer.write(') ELSE ').expression(operand).write(` END AS ${name})`);
  } else if (type.kind === 'date') {
    writer.write('DATE(SUBSTR(').expression(operand).write(', 1, 10))');
  } else if (type.kind === 'time') {
    // Of a moment, what follows its date.
    writer.write('SUBSTR(').expression(operand).write(", INSTR(").expression(operand).write(", ' ') + 1)"); // prettier-ignore
  } else if (type.kind === 'dateTime') {
    // A date is the moment at which it begins.
    writer.write('CASE LENGTH(').expression(operand).write(') WHEN 10 THEN ').expression(operand); // prettier-ignore
    writer.write(" || ' 00:00:00' ELSE ").expression(operand).write(' END');
  } else if (type.kind === 'json') {
    writer.write('JSON(').expression(operand).write(')');
  } else {
    const after =
      type.kind === 'decimal' && type.decimalPlaces !== undefined
        ? (['ROUND(', `, ${type.decimalPlaces})`] as const)
        : type.kind === 'char' && type.maxLength !== undefined
          ? (['SUBSTR(', `, 1, ${type.maxLength})`] as const)
          : (['', ''] as const);
    writer.write(`${after[0]}CAST(`).expression(operand).write(` AS ${name})${after[1]}`);
  }
}
