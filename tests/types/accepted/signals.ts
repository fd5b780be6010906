import { m2mChanged, postSave, preDelete, preSave, Signal } from 'dunder';
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
const amount = ({ amount }: { readonly amount: number }) => amount;
paid.connect(amount, { id: 'amount' });
const gone: boolean = paid.disconnect(amount) || paid.disconnect('amount', Author);
void paid.send(Author, { amount: 1 });
stop();

export async function sent(post: Post) {
  const [first] = await paid.sendRobust(Author, { amount: 1 });
  const response: unknown = first?.[1];
  const event = { instance: post, raw: false, using: 'default', updateFields: new Set(['title']) };
  const told = await preSave.send(Post, event);
  await preSave.sendRobust(Post, event);
  m2mChanged.connect(({ action, pkSet, reverse }) => [action === 'postAdd', pkSet?.size, reverse]);
  const titles = ({ instance }: { readonly instance: Post }) => instance.title;
  const was: boolean = preSave.disconnect('titles', Post) || preSave.disconnect(titles, Post);
  return [response, told.length, was, gone];
}
