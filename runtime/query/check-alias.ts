import { QueryError } from '../errors/query-error.js';
import type { ModelMeta } from '../model/model-meta.js';

/**
 * The name of an annotation is written into the SQL as an alias. It is always quoted; still, only names that are plainly
 * names are let through, so that no spelling of any database can be led astray.
 */
export function checkAlias(name: string, model: ModelMeta): void {
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) || name.includes('__')) throw badAlias(name);
  checkNameLength(name);
  if (model.field(name) !== undefined || model.relation(name) !== undefined) {
    throw new QueryError({
      code: 'QUERY.ALIAS_CLASH',
      message: `The annotation '${name}' conflicts with a field of ${model.name}.`,
      hint: `Give it another name, such as '${name}_'.`,
    });
  }
}

export function badAlias(name: string): QueryError {
  return new QueryError({
    code: 'QUERY.BAD_ALIAS',
    message: `${JSON.stringify(name)} cannot be the name of an annotation.`,
    hint: "Use letters, digits and single underscores, and begin with a letter: 'commentCount'.",
  });
}

/** The name of a property that instances get: it would hide a method, or a relation. */
export function checkProperty(name: string, model: ModelMeta): void {
  if (model.field(name) === undefined && !(name in model.modelClass.prototype)) return;
  throw new QueryError({
    code: 'QUERY.ALIAS_CLASH',
    message: `'${name}' conflicts with a member of ${model.name}.`,
    hint: `Give it another name, such as '${name}_'.`,
  });
}

/**
 * PostgreSQL cuts off names after 63 bytes, so that two long ones could become one; MySQL refuses more than 64 characters.
 * The limit holds on every database, so that a query means the same on each.
 */
export function checkNameLength(name: string): void {
  // No unit of a string takes more than three bytes.
  if (name.length * 3 <= MOST_BYTES) return;
  const bytes = new TextEncoder().encode(name).length;
  if (bytes <= MOST_BYTES) return;
  throw new QueryError({
    code: 'QUERY.LONG_NAME',
    message: `The name '${name}' has ${bytes} bytes; PostgreSQL would cut it off after ${MOST_BYTES}.`,
    hint: "Give it a shorter name; a path takes one too: .values({ city: F('author__…__city') }).",
  });
}

const MOST_BYTES = 63;
