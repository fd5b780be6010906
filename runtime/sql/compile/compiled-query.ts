/**
 * One parameter of a compiled text: which value of the running query it takes, and how that becomes what the driver sends.
 * `element` is set for the members of a padded list.
 */
export interface Binding {
  readonly slot: number;
  readonly element?: number;
  /** Checks the value and turns it into the driver's form. Throws a DunderError that names what was expected. */
  readonly encode: (value: unknown) => unknown;
}

/** SQL text with the recipe of its parameters; made once per shape, run with new values each time. */
export interface CompiledQuery {
  readonly sql: string;
  readonly bindings: readonly Binding[];
}
