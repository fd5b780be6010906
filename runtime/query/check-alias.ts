import { QueryError } from '../errors/query-error.js';
import type { ModelMeta } from '../model/model-meta.js';

/**
 * The name of an annotation is written into the SQL as an alias. It is always quoted; still, only names that are plainly
 * names are let through, so that no spelling of any database can be led astray.
 */
export function checkAlias(name: string, model: ModelMeta): void {
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) || name.includes('__')) {
    throw new QueryError({
      code: 'QUERY.BAD_ALIAS',
      message: `${JSON.stringify(name)} cannot be the name of an annotation.`,
      hint: "Use letters, digits and single underscores, and begin with a letter: 'commentCount'.",
    });
  }
  if (model.field(name) !== undefined || model.relation(name) !== undefined) {
    throw new QueryError({
      code: 'QUERY.ALIAS_CLASH',
      message: `The annotation '${name}' conflicts with a field of ${model.name}.`,
      hint: `Give it another name, such as '${name}_'.`,
    });
  }
}
