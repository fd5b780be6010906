import { afterEach, expect, test } from '@jest/globals';
import { atomic } from '../../../runtime/connection/atomic.js';
import { m2mChanged, postInit, postSave, preDelete, preInit, preSave } from '../../../runtime/model/signals/index.js';
import { expectQueries } from '../../../runtime/testing/index.js';
import { Author, FeaturedPost, Member, MemberFriends, Place, Post, PostTag, Restaurant, Tag } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const stops: (() => void)[] = [];
const during = (stop: () => void): void => void stops.push(stop);
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  for (const signal of [preInit, postInit, preSave, postSave, preDelete, m2mChanged]) expect(signal.active).toBe(false);
});

describeEachDatabase('signals of saving', (database) => {
  const blog = useBlog(database);

  test('around an insert and an update, in order, and what a receiver changes is saved', async () => {
    const told: unknown[] = [];
    during(
      preSave.connect(Tag, async ({ instance, using, raw, updateFields, sender }) => {
        await Promise.resolve();
        told.push(['pre', instance.pk === undefined, using, raw, updateFields, sender === Tag]);
        instance.slug = instance.name.toLowerCase();
      }),
    );
    during(
      postSave.connect(Tag, ({ instance, created, updateFields }) => void told.push(['post', typeof instance.pk, created, updateFields])),
    );
    const tag = await Tag.objects.create({ name: 'LOUD', slug: 'x' });
    await tag.save();
    await tag.save({ updateFields: ['name'] });
    await tag.save({ updateFields: [] });
    expect(told).toEqual([
      ['pre', true, 'default', false, null, true],
      ['post', 'number', true, null],
      ['pre', false, 'default', false, null, true],
      ['post', 'number', false, null],
      ['pre', false, 'default', false, new Set(['name']), true],
      ['post', 'number', false, new Set(['name'])],
    ]);
    expect((await Tag.objects.get({ pk: tag.pk })).slug).toBe('loud');
  });

  test('an instance without some of its columns tells which it saves', async () => {
    const told: unknown[] = [];
    during(preSave.connect(Tag, ({ updateFields }) => told.push(updateFields)));
    const tag = await Tag.objects.only('name').get({ name: 'red' });
    await tag.save();
    expect(told).toEqual([new Set(['name'])]);
  });

  test('a receiver that throws stops the save, and one after it undoes the transaction', async () => {
    during(preSave.connect(Tag, () => Promise.reject(new Error('no'))));
    await expect(Tag.objects.create({ name: 'refused', slug: 'refused' })).rejects.toThrow('no');
    stops.splice(0)[0]!();
    during(postSave.connect(Tag, () => Promise.reject(new Error('late'))));
    await expect(atomic(() => Tag.objects.create({ name: 'refused', slug: 'refused' }))).rejects.toThrow('late');
    expect(await Tag.objects.filter({ name: 'refused' }).exists()).toBe(false);
  });

  test('senders: all models, the proxy itself, the multi-table child but not its parent', async () => {
    const told: string[] = [];
    during(preSave.connect(({ instance, sender }) => told.push(`all ${sender.name} ${typeof instance.pk}`)));
    during(preSave.connect(Post, () => told.push('Post')));
    during(preSave.connect(FeaturedPost, ({ instance }) => told.push(`FeaturedPost ${instance.title}`)));
    during(preSave.connect(Place, () => told.push('Place')));
    during(postSave.connect(Restaurant, ({ created }) => told.push(`Restaurant ${created}`)));
    await (await FeaturedPost.objects.get({ slug: 'first' })).save();
    const restaurant = await Restaurant.objects.create({ name: 'R', address: 'A' });
    await restaurant.save();
    expect(told).toEqual([
      'all FeaturedPost number',
      'FeaturedPost first',
      'all Restaurant undefined',
      'Restaurant true',
      'all Restaurant number',
      'Restaurant false',
    ]);
  });

  test('getOrCreate and updateOrCreate tell; update, bulkCreate and bulkUpdate do not', async () => {
    const told: string[] = [];
    during(postSave.connect(Tag, ({ instance, created }) => told.push(`${instance.name} ${created}`)));
    await Tag.objects.getOrCreate({ name: 'made' }, { defaults: { slug: 'made' } });
    await Tag.objects.getOrCreate({ name: 'made' }, { defaults: { slug: 'made' } });
    await Tag.objects.updateOrCreate({ name: 'made' }, { defaults: { slug: 'again' } });
    expect(told.splice(0)).toEqual(['made true', 'made false']);
    const [bulk] = await Tag.objects.bulkCreate([new Tag({ name: 'bulk', slug: 'bulk' })]);
    await Tag.objects.bulkUpdate([bulk!], ['slug']);
    await Tag.objects.filter({ name: 'bulk' }).update({ slug: 'b' });
    expect(told).toEqual([]);
  });

  test('an id connects once; disconnect takes the receiver or the id', async () => {
    let count = 0;
    const receiver = (): void => void count++;
    const tag = await Tag.objects.get({ name: 'red' });
    preSave.connect(Tag, receiver, { id: 'once' });
    preSave.connect(Tag, () => receiver(), { id: 'once' });
    preSave.connect(receiver);
    preSave.connect(receiver);
    await tag.save();
    expect(count).toBe(2);
    expect(preSave.disconnect('once')).toBe(false);
    expect(preSave.disconnect('once', Tag)).toBe(true);
    expect(preSave.disconnect(receiver)).toBe(true);
    await tag.save();
    expect(count).toBe(2);
  });

  test('init of new instances and of rows, related ones included', async () => {
    const told: string[] = [];
    during(preInit.connect(Post, ({ values }) => told.push(`pre ${String(values['title'])}`)));
    during(postInit.connect(Post, ({ instance }) => told.push(`post ${instance.title}`)));
    during(postInit.connect(Author, ({ instance }) => told.push(`author ${instance.name}`)));
    void new Post({ author: blog.authors[0], title: 'new', slug: 'new' });
    const [post] = await Post.objects.selectRelated('author').filter({ slug: 'first' });
    expect(post!.author.name).toBe('Ann');
    expect(told).toEqual(['pre new', 'post new', 'pre first', 'post first', 'author Ann']);
    during(postInit.connect(Tag, async () => Promise.resolve()));
    expect(() => new Tag({ name: 'a', slug: 'a' })).toThrow('MODEL.ASYNC_RECEIVER');
  });

  test('nothing is sent to the database for signals of saving', async () => {
    during(preSave.connect(() => undefined));
    await expectQueries(1, () => Tag.objects.create({ name: 'one statement', slug: 'one' }));
  });

  test('links of many-to-many relations', async () => {
    const told: unknown[] = [];
    const post = await Post.objects.get({ slug: 'fourth' });
    const tags = await Tag.objects.filter({ name__in: ['red', 'green', 'blue'] }).orderBy('id');
    const [red, green, blue] = tags.map((tag) => tag.pk) as [number, number, number];
    during(
      m2mChanged.connect(PostTag, ({ action, pkSet, reverse, model, instance, using }) =>
        told.push([action, pkSet === null ? null : [...pkSet], reverse, model === (reverse ? Post : Tag), typeof instance.pk, using]),
      ),
    );
    const rest = [false, true, 'number', 'default'];
    await post.tags.add(red, green);
    await post.tags.add(green, blue);
    expect(told.splice(0)).toEqual([
      ['preAdd', [red, green], ...rest],
      ['postAdd', [red, green], ...rest],
      ['preAdd', [blue], ...rest],
      ['postAdd', [blue], ...rest],
    ]);
    await post.tags.set([red]);
    expect(told.splice(0)).toEqual([
      ['preRemove', [green, blue], ...rest],
      ['postRemove', [green, blue], ...rest],
    ]);
    await tags[0]!.posts.remove(post);
    expect(told.splice(0)).toEqual([
      ['preRemove', [post.pk], true, ...rest.slice(1)],
      ['postRemove', [post.pk], true, ...rest.slice(1)],
    ]);
    await post.tags.clear();
    expect(told.splice(0)).toEqual([
      ['preClear', null, ...rest],
      ['postClear', null, ...rest],
    ]);
  });

  test('a symmetrical relation is told of once, and other relations are left as they are', async () => {
    const told: string[] = [];
    during(m2mChanged.connect(MemberFriends, ({ action }) => told.push(action)));
    const [a, b] = [await Member.objects.create({ name: 'a' }), await Member.objects.create({ name: 'b' })];
    await a.friends.add(b);
    expect(told).toEqual(['preAdd', 'postAdd']);
    await expectQueries(1, () => a.following.add(b));
  });
});
