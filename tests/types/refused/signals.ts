import { m2mChanged, postSave, preSave, Signal } from 'dunder';
import { Author, Post } from '../sample/index.js';

// error: Property 'ttile' does not exist on type 'Post'
preSave.connect(Post, ({ instance }) => instance.ttile);
// error: Property 'created' does not exist on type 'PreSaveEvent<Post>'
preSave.connect(Post, ({ created }) => created);
// error: Property 'title' does not exist on type
postSave.connect(({ instance }) => instance.title);
// error: does not exist in type
void new Signal<{ readonly amount: number }>().send(Post, { amont: 1 });

declare const post: Post;
const paid = new Signal<{ readonly amount: number }>();
// error: Property 'amont' does not exist on type
paid.connect(({ amont }) => amont);
// error: Type 'number' is not assignable to type 'string'
paid.connect(Post, ({ amount }) => amount, { id: 3 });
// error: Argument of type 'number' is not assignable to parameter of type
paid.disconnect(3);
// error: Property 'amount' is missing
void paid.sendRobust(Post, {});
// error: Argument of type 'string' is not assignable to parameter of type 'Sender<
m2mChanged.disconnect('titles', 'Post');
// error: Property 'created' is missing
void postSave.send(Post, { instance: post, raw: false, using: 'default', updateFields: null });
// error: Type 'Post' is missing the following properties from type 'Author'
void preSave.sendRobust(Author, { instance: post, raw: false, using: 'default', updateFields: null });
