import { Decimal } from 'decimal.js';
import { QueryError } from '../errors/query-error.js';
import { type ExpressionNode, isExpression, TRACE } from './expression.js';
import { ListExpression } from './list-expression.js';
import { Slot } from './slot.js';

/** Marks instances of models, whose values are their keys. */
export const INSTANCE: unique symbol = Symbol('instance');

/**
 * Reads a query: the shape (everything but its values) into a text, the values into a list.
 * Two queries of one shape share one plan, so everything that may change the SQL must be in the text.
 */
export class Tracer {
  shape = '';
  readonly values: unknown[] = [];
  /** What `once` has traced, while a plan is made. */
  readonly shared: ReadonlyMap<object, unknown>;
  readonly #traced: Map<object, unknown> | null;
  #numbers: Map<object, number> | null = null;

  constructor(
    /** true while a plan is made: expressions answer with a copy whose values are slots. */
    readonly rebuilding: boolean,
    /** Does the database take an array as one parameter? Else the length of a list is part of the shape. */
    readonly arrays: boolean,
    /** The alias of the database that the query runs on; null where no query can stand. */
    readonly database: string | null,
  ) {
    this.#traced = rebuilding ? new Map() : null;
    this.shared = this.#traced ?? NO_TRACED;
  }

  /** A piece of the shape. */
  text(text: string): void {
    this.shape += text;
  }

  /** A name that a caller wrote: with its length, so that no name can pass for other parts of a shape. */
  name(name: string): void {
    this.shape += `${name.length}'${name}`;
  }

  /** A part of the query says by `using()` where its rows are: there must the whole query run, as one statement reads one database. */
  runsOn(database: string, model: string): void {
    if (database === this.database) return;
    throw new QueryError({
      code: 'QUERY.TWO_DATABASES',
      message: `A query that runs on the database '${this.database}' holds one over ${model} on '${database}'; no statement reads two databases.`,
      hint: `Read those rows first and pass them as a list, in: await ….using('${database}').valuesList('pk', { flat: true }); or run both on one database by using().`,
    });
  }

  /** What may stand at several places of a query: at the first it is traced, at the others a number stands for it. */
  once(key: object, trace: () => unknown): void {
    const numbers = (this.#numbers ??= new Map());
    const number = numbers.get(key);
    if (number !== undefined) return this.text(`@${number}`);
    numbers.set(key, numbers.size);
    this.text(`@${numbers.size - 1}(`);
    const traced = trace();
    this.#traced?.set(key, traced);
    this.text(')');
  }

  /** A value or an expression that stands in the place of one. `subject` is named in errors. */
  value(value: unknown, subject: string): ExpressionNode {
    if (isExpression(value)) return value[TRACE](this);
    if (Array.isArray(value) && value.some(isExpression)) return this.#expressions(value, subject);
    const tag = this.#tag(value, subject);
    this.shape += tag;
    const slot = this.values.push(value) - 1;
    return this.rebuilding ? new Slot(slot, tag, value) : NOTHING;
  }

  /** A list with expressions among its members: `in: [F('a'), 3]`. */
  #expressions(list: readonly unknown[], subject: string): ExpressionNode {
    this.shape += `(${list.length}`;
    const members = list.map((member) => this.value(member, subject));
    return this.rebuilding ? new ListExpression(members) : NOTHING;
  }

  #tag(value: unknown, subject: string): string {
    switch (typeof value) {
      case 'string':
        return 's';
      case 'number':
        return numberTag(value);
      case 'boolean':
        return value ? 't' : 'f';
      case 'bigint':
        return value >= -0x8000000000000000n && value <= 0x7fffffffffffffffn ? 'i' : 'J';
      case 'undefined':
        throw new QueryError({
          code: 'QUERY.UNDEFINED_VALUE',
          message: `${subject} was given undefined.`,
          hint: 'Leave the key out for no condition, or give null to look for NULL. A filter on undefined is never "no filter".',
        });
      case 'object':
        return this.#objectTag(value, subject);
      default:
        throw new QueryError({ code: 'QUERY.BAD_VALUE', message: `${subject} was given a ${typeof value}, which no database can hold.` });
    }
  }

  #objectTag(value: object | null, subject: string): string {
    if (value === null) return 'z';
    if (Array.isArray(value)) return this.#listTag(value, subject);
    if (value instanceof Date) return 'd';
    if (value instanceof Decimal) return 'c';
    if (value instanceof Uint8Array) return 'y';
    if (INSTANCE in value) return 'm';
    if (value instanceof Set) return this.#listTag([...value], subject);
    return 'o';
  }

  /** Empty lists have a shape of their own (nothing matches); the others one by their members' kind and, without arrays, their padded length. */
  #listTag(list: readonly unknown[], subject: string): string {
    let kinds = '';
    let length = 0;
    for (const member of list) {
      if (member === null) continue;
      length++;
      const kind = isExpression(member) ? 'E' : this.#tag(member, subject);
      if (!kinds.includes(kind)) kinds += kind;
    }
    const nulls = length < list.length ? 'z' : '';
    return `[${kinds}${nulls}${this.arrays && length > 0 ? '' : paddedLength(length)}]`;
  }
}

/** Whole numbers of 32 bits, whole numbers, what is no number at all, and the rest. */
function numberTag(value: number): string {
  if (Number.isInteger(value)) return value >= -0x80000000 && value <= 0x7fffffff ? 'n' : Number.isSafeInteger(value) ? 'I' : 'N';
  return Number.isNaN(value) ? 'Q' : 'N';
}

/** Lists are padded to the next power of two, so that a few texts serve all lengths. */
function paddedLength(length: number): number {
  return length <= 1 ? length : 2 ** Math.ceil(Math.log2(length));
}

const NO_TRACED: ReadonlyMap<object, unknown> = new Map();
const NOTHING = undefined as unknown as ExpressionNode;
