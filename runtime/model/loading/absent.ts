/** In place of a related instance: it was looked for, and there is no row for this key. Holds as long as the key stays. */
export class Absent {
  constructor(readonly key: unknown) {}
}
