import type { AnyModel, LinkAction, Sender } from '../signals/events.js';
import { m2mChanged } from '../signals/model-signals.js';
import { writeAlias } from './members.js';
import type { Related } from './related-writes.js';

export type LinkChange = 'Add' | 'Remove' | 'Clear';

/**
 * Tells the receivers of the join model before and after a change of its rows. A symmetrical relation changes two rows at once and is told
 * of once.
 */
export async function tellLinks(
  { instance, property }: Related,
  change: LinkChange,
  pkSet: ReadonlySet<unknown> | null,
  work: () => Promise<unknown>,
): Promise<void> {
  const { relation } = property;
  const sender = relation.through!.model.modelClass as Sender<AnyModel>;
  const tell = async (action: LinkAction): Promise<void> => {
    const model = relation.target.modelClass as Sender<AnyModel>;
    const using = writeAlias(relation.target, instance);
    await m2mChanged.send(sender, {
      instance: instance as AnyModel,
      action,
      reverse: relation.direction === 'reverse',
      model,
      pkSet,
      using,
    });
  };
  await tell(`pre${change}`);
  await work();
  await tell(`post${change}`);
}
