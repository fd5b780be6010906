import { postSave, preSave, preDelete, Signal } from 'dunder';
import { Author, Post } from '../sample/index.js';

const stop: () => void = preSave.connect(
  Post,
  ({ instance, updateFields, using }) => {
    const title: string = instance.title;
    const names: ReadonlySet<string> | null = updateFields;
    return [title, names, using];
  },
  { id: 'titles' },
);
postSave.connect(Author, async ({ instance, created, sender }) => {
  const key: number = instance.id;
  const inserted: boolean = created;
  const same: abstract new (...args: never[]) => Author = sender;
  await Promise.resolve([key, inserted, same]);
});
// Of all models: what every instance has.
preDelete.connect(({ instance }) => instance.refreshFromDb());

const paid = new Signal<{ readonly amount: number }>();
paid.connect(Author, ({ amount, sender }) => amount + sender.toString().length);
void paid.send(Author, { amount: 1 });
stop();
