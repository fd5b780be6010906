/**
 * Raw SQL with its values kept apart: `strings` has one more element than `values`. A value is a parameter or a `SqlIdentifier`.
 * Made by the `sql` tag only.
 */
export class SqlFragment {
  constructor(
    readonly strings: readonly string[],
    readonly values: readonly unknown[],
  ) {
    Object.freeze(this);
  }
}

/** A name, quoted by the dialect that compiles it. */
export class SqlIdentifier {
  constructor(readonly parts: readonly string[]) {
    Object.freeze(this);
  }
}

/** One value that is passed on as it is, even a list. */
export class SqlParameter {
  constructor(readonly value: unknown) {
    Object.freeze(this);
  }
}
