/** Something that keeps the generator from its work and that is not a fault of the schema: options, files, permissions. */
export class GeneratorError extends Error {
  override readonly name = 'GeneratorError';

  constructor(
    /** `GENERATE.FOREIGN_FILE`: stable, listed in docs/reference/errors.md. */
    readonly code: string,
    /** What is wrong, naming the subject. */
    readonly problem: string,
    /** The way out. */
    readonly hint?: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${problem}${hint === undefined ? '' : `\n${hint}`}`, options);
  }
}
