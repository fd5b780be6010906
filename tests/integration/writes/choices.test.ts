import { Case, F, Now, Value, When } from 'dunder';
import { PgDocument, Post, registry } from '../../../generated/index.js';
import { createTables } from '../../../runtime/testing/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('choices that a CASE decides', (database) => {
  useBlog(database);

  test('in update(), in annotate() and behind filter()', async () => {
    const level = Case(When({ title__startswith: 'f' }, { then: Value('published') }), { default: Value('archived') });
    expect(await Post.objects.filter({}).update({ status: level, publishedAt: Now() })).toBe(4);
    const rows = Post.objects.annotate({ level }).orderBy('pk');
    expect((await rows).map(({ status, level }) => [status, level])).toEqual([
      ['published', 'published'],
      ['archived', 'archived'],
      ['archived', 'archived'],
      ['published', 'published'],
    ]);
    expect(await rows.filter({ status: F('level'), level: 'archived' }).count()).toBe(2);
    await Post.objects.filter({ title: 'third' }).update({ status: Case(When({ title: 'third' }, { then: Value('draft') }), { default: F('status') }) }); // prettier-ignore
    expect((await Post.objects.get({ title: 'third' })).status).toBe('draft');
  });

  test('in a column of an enum type', async () => {
    // The model needs the extension citext too, which PGlite has to be told of.
    if (database.name !== 'postgres') return;
    await createTables(registry, { models: ['PgDocument'] });
    await PgDocument.objects.create({ title: 'a', username: 'a' });
    await PgDocument.objects.create({ title: 'b', username: 'b' });
    const mood = Case(When({ title: 'a' }, { then: Value('happy') }), { default: Value('sad') });
    expect(await PgDocument.objects.filter({}).update({ mood })).toBe(2);
    expect(await PgDocument.objects.orderBy('title').valuesList('mood', { flat: true })).toEqual(['happy', 'sad']);
    expect(await PgDocument.objects.filter({ mood }).count()).toBe(2);
    await PgDocument.objects.filter({}).update({ mood: Value('ok') });
    expect(await PgDocument.objects.filter({ mood: 'ok' }).count()).toBe(2);
    await PgDocument.objects.filter({}).update({ mood: Case(When({ title: 'a' }, { then: Value('sad') }), { default: F('mood') }) });
    expect(await PgDocument.objects.orderBy('title').valuesList('mood', { flat: true })).toEqual(['sad', 'ok']);
  });
});
