import { Decimal } from 'decimal.js';
import { Author, OrderLine, Post } from '../sample/index.js';
import { F, Lower, Q } from 'dunder';

export async function writes(author: Author) {
  const post = new Post({ author, title: 'Hi', slug: 'hi' });
  await post.save();
  await post.assign({ views: F('views').add(1), title: Lower('title'), editor: null, author: 3, price: '1.5' }).save();
  const draft: Post = new Post({ author, title: 'Hi', slug: 'hi' }).assign({ title: Lower('slug') });
  await draft.save();
  await Post.objects.create({ authorId: 3, title: 'Hi', slug: 'hi', status: 'draft', price: new Decimal(1), editor: null });
  await Post.objects.create({ author: 3, title: 'Hi', slug: 'hi', price: 3, editorId: 4, votes: 3n });
  await Author.objects.create({ name: 'a', email: 'b', settings: { languages: ['en'] }, mentor: author });
  new OrderLine({ orderId: 1, number: 2, quantity: 3 });
  await Post.objects.filter({ author }).update({ views: F('views').add(1), title: Lower('title'), author, editor: null, price: null });
  await Post.objects.update({ status: 'draft', authorId: 3 });
  // What a request holds: names that are known when the program runs.
  const changes: Record<string, unknown> = JSON.parse('{}');
  await post.assign(changes).save();
  await Post.objects.update(changes);
  await Post.objects.updateOrCreate({ slug: 'x' }, { defaults: changes, createDefaults: { author, title: 'x' } });
  const [found, created] = await Post.objects.getOrCreate({ slug: 'x' }, { defaults: { author, title: 'x' } });
  await Post.objects.updateOrCreate({ slug: 'x' }, { defaults: { title: 'x' }, createDefaults: { author, title: 'x' } });
  await Post.objects.bulkCreate([post], { updateConflicts: true, updateFields: ['title'], uniqueFields: ['slug'] });
  await Post.objects.bulkUpdate([post], ['title', 'author'], { batchSize: 100 });
  const [total, byModel] = await Post.objects.filter(Q({ title: 'x' })).delete();
  const all: number | undefined = byModel['Post'];
  const bulk = await Post.objects.inBulk([1, 2]);
  const one: string | undefined = bulk.get(1)?.title;
  const bySlug = await Post.objects.inBulk(['a'], { fieldName: 'slug' });
  return [found.title, created, total, all, one, bySlug.get('a')];
}

export async function reading(post: Post) {
  for await (const each of Post.objects.iterator({ chunkSize: 2000 })) void each.title;
  for await (const each of Post.objects.filter({ title: 'x' })) void each.title;
  const text: string = Post.objects.all().toSql().sql;
  const there: boolean = await Post.objects.contains(post);
  const some = await Post.objects
    .filter({ title: 'x' })
    .or(Post.objects.filter({ title: 'y' }))
    .union(Post.objects.none())
    .slice(0, 3)
    .at(1);
  await Post.objects
    .selectForUpdate({ skipLocked: true, of: ['self', 'author'] })
    .fetchMode('peers')
    .using('replica')
    .latest('createdAt');
  await Post.objects
    .orderBy(F('editor__name').desc({ nullsLast: true }), '-title', Lower('title'), '?')
    .distinct('title')
    .reverse();
  return [text, there, some.title];
}
