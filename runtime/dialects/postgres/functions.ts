import { writeAggregateCall } from '../../sql/compile/function-visitors.js';
import type { AggregateTable, FunctionTable } from '../../sql/compile/spelling.js';
import { isInteger } from '../../sql/compile/arithmetic-visitors.js';

export const postgresFunctions: FunctionTable = {
  /** When the statement began, and not the transaction. */
  now: 'STATEMENT_TIMESTAMP()',
  /** ROUND with digits exists for numeric only. */
  round: (node, writer) => {
    const [value, digits] = node.arguments;
    if (value === undefined) return;
    const isFloat = node.argumentTypes?.[0]?.kind === 'float';
    if (digits === undefined) writer.write('ROUND(').expression(value).write(')');
    else if (isFloat) writer.write('ROUND(').operand(value).write('::numeric, ').expression(digits).write(')::double precision');
    else writer.write('ROUND(').expression(value).write(', ').expression(digits).write(')');
  },
  sha224: "ENCODE(SHA224(CONVERT_TO({0}, 'UTF8')), 'hex')",
  sha256: "ENCODE(SHA256(CONVERT_TO({0}, 'UTF8')), 'hex')",
  sha384: "ENCODE(SHA384(CONVERT_TO({0}, 'UTF8')), 'hex')",
  sha512: "ENCODE(SHA512(CONVERT_TO({0}, 'UTF8')), 'hex')",
  /** From the extension pgcrypto. */
  sha1: "ENCODE(DIGEST({0}, 'sha1'), 'hex')",
  log: 'LOG({0}::numeric, {1}::numeric)',
  jsonObject: 'JSONB_BUILD_OBJECT({*})',
  jsonArray: 'JSONB_BUILD_ARRAY({*})',
  uuid4: 'GEN_RANDOM_UUID()',
};

export const postgresAggregates: AggregateTable = {
  /** AVG of integers is a numeric; as a double it is the number that JavaScript has. */
  avg: (node, writer) => {
    writeAggregateCall('AVG', node, writer);
    if (node.type.kind === 'float' && node.argumentType.kind !== 'float') writer.write('::double precision');
  },
  /** SUM of bigint is a numeric. */
  sum: (node, writer) => {
    writeAggregateCall('SUM', node, writer);
    if (isInteger(node.type)) writer.write('::bigint');
  },
  anyValue: (node, writer) => writeAggregateCall(writer.features.anyValue ? 'ANY_VALUE' : 'MIN', node, writer),
};
