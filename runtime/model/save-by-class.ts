import type { SaveOptions } from './instance-options.js';
import { overridesSave } from './instance-internals.js';
import { save } from './save.js';

/**
 * Saves an instance as `instance.save(options)` does, so that a `save()` of the user's own class is called. Most classes have none: the
 * work is begun without it.
 *
 * Django: https://docs.djangoproject.com/en/stable/topics/db/models/#overriding-predefined-model-methods
 */
export async function saveByClass(instance: object, options: SaveOptions): Promise<void> {
  if (overridesSave(instance)) await (instance as Savable).save(options);
  else await save(instance, options);
}

interface Savable {
  save(options: SaveOptions): unknown;
}
