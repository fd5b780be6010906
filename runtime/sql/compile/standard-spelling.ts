import { badName, badText } from './compile-errors.js';
import { arithmeticVisitors } from './arithmetic-visitors.js';
import { functionVisitors } from './function-visitors.js';
import { jsonVisitors } from './json-visitors.js';
import { operatorVisitors } from './operator-visitors.js';
import { patternVisitors } from './pattern-visitors.js';
import { standardLimit, standardLock, standardOrder, writeCompound, writeSelect } from './select-visitors.js';
import type { Spelling } from './spelling.js';
import { standardAggregates, standardFunctions } from './standard-functions.js';
import { temporalVisitors } from './temporal-visitors.js';
import { standardParameter, valueVisitors } from './value-visitors.js';
import { writeDelete, writeInsert, writeUpdate } from './write-visitors.js';

/** SQL as PostgreSQL and the standard have it. A dialect spreads this and replaces what differs. */
export const standardSpelling: Spelling = {
  expressions: {
    ...arithmeticVisitors,
    ...functionVisitors,
    ...jsonVisitors,
    ...operatorVisitors,
    ...patternVisitors,
    ...temporalVisitors,
    ...valueVisitors,
  },
  functions: standardFunctions,
  aggregates: standardAggregates,
  parameter: standardParameter,
  condition: (node, writer) => void writer.expression(node),
  select: writeSelect,
  compound: writeCompound,
  order: standardOrder,
  limit: standardLimit,
  lock: standardLock,
  insert: writeInsert,
  update: writeUpdate,
  delete: writeDelete,
  quote: (name) => quoteWith('"', name),
  string: standardString,
  placeholder: (number) => `$${number}`,
  numbered: true,
};

/** `"na""me"`: no name can end its quotes. */
export function quoteWith(quote: string, name: string): string {
  if (name === '' || name.includes('\0')) throw badName(name);
  return quote + (name.includes(quote) ? name.replaceAll(quote, quote + quote) : name) + quote;
}

/** `'it''s'`: backslashes mean nothing in standard strings. */
export function standardString(text: string): string {
  if (text.includes('\0')) throw badText();
  return `'${text.includes("'") ? text.replaceAll("'", "''") : text}'`;
}
