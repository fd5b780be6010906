import type { Json } from '../../schema/ir/json.js';
import { didYouMean } from '../../schema/ir/suggest.js';
import type { DiagnosticBag, Place } from '../diagnostics.js';
import type { ArrayReading, ObjectReading, Reading } from '../parse/reading.js';

/** Takes options out of an object one by one, each with the type it must have; what is wrong is reported and read as absent. */
export class OptionReader {
  readonly #bag: DiagnosticBag;
  readonly #subject: string;
  readonly #object: ObjectReading | undefined;
  /** Was an option given that is none? Then what seems to be missing may be that. */
  readonly hasUnknown: boolean;

  /** `subject` is what messages call the owner: `Post.title`. Unknown options are reported at once. */
  constructor(
    bag: DiagnosticBag,
    subject: string,
    object: ObjectReading | undefined,
    known: readonly string[],
    hints: { readonly [option: string]: string | undefined } = {},
  ) {
    this.#bag = bag;
    this.#subject = subject;
    this.#object = object;
    const unknown = (object?.entries ?? []).filter(({ name }) => !known.includes(name));
    this.hasUnknown = unknown.length > 0;
    for (const entry of unknown) {
      const hint = Object.hasOwn(hints, entry.name) ? hints[entry.name] : didYouMean(entry.name, known);
      bag.error('SCHEMA.UNKNOWN_OPTION', entry.key, `${quoted(subject)} has an unknown option '${entry.name}'.`, hint);
    }
  }

  /** The value as it was read, or undefined when it is absent or already faulty. */
  reading(name: string): Reading | undefined {
    const value = this.#object?.entries.find((entry) => entry.name === name)?.value;
    return value?.kind === 'invalid' ? undefined : value;
  }

  /** true also for an option whose value is faulty. */
  has(name: string): boolean {
    return this.#object?.entries.some((entry) => entry.name === name) ?? false;
  }

  /** Where the option's name stands. */
  place(name: string): Place | undefined {
    return this.#object?.entries.find((entry) => entry.name === name)?.key;
  }

  boolean(name: string): boolean | undefined {
    return this.#literal(name, 'true or false', (value) => (typeof value === 'boolean' ? value : undefined));
  }

  string(name: string): string | undefined {
    return this.#literal(name, 'a text', (value) => (typeof value === 'string' ? value : undefined));
  }

  /** A text that is not empty. */
  name(name: string): string | undefined {
    return this.#literal(name, 'a name', (value) => (typeof value === 'string' && value !== '' ? value : undefined));
  }

  count(name: string, least = 1): number | undefined {
    const expected = `a whole number of at least ${least}`;
    return this.#literal(name, expected, (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= least ? value : undefined,
    );
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const expected = `one of ${values.join(', ')}`;
    const reading = this.reading(name);
    // `CASCADE` may be the vocabulary's constant as well as the string.
    const text = reading?.kind === 'word' ? (WORDS[reading.name] ?? reading.name) : reading?.kind === 'literal' ? reading.value : undefined;
    const found = values.find((value) => value === text);
    if (reading && found === undefined) {
      const near = typeof text === 'string' ? didYouMean(text, values) : undefined;
      this.#bag.error('SCHEMA.WRONG_OPTION_TYPE', reading, `'${name}' of ${quoted(this.#subject)} must be ${expected}.`, near);
    }
    return found;
  }

  /** A list of texts; one alone is a list of one. */
  names(name: string): readonly string[] | undefined {
    const reading = this.reading(name);
    if (!reading) return undefined;
    if (reading.kind === 'literal' && typeof reading.value === 'string') return [reading.value];
    const items = this.array(name);
    return items?.items.flatMap((item) => {
      if (item.kind === 'literal' && typeof item.value === 'string') return [item.value];
      if (item.kind !== 'invalid') this.wrong(item, name, 'a list of names');
      return [];
    });
  }

  array(name: string): ArrayReading | undefined {
    const reading = this.reading(name);
    if (!reading || reading.kind === 'array') return reading;
    this.wrong(reading, name, 'a list');
    return undefined;
  }

  /** `{ invalid: 'No.' }`. */
  texts(name: string): { readonly [key: string]: string } | undefined {
    const reading = this.reading(name);
    if (!reading) return undefined;
    if (reading.kind !== 'object') return this.wrong(reading, name, 'an object of texts');
    const texts: [string, string][] = [];
    for (const { name: key, value } of reading.entries)
      if (value.kind === 'literal' && typeof value.value === 'string') texts.push([key, value.value]);
      else if (value.kind !== 'invalid') this.wrong(value, name, 'an object of texts');
    return Object.fromEntries(texts);
  }

  /** `{ fastupdate: false, fillfactor: 70 }`. */
  settings(name: string): Readonly<Record<string, string | number | boolean>> | undefined {
    const reading = this.reading(name);
    if (!reading) return undefined;
    const expected = 'an object of names, each with a text, a number, true or false';
    if (reading.kind !== 'object') return this.wrong(reading, name, expected);
    const settings: [string, string | number | boolean][] = [];
    for (const { name: key, value } of reading.entries) {
      const given = value.kind === 'literal' ? value.value : undefined;
      const fits = typeof given === 'number' || typeof given === 'boolean' || (typeof given === 'string' && /^\w+$/.test(given));
      if (fits && /^[a-z]\w*$/.test(key)) settings.push([key, given]);
      else if (value.kind !== 'invalid') this.wrong(value, name, expected);
    }
    return Object.fromEntries(settings);
  }

  wrong(place: Place, name: string, expected: string): undefined {
    this.#bag.error('SCHEMA.WRONG_OPTION_TYPE', place, `'${name}' of ${quoted(this.#subject)} must be ${expected}.`);
  }

  #literal<T extends Json>(name: string, expected: string, accept: (value: Json) => T | undefined): T | undefined {
    const reading = this.reading(name);
    if (!reading) return undefined;
    const value = reading.kind === 'literal' ? accept(reading.value) : undefined;
    if (value === undefined) this.wrong(reading, name, expected);
    return value;
  }
}

/** `'Post.title'`, but not `an index of 'Post'`. */
export function quoted(subject: string): string {
  return subject.includes(' ') ? subject : `'${subject}'`;
}

/** Constants of the vocabulary that stand for a string. */
const WORDS: { readonly [name: string]: string | undefined } = { 'Deferrable.DEFERRED': 'deferred', 'Deferrable.IMMEDIATE': 'immediate' };

/** The value as JSON, or undefined when it holds something that JSON cannot. */
export function toJson(reading: Reading): Json | undefined {
  if (reading.kind === 'literal') return reading.value;
  if (reading.kind === 'array') {
    const items = reading.items.map(toJson);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (reading.kind !== 'object') return undefined;
  const entries = reading.entries.map(({ name, value }) => [name, toJson(value)] as const);
  return entries.every(([, value]) => value !== undefined) ? (Object.fromEntries(entries) as Json) : undefined;
}

/** Drops the members that are undefined, which the IR leaves out. */
export function compact<T extends object>(value: { readonly [K in keyof T]: T[K] | undefined }): {
  [K in keyof T]: Exclude<T[K], undefined>;
} {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
