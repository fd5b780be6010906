import { postSave, preSave, Signal } from 'dunder';
import { Post } from '../sample/index.js';

// error: Property 'ttile' does not exist on type 'Post'
preSave.connect(Post, ({ instance }) => instance.ttile);
// error: Property 'created' does not exist on type 'PreSaveEvent<Post>'
preSave.connect(Post, ({ created }) => created);
// error: Property 'title' does not exist on type
postSave.connect(({ instance }) => instance.title);
// error: does not exist in type
void new Signal<{ readonly amount: number }>().send(Post, { amont: 1 });
