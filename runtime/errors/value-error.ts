import { DunderError } from './dunder-error.js';

/**
 * A value that its column cannot hold, found before it is sent, or one of the database that JavaScript cannot hold.
 *
 * @example
 * ```ts
 * try { await Post.objects.create({ views: Number('x') }); }
 * catch (error) { if (error instanceof ValueError) console.error(error.code, error.subject); }
 * ```
 */
export class ValueError extends DunderError {
  /** The field: `Post.views`; undefined for a value that was read. */
  readonly subject: string | undefined;

  constructor(details: ValueErrorDetails) {
    super(details);
    this.subject = details.subject;
  }
}

interface ValueErrorDetails {
  readonly code: `VALUE.${string}`;
  readonly message: string;
  readonly hint?: string;
  readonly cause?: unknown;
  readonly subject?: string;
}

/** `VALUE.WRONG_TYPE: Post.views takes a number, not the string 'x'.` */
export function wrongType(subject: string, accepted: string, value: unknown, hint?: string): ValueError {
  const message = `${subject} takes ${accepted}, not ${describeValue(value)}.`;
  // What other tools nest is one path here; `Post.author` is no path, but a field that is written.
  const said = hint ?? (isPlainObject(value) && /^\w+$/.test(subject) ? "Conditions are paths: { author__name: 'Ann' }." : undefined);
  return new ValueError({ code: 'VALUE.WRONG_TYPE', message, subject, ...(said === undefined ? {} : { hint: said }) });
}

/** `VALUE.OUT_OF_RANGE: Post.rank takes a number from -32768 to 32767, not the number 40000.` */
export function outOfRange(subject: string, accepted: string, value: unknown): ValueError {
  return new ValueError({ code: 'VALUE.OUT_OF_RANGE', message: `${subject} takes ${accepted}, not ${describeValue(value)}.`, subject });
}

/** `VALUE.INVALID: Post.day takes a date such as '2024-02-29', not the string '2023-02-29'.` */
export function invalidValue(subject: string, accepted: string, value: unknown, hint?: string, cause?: unknown): ValueError {
  const message = `${subject} takes ${accepted}, not ${describeValue(value)}.`;
  return new ValueError({ code: 'VALUE.INVALID', message, subject, cause, ...(hint === undefined ? {} : { hint }) });
}

/** `VALUE.UNDEFINED: Post.views was given undefined.` */
export function undefinedValue(subject: string): ValueError {
  return new ValueError({
    code: 'VALUE.UNDEFINED',
    message: `${subject} was given undefined.`,
    hint: 'Pass null for SQL NULL, or leave the field out.',
    subject,
  });
}

/** A value of the database that the field's type cannot hold without loss. */
export function unreadable(kind: string, value: unknown, hint: string, cause?: unknown): ValueError {
  return new ValueError({
    code: 'VALUE.UNREADABLE',
    message: `The database gave ${describeValue(value)} for a value of type ${kind}.`,
    hint,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** `the string 'x'`, `the number 1.5`, `a Date`, `an array`: short, whatever the value is. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `the string '${value.length > 60 ? `${value.slice(0, 60)}…` : value}'`;
    case 'number':
      return `the number ${Object.is(value, -0) ? '-0' : value}`;
    case 'bigint':
      return `the bigint ${value}n`;
    case 'boolean':
      return `the boolean ${value}`;
    case 'undefined':
      return 'undefined';
    case 'symbol':
      return 'a symbol';
    case 'function':
      return value.name === '' ? 'a function' : `the function ${value.name}`;
    case 'object':
      return describeObject(value);
  }
}

function describeObject(value: object | null): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid Date' : `the Date ${value.toISOString()}`;
  const name = isPlainObject(value) ? '' : (value.constructor?.name ?? '');
  return `${name === '' ? 'an object' : `an object of class ${name}`}${'then' in value ? ', which was not awaited' : ''}`;
}

function isPlainObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
