import type { JsonLookups, NumberLookups, PatternLookups } from './lookups.js';

/** A JSON column or a part of one; its keys are transforms: `settings__theme__color`. */
export interface JsonField<T> {
  readonly value: T;
  readonly input: T;
  readonly lookups: JsonLookups<T> & JsonLeafLookups<Present<T>>;
  readonly transforms: JsonKeys<Present<T>>;
}

/** T without null; of `unknown` nothing can be taken away. */
type Present<T> = unknown extends T ? unknown : NonNullable<T>;

/** Text and numbers inside a document have the lookups of text and numbers. */
type JsonLeafLookups<T> = unknown extends T
  ? NumberLookups<unknown> & Omit<PatternLookups, 'contains'>
  : [T] extends [string]
    ? NumberLookups<T> & PatternLookups
    : [T] extends [number]
      ? NumberLookups<T>
      : unknown;

type JsonKeys<T> = unknown extends T
  ? { readonly [key: string]: JsonField<unknown> }
  : T extends readonly (infer E)[]
    ? { readonly [index: `${number}`]: JsonField<E | null> }
    : T extends object
      ? { readonly [K in keyof T]-?: JsonField<undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K]> }
      : {};
