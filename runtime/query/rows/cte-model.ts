import type { QueryState } from '../query-state.js';
import { RowsModel } from './rows-model.js';

/** A common table expression: the query that gives its rows, and for a recursive one the query that goes on from them. */
export class CteModel extends RowsModel {
  step: QueryState | null = null;

  constructor(
    name: string,
    names: readonly string[],
    readonly base: QueryState,
    /** Does a recursive one leave out rows that were there? */
    readonly distinct: boolean,
    synonyms?: ReadonlyMap<string, string>,
  ) {
    super(base.model, name, names, synonyms);
  }
}

/** Its queries with slots in the place of values. */
export interface TracedCte {
  readonly base: QueryState;
  readonly step: QueryState | null;
}
