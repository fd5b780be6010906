/**
 * What generated code and the runtime have agreed on: which functions of `dunder/codegen` are called, and with what. It grows with every
 * change that one side would not understand of the other, so that a client is refused by name and not by an error from its inside.
 */
export const CONTRACT = 1;

/** What the registry's file of a generated client says of it. */
export interface ClientFacts {
  readonly contract: number;
  /** The hash of what the schema means. */
  readonly schema: string;
  /** The folder of the client, relative to the project's root. */
  readonly output?: string;
  /** The schema's files, relative to the root, each with the fingerprint of its text. */
  readonly files?: { readonly [file: string]: string };
}
