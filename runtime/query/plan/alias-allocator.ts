/** Names for the tables of one statement, its subqueries included: a table's own name first, then `T2`, `T3`, … */
export class AliasAllocator {
  readonly #taken = new Set<string>();

  next(table: string): string {
    let alias = table;
    for (let n = this.#taken.size + 1; this.#taken.has(alias); n++) alias = `T${n}`;
    this.#taken.add(alias);
    return alias;
  }
}
