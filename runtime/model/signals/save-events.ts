import { originOf } from '../instance-internals.js';
import type { SaveOptions } from '../instance-options.js';
import { metaOf } from '../meta-of.js';
import type { AnyModel, Sender } from './events.js';
import { postSave, preSave } from './model-signals.js';

export interface SaveEvents {
  before(): Promise<unknown>;
  after(created: boolean): Promise<unknown>;
}

/** What the receivers of one save are told; null for the rows of a join table that the generator made, which send nothing. */
export function saveEvents(instance: object, using: string, options: SaveOptions): SaveEvents | null {
  const meta = metaOf(instance);
  if (meta.ir.autoCreated !== undefined) return null;
  const sender = meta.modelClass as Sender<AnyModel>;
  const event = { instance: instance as AnyModel, raw: false, using, updateFields: namesOf(instance, using, options) };
  return {
    before: () => preSave.send(sender, event),
    after: (created) => postSave.send(sender, { ...event, created }),
  };
}

/** Those that were asked for; of an instance without some of its columns, those that it has. */
function namesOf(instance: object, using: string, { updateFields, forceInsert }: SaveOptions): ReadonlySet<string> | null {
  if (updateFields !== undefined) return new Set(updateFields);
  const { deferred, database } = originOf(instance);
  if (deferred.length === 0 || database !== using || forceInsert === true) return null;
  const { fields } = metaOf(instance);
  const there = fields.filter(
    (field) => !field.primaryKey && !field.generated && (!deferred.includes(field.attribute) || Object.hasOwn(instance, field.attribute)),
  );
  return new Set(there.map((field) => field.name));
}
