import { expect, test } from '@jest/globals';
import { F, Lower, Value } from '../../../runtime/index.js';
import { getConnection } from '../../../runtime/connection/databases.js';
import { IntegrityError, StaleObjectError } from '../../../runtime/errors/index.js';
import { changedFields, getDeferredFields, isSame, trackChanges } from '../../../runtime/model/instances/index.js';
import { preSave } from '../../../runtime/model/signals/index.js';
import { createTables, expectQueries } from '../../../runtime/testing/index.js';
import {
  Account,
  Author,
  Coupon,
  Currency,
  FeaturedPost,
  Note,
  Post,
  Product,
  registry,
  Restaurant,
  Tag,
} from '../../../generated/index.js';
import { features, statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('instances', (database) => {
  const blog = useBlog(database);

  test('a version is raised by each save, and a save of an old one is refused', async () => {
    const account = await Account.objects.create({ owner: 'a' });
    const other = await Account.objects.get({ pk: account.pk });
    expect(account.version).toBe(1);
    account.owner = 'b';
    const sent = await statements(() => account.save());
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatch(/^UPDATE .*version.* WHERE .*version/);
    expect(account.version).toBe(2);
    await account.save({ updateFields: ['owner'] });
    expect([account.version, (await Account.objects.get({ pk: account.pk })).version]).toEqual([3, 3]);
    other.owner = 'lost';
    await expect(other.save()).rejects.toThrow(StaleObjectError);
    await expect(other.save({ updateFields: ['owner'] })).rejects.toThrow('MODEL.STALE_OBJECT');
    expect(other.version).toBe(1);
    await other.refreshFromDb();
    other.owner = 'kept';
    await other.save();
    expect((await Account.objects.get({ pk: account.pk })).owner).toBe('kept');
  });

  test('delete() and bulkUpdate() ask for the version too, and update() raises it', async () => {
    const account = await Account.objects.create({ owner: 'v' });
    const other = await Account.objects.create({ owner: 'w' });
    const read = await Account.objects.filter({ pk__in: [account.pk, other.pk] }).orderBy('pk');
    account.owner = 'v2';
    await account.save();

    for (const one of read) one.owner = `${one.owner}!`;
    await expect(Account.objects.bulkUpdate(read, ['owner'])).rejects.toThrow('MODEL.STALE_OBJECT');
    await expect(read[0]!.delete()).rejects.toThrow(StaleObjectError);
    const owners = () => Account.objects.filter({ pk__in: [account.pk, other.pk] }).orderBy('pk').valuesList('owner', 'version'); // prettier-ignore
    expect(await owners()).toEqual([['v2', 2], ['w', 1]]); // prettier-ignore
    expect([read[0]!.version, read[1]!.version, read[0]!.pk]).toEqual([1, 1, account.pk]);

    await read[0]!.refreshFromDb();
    read[0]!.owner = 'v3';
    expect(await Account.objects.bulkUpdate(read, ['owner'])).toBe(2);
    expect([read[0]!.version, read[1]!.version]).toEqual([3, 2]);
    expect(await owners()).toEqual([['v3', 3], ['w!', 2]]); // prettier-ignore
    expect(await Account.objects.filter({ owner: 'w!' }).bulkUpdate(read, ['balance'])).toBe(1);
    expect([read[0]!.version, read[1]!.version]).toEqual([3, 3]);

    expect(await Account.objects.filter({ pk: other.pk }).update({ owner: 'u' })).toBe(1);
    await expect(read[1]!.save()).rejects.toThrow(StaleObjectError);
    expect(await owners()).toEqual([['v3', 3], ['u', 4]]); // prettier-ignore
    expect(await Account.objects.filter({ pk: other.pk }).update({ version: 9 })).toBe(1);
    expect((await Account.objects.get({ pk: other.pk })).version).toBe(9);

    expect(await read[0]!.delete()).toEqual([1, { Account: 1 }]);
    const part = await Account.objects.only('owner').get({ pk: other.pk });
    await expect(part.delete()).rejects.toThrow('MODEL.NO_VERSION: delete() cannot tell');
    await Account.objects.filter({ pk: other.pk }).delete();
    expect(await read[1]!.delete()).toEqual([0, {}]);
  });

  test('createTables() where tables are names what removes them', async () => {
    const again = createTables(registry, { models: ['Account'] });
    await expect(again).rejects.toThrow(/^DATABASE.EXISTS: .*exists[^]*\ncreateTables\(\) makes .*dropTables\(\) removes/);
    expect(await Account.objects.filter({ pk: 0 }).exists()).toBe(false);
  });

  test('a bulkUpdate() that fails leaves the versions of its instances as they were', async () => {
    const accounts = [await Account.objects.create({ owner: 'f' }), await Account.objects.create({ owner: 'g' })] as const;
    const [first, second] = accounts;
    const versions = () => [first.version, second.version];
    second.owner = null as never;
    await expect(Account.objects.bulkUpdate(accounts, ['owner'], { batchSize: 1 })).rejects.toThrow();
    expect(versions()).toEqual([1, 1]);
    second.owner = 'f';
    // A COMMIT fails by what is checked at the end; MySQL and MariaDB check everything at once.
    const refusing: Readonly<Record<string, readonly [make: string, drop: string]>> = {
      postgres: [
        'ALTER TABLE account ADD CONSTRAINT late_owner UNIQUE (owner) DEFERRABLE INITIALLY DEFERRED;',
        'ALTER TABLE account DROP CONSTRAINT late_owner;',
      ],
      sqlite: [
        'CREATE TABLE late (id integer REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED); CREATE TRIGGER late_update AFTER UPDATE ON account BEGIN INSERT INTO late VALUES (-1); END;',
        'DROP TRIGGER late_update;',
      ],
    };
    const late = refusing[database.dialect];
    if (late !== undefined) {
      await getConnection().script(late[0]);
      await expect(Account.objects.bulkUpdate(accounts, ['owner'])).rejects.toThrow(IntegrityError);
      await getConnection().script(late[1]);
      expect(versions()).toEqual([1, 1]);
    }
    expect(await Account.objects.bulkUpdate(accounts, ['owner'])).toBe(2);
    expect(versions()).toEqual([2, 2]);
    await Account.objects.filter({ pk__in: [first.pk, second.pk] }).delete();
  });

  test('selectOnSave asks whether the row is there before it updates', async () => {
    const coupon = await Coupon.objects.create({ percent: 5 });
    coupon.percent = 6;
    const sent = await statements(() => coupon.save());
    expect(sent.map((sql) => sql.slice(0, 6))).toEqual(['SELECT', 'UPDATE']);
    await Coupon.objects.filter({ pk: coupon.pk }).delete();
    const again = await statements(() => coupon.save());
    expect(again.map((sql) => sql.slice(0, 6))).toEqual(['SELECT', 'INSERT']);
    await coupon.delete();
  });

  test('bulkUpdate() settles generic foreign keys', async () => {
    const [ann, bob] = blog.authors;
    const note = await Note.objects.create({ subject: ann, text: 'n' });
    const post = new Post({ author: bob, title: 'late', slug: 'late' });
    note.subject = post;
    await post.save();
    await Note.objects.bulkUpdate([note], ['objectId', 'contentType']);
    const read = await Note.objects.get({ pk: note.pk });
    expect([(await read.subject)?.pk, await read.subject]).toEqual([post.pk, expect.any(Post)]);
    await note.delete();
    await post.delete();
  });

  test('a version that is not loaded, a row that is gone', async () => {
    const account = await Account.objects.create({ owner: 'x' });
    const part = await Account.objects.only('owner').get({ pk: account.pk });
    await expect(part.save()).rejects.toThrow('MODEL.NO_VERSION');
    await Account.objects.filter({ pk: account.pk }).delete();
    await expect(account.save({ forceUpdate: true })).rejects.toThrow('MODEL.NOT_UPDATED');
    await account.save();
    expect(await Account.objects.filter({ pk: account.pk }).exists()).toBe(true);
  });

  test('save({ changed }) writes what differs, in place of nothing sends nothing', async () => {
    const post = await Post.objects.get({ slug: 'first' });
    await expect(post.save({ changed: true })).rejects.toThrow('MODEL.NOT_TRACKED');
    trackChanges(post);
    await expectQueries(0, () => post.save({ changed: true }));
    post.title = 'changed';
    post.createdAt.setFullYear(2001);
    expect(changedFields(post)).toEqual(['createdAt', 'title']);
    const [sql] = await statements(() => post.save({ changed: true }));
    const set = /SET (.*) WHERE/.exec(sql!)![1]!;
    expect(set.split(' = ')).toHaveLength(4);
    for (const column of ['title', 'created_at', 'updated_at']) expect(set).toContain(column);
    expect(changedFields(post)).toEqual([]);
    post.title = 'first';
    await post.refreshFromDb();
    expect([post.title, changedFields(post)]).toEqual(['changed', []]);
    await expect(post.save({ changed: true, updateFields: ['title'] })).rejects.toThrow('MODEL.FORCED_TWICE');
  });

  test('a tracked model: rows, new instances, relations, receivers that change more', async () => {
    const stop = trackChanges(Tag);
    const stopPosts = trackChanges(Post);
    const signal = preSave.connect(Tag, ({ instance, updateFields }) => {
      expect(updateFields).toBeNull();
      instance.slug = `${instance.name}-slug`;
    });
    try {
      const tag = new Tag({ name: 'tracked', slug: 's' });
      expect(changedFields(tag)).toEqual(['name', 'slug', 'parent']);
      await tag.save({ changed: true });
      expect(changedFields(tag)).toEqual([]);
      tag.name = 'renamed';
      await tag.save({ changed: true });
      expect(await Tag.objects.filter({ pk: tag.pk }).valuesList('slug', { flat: true })).toEqual(['renamed-slug']);
      const post = await Post.objects.get({ slug: 'second' });
      post.editor = blog.authors[2];
      expect(changedFields(post)).toEqual(['editor']);
    } finally {
      stop();
      stopPosts();
      signal();
    }
    expect(() => changedFields(new Tag({ name: 'a', slug: 'b' }))).toThrow('MODEL.NOT_TRACKED');
  });

  test('a computed column that was left out is not read after a save', async () => {
    const currency = await Currency.objects.create({ code: 'CHF', name: 'Franc' });
    await Product.objects.create({ sku: 'computed', name: 'Computed', currency });
    const part = await Product.objects.only('nickname').get({ sku: 'computed' });
    part.nickname = 'Part';
    expect(await statements(() => part.save())).toHaveLength(1);
    expect(await part.label).toBe('Part');
    const whole = await Product.objects.get({ sku: 'computed' });
    whole.nickname = 'Whole';
    await whole.save();
    expect(whole.label).toBe('Whole');
  });

  test('what the database computes comes back with the update, where it gives rows back', async () => {
    const queries = features().returningUpdate ? 1 : 2;
    const currency = await Currency.objects.create({ code: 'SEK', name: 'Krona' });
    const product = await Product.objects.create({ sku: 'returned', name: 'Returned', currency });
    product.nickname = 'Once';
    const sent = await statements(() => product.save());
    expect(sent).toHaveLength(queries);
    expect(sent[0]!.endsWith(' RETURNING "label"')).toBe(queries === 1);
    expect(product.label).toBe('Once');

    const post = await Post.objects.create({ author: blog.authors[0], title: 'Computed', slug: 'computed', views: 3 });
    post.assign({ views: F('views').add(4) });
    const saved = await statements(() => post.save());
    expect(saved).toHaveLength(queries);
    expect(saved[0]!.endsWith(' RETURNING "views"')).toBe(queries === 1);
    expect(post.views).toBe(7);
    post.title = 'Plain';
    expect(await statements(() => post.save())).toHaveLength(1);

    const gone = await Post.objects.get({ pk: post.pk });
    await post.delete();
    gone.assign({ views: F('views').add(1) });
    await expect(gone.save({ forceUpdate: true })).rejects.toThrow('MODEL.NOT_UPDATED');
  });

  test('assign() takes values, relations and expressions, and sets nothing where a name is wrong', async () => {
    const [ann, bob] = blog.authors;
    const post = new Post({ author: ann, title: 'Assigned', slug: 'assigned' });
    expect(post.assign({ title: Lower(Value('ASSIGNED')), author: bob, editor: ann.pk, price: '1.50' })).toBe(post);
    expect([post.authorId, post.editorId, post.price?.toFixed(2)]).toEqual([bob.pk, ann.pk, '1.50']);
    await post.save();
    expect(post.title).toBe('assigned');
    await post.assign({ editor: F('author') }).save({ updateFields: ['editor'] });
    const read = await Post.objects.get({ pk: post.pk });
    expect([read.authorId, read.editorId, post.editorId]).toEqual([bob.pk, bob.pk, bob.pk]);
    expect(() => post.assign({ title: 'lost', nope: 1 } as never)).toThrow('QUERY.UNKNOWN_FIELD');
    expect(() => post.assign({ title: undefined } as never)).toThrow('undefined');
    expect(post.title).toBe('assigned');
    const product = new Product({ sku: 'x', name: 'X', currency: 'CHF' });
    expect(() => product.assign({ label: 'x' } as never)).toThrow('QUERY.GENERATED_FIELD');
  });

  test('neighbours by a date, rows of the same date by key', async () => {
    const at = new Date('1999-01-01T00:00:00Z');
    const author = blog.authors[1];
    const made: Post[] = [];
    for (const slug of ['n1', 'n2', 'n3']) made.push(await Post.objects.create({ author, title: slug, slug }));
    await Post.objects.filter({ slug__in: ['n1', 'n2'] }).update({ createdAt: at });
    await Post.objects.filter({ slug: 'n3' }).update({ createdAt: new Date('1999-01-02T00:00:00Z') });
    const [first, second, third] = made as [Post, Post, Post];
    expect((await first.getNextBy('createdAt')).slug).toBe('n2');
    expect((await second.getNextBy('createdAt')).slug).toBe('n3');
    expect((await third.getPreviousBy('createdAt')).slug).toBe('n2');
    expect((await third.getPreviousBy('createdAt', { slug: 'n1' })).pk).toBe(first.pk);
    await expect(first.getPreviousBy('createdAt')).rejects.toThrow(Post.DoesNotExist);
    await expectQueries(1, () => second.getPreviousBy('createdAt'));
    await expect(first.getNextBy('publishedAt' as never)).rejects.toThrow('MODEL.NOT_A_DATE');
  });

  test('labels of choices', () => {
    const post = new Post({ author: 1, title: 'a', slug: 'a', status: 'published' });
    expect(post.getDisplay('status')).toBe('Published');
    post.status = 'gone' as 'draft';
    expect(post.getDisplay('status')).toBe('gone');
    post.status = null as never;
    expect(post.getDisplay('status')).toBe('');
    expect(() => post.getDisplay('stauts' as 'status')).toThrow("Did you mean 'status'?");
    expect(() => post.getDisplay('title' as 'status')).toThrow(
      "MODEL.NO_CHOICES: getDisplay() gives the labels of choices; 'title' of Post has none. Choices are: status.",
    );
    const tag = new Tag({ name: 'a', slug: 'a' });
    expect(() => tag.getDisplay('name' as never)).toThrow("'name' of Tag has none. Choices are: none.");
    const featured = new FeaturedPost({ author: 1, title: 'a', slug: 'b', status: 'draft' });
    expect(featured.getDisplay('status')).toBe('Draft');
  });

  test('the same row', async () => {
    const [one, two] = [await Post.objects.get({ slug: 'third' }), await FeaturedPost.objects.get({ slug: 'third' })];
    const fresh = new Post({ author: 1, title: 'a', slug: 'a' });
    expect([isSame(one, two), isSame(fresh, fresh), isSame(one, null), isSame(null, null)]).toEqual([true, true, false, true]);
    const stranger = await Author.objects.get({ pk: blog.authors[0].pk });
    stranger.id = one.id;
    expect([isSame(fresh, new Post({ author: 1, title: 'a', slug: 'a' })), isSame(one, stranger), isSame(one, blog.posts[0])]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('a copy is a new row', async () => {
    const post = await Post.objects.get({ slug: 'fourth' });
    const copy = post.copy({ slug: 'copy' });
    expect([copy.pk, copy.title, copy.authorId, copy instanceof Post]).toEqual([undefined, 'fourth', post.authorId, true]);
    await copy.save();
    expect(copy.pk).not.toBe(post.pk);
    expect(await Post.objects.filter({ title: 'fourth' }).count()).toBe(2);
    const restaurant = await Restaurant.objects.create({ name: 'R', servesPizza: true });
    const second = restaurant.copy({ name: 'R2' });
    await second.save();
    expect([second.pk === restaurant.pk, second.servesPizza, await Restaurant.objects.count()]).toEqual([false, true, 2]);
    const account = await Account.objects.create({ owner: 'v' });
    await account.save();
    expect(account.copy().version).toBe(1);
    const part = await Post.objects.only('title').get({ pk: post.pk });
    expect(() => part.copy()).toThrow('MODEL.COPY_DEFERRED');
  });

  test('what is not loaded, and reading it again by another QuerySet', async () => {
    const part = await Tag.objects.only('name').get({ name: 'red' });
    expect([...getDeferredFields(part)]).toEqual(['slug', 'parent']);
    await part.refreshFromDb({ fields: ['slug', 'parent'] });
    expect([...getDeferredFields(part)]).toEqual([]);
    const tag = await Tag.objects.get({ name: 'red' });
    await expect(tag.refreshFromDb({ fromQuerySet: Tag.objects.filter({ name: 'green' }) })).rejects.toThrow('MODEL.DOES_NOT_EXIST');
    tag.name = 'other';
    await tag.refreshFromDb({ fromQuerySet: Tag.objects.filter({ name: 'red' }).orderBy('-name') });
    expect(tag.name).toBe('red');
  });
});
