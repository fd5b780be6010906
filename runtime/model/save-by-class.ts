import type { SaveOptions } from './instance-options.js';
import { overridesSave } from './instance-internals.js';
import { save } from './save.js';

/**
 * Saves an instance as `instance.save(options)` does, so that a `save()` of the user's own class is called. Most classes have none: the
 * work is begun without it. To be awaited.
 *
 * Django: https://docs.djangoproject.com/en/stable/topics/db/models/#overriding-predefined-model-methods
 */
export function saveByClass(instance: object, options: SaveOptions): Promise<void> {
  return overridesSave(instance) ? (instance as Savable).save(options) : save(instance, options);
}

interface Savable {
  save(options: SaveOptions): Promise<void>;
}
