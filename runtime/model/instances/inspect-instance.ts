import { attributesOf, metaOf } from '../meta-of.js';
import { askedValues } from './plain.js';

/** What `util.inspect` hands to an object that shows itself: how deep it may go, and the means. */
export type ShownBy = [depth: number | null, options: object, inspect: (value: unknown, options: object) => string];

/** What is being shown, from the outside in. */
const path: object[] = [];

/**
 * An instance for `console.log`: its class, the columns that are loaded and the relations that its query was asked for.
 *
 *     Post { id: 1, title: 'Hi', author: Author { id: 2, name: 'Ann' }, tags: [ Tag { id: 3, name: 'news' } ] }
 */
export function inspectInstance(instance: object, ...[depth, options, inspect]: ShownBy): string {
  const meta = metaOf(instance);
  const { name } = instance.constructor;
  if (path.includes(instance)) return `[Circular ${name} ${keyText(instance)}]`;
  if (depth !== null && depth < 0) return `[${name} ${keyText(instance)}]`;
  path.push(instance);
  try {
    const members = { ...attributesOf(instance), ...Object.fromEntries(askedValues(instance, meta)) };
    return `${name} ${inspect(members, { ...options, depth })}`;
  } finally {
    path.pop();
  }
}

function keyText(instance: object): string {
  const values = attributesOf(instance);
  return metaOf(instance)
    .primaryKey.map(({ attribute }) => String(values[attribute]))
    .join(', ');
}
