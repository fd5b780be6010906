import type { ImportIR } from '../../schema/ir/field-ir.js';
import type { ManagerIR } from '../../schema/ir/model-ir.js';
import { closest } from '../../schema/ir/suggest.js';
import type { Place } from '../diagnostics.js';
import type { ReadContext } from './read-context.js';
import type { Reading } from './reading.js';

/** Reads `static objects = manager(PostQuerySet)`: a class whose name ends in `Manager` is a manager, any other a QuerySet. */
export function readManager(context: ReadContext, model: string, name: string, place: Place, value: Reading): ManagerIR | undefined {
  if (value.kind !== 'call' || value.name !== 'manager') {
    const near = closest(name, ['meta', 'modelClass']);
    const hint = near
      ? `Did you mean '${near}'?`
      : 'Statics are `meta`, `modelClass` and managers: `static objects = manager(PostQuerySet)`.';
    context.bag.error('SCHEMA.UNKNOWN_STATIC', place, `'${model}' has a static '${name}' that means nothing here.`, hint);
    return undefined;
  }
  const [argument, ...rest] = value.arguments;
  if (argument === undefined) return { name, kind: 'manager' };
  if (argument.kind === 'import' && rest.length === 0)
    return {
      name,
      kind: className(argument.import).endsWith('Manager') ? 'manager' : 'querySet',
      import: argument.import,
      ...(argument.generic && { generic: true }),
    };
  if (argument.kind !== 'invalid')
    context.bag.error(
      'SCHEMA.WRONG_MANAGER',
      argument,
      `The manager '${model}.${name}' must name one imported class.`,
      "Import your QuerySet or Manager class: import { PostQuerySet } from '../src/post-query-set.js'.",
    );
  return undefined;
}

/** A default import has no name but the one that it is given here. */
function className({ name, alias }: ImportIR): string {
  return name === 'default' ? (alias ?? name) : name;
}

/** Reads `static modelClass = OwnPost`. */
export function readModelClass(context: ReadContext, model: string, value: Reading): ImportIR | undefined {
  if (value.kind === 'import') return value.import;
  const hint = "Import it: import { Post as OwnPost } from '../models/post.js'.";
  context.bag.error('SCHEMA.WRONG_MODEL_CLASS', value, `The modelClass of '${model}' must be an imported class.`, hint);
  return undefined;
}
