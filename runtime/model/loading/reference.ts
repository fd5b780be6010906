/**
 * What stands in the place of a value that is not loaded. Nothing runs until it is awaited: then it loads the value, as a rule for
 * all the instances of the same result in one query.
 */
export class Reference implements PromiseLike<unknown> {
  readonly #what: string;
  readonly #load: () => Promise<unknown>;

  /** `what` is shown by `console.log`: `Post.author`. */
  constructor(what: string, load: () => Promise<unknown>) {
    this.#what = what;
    this.#load = load;
  }

  then<A = unknown, B = never>(
    done?: ((value: unknown) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#load().then(done, failed);
  }

  get [Symbol.toStringTag](): string {
    return 'Reference';
  }

  /** For `console.log` of Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Reference { ${this.#what} is not loaded: await it }`;
  }
}
