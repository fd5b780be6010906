/** What an error says beside its message. */
export interface ErrorDetails {
  /** `QUERY.UNKNOWN_FIELD`: stable, listed in docs/reference/errors.md. */
  readonly code: string;
  readonly message: string;
  /** What would work. Appended to the message. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/**
 * The base of every error that dunder throws.
 *
 * @example
 * ```ts
 * try { await Post.objects.get({ slug: 'x' }); }
 * catch (error) { if (error instanceof DunderError) console.error(error.code); }
 * ```
 */
export class DunderError extends Error {
  readonly code: string;

  constructor(details: ErrorDetails) {
    super(
      `${details.code}: ${details.message}${details.hint === undefined ? '' : `\n${details.hint}`}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.name = new.target.name;
    this.code = details.code;
  }
}
