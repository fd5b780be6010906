import { saveByClass } from '../../model/save-by-class.js';
import type { QueryState } from '../query-state.js';

/**
 * Makes an instance and inserts it: `INSERT INTO "post" ("title") VALUES ($1) RETURNING "id"`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#create
 */
export async function create(state: QueryState, values: object): Promise<object> {
  const instance = newInstance(state, values);
  await saveByClass(instance, state.using === null ? INSERT : { forceInsert: true, using: state.using });
  return instance;
}

const INSERT = { forceInsert: true } as const;

/** An instance of the state's model that is not saved. */
export function newInstance(state: QueryState, values: object): object {
  const Class = state.model.modelClass as unknown as new (values: object) => object;
  return new Class(values);
}
