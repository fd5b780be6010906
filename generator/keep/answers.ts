/** Something that answers by key; a Map is one. */
export type Lookup<Key, Value> = Pick<ReadonlyMap<Key, Value>, 'get' | 'has'>;

/**
 * Notes what a computation asked and was told. A result can be used again while every answer is what it was, whatever else has changed:
 *
 * ```ts
 * const answers = new Answers();
 * const text = print(answers.noting('models', models));
 * // later
 * if (answers.hold({ models: modelsOfNow }, Object.is)) return text;
 * ```
 */
export class Answers {
  readonly #told = new Map<string, Map<unknown, unknown>>();

  /** The same lookup; what it tells is noted under this name. */
  noting<Key, Value>(name: string, lookup: Lookup<Key, Value>): Lookup<Key, Value> {
    const told = new Map<unknown, unknown>();
    this.#told.set(name, told);
    const get = (key: Key): Value | undefined => {
      const answer = lookup.get(key);
      told.set(key, answer);
      return answer;
    };
    return { get, has: (key) => get(key) !== undefined };
  }

  /** Asks all of it again. */
  hold<Name extends string>(
    lookups: { readonly [name in Name]: Lookup<never, unknown> },
    same: (a: unknown, b: unknown) => boolean,
  ): boolean {
    for (const [name, told] of this.#told) {
      const lookup: Lookup<unknown, unknown> | undefined = lookups[name as Name];
      for (const [key, answer] of told) if (!same(lookup?.get(key), answer)) return false;
    }
    return true;
  }
}
