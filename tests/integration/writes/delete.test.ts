import { beforeEach, describe, expect, test } from '@jest/globals';
import type { QuerySet } from 'dunder';
import { atomic } from '../../../runtime/connection/atomic.js';
import { ProtectedError, RestrictedError } from '../../../runtime/errors/protected-error.js';
import {
  Account,
  Answer,
  AuditEntry,
  Author,
  CarPark,
  Comment,
  ContentType,
  Coupon,
  Currency,
  LineItem,
  Member,
  Membership,
  Club,
  Note,
  Order,
  Place,
  Post,
  type PostSchema,
  PostTag,
  Product,
  Question,
  Restaurant,
  Tag,
  Trattoria,
} from '../../../generated/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { features, statements, useTables } from './setup.js';

let made = 0;
const unique = (): string => `d${++made}`;
const author = (): Promise<Author> => Author.objects.create({ name: 'Ann', email: `${unique()}@example.com` });
const post = (by: Author): Promise<Post> => Post.objects.create({ authorId: by.id, slug: unique(), title: 't' });
const comment = (on: Post, more: object = {}): Promise<Comment> => Comment.objects.create({ postId: on.id, body: 'b', ...more });
const BEGIN: unknown = expect.stringMatching(/^(BEGIN|START TRANSACTION)/);

describeEachDatabase('delete', (database) => {
  useTables(database);

  describe('without anything behind', () => {
    test('an instance: one statement, and the key is null then', async () => {
      const tag = await Club.objects.create({ name: unique() });
      const line = await Coupon.objects.create({ percent: 1 });
      await Membership.objects.filter({}).delete();
      const membership = await Membership.objects.create({ clubId: tag.id, memberId: (await Member.objects.create({ name: 'm' })).id, joinedOn: '2020-01-01' }); // prettier-ignore
      const sent = await statements(async () => expect(await membership.delete()).toEqual([1, { Membership: 1 }]));
      expect(sent).toEqual(['DELETE FROM "membership" WHERE "membership"."id" = ?']);
      expect(membership.id).toBeNull();
      expect(membership.clubId).toBe(tag.id);
      await expect(membership.delete()).rejects.toMatchObject({ code: 'MODEL.NO_KEY' });
      await expect(new Coupon({ percent: 1 }).delete()).rejects.toMatchObject({ code: 'MODEL.NO_KEY' });
      line.percent = 2;
      expect(await line.delete()).toEqual([1, { Coupon: 1 }]);
      // Saved again it is a new row.
      await membership.save();
      expect(await Membership.objects.count()).toBe(1);
    });

    test('rows by a condition: one statement, whatever it joins', async () => {
      const by = await author();
      const [tag, on] = [await Tag.objects.create({ name: unique(), slug: unique() }), await post(by)];
      await PostTag.objects.create({ postId: on.id, tagId: tag.id });
      const sent = await statements(async () =>
        expect(await PostTag.objects.filter({ post__author: by.id, tag__name: tag.name }).delete()).toEqual([1, { PostTag: 1 }]),
      );
      expect(sent).toHaveLength(1);
      expect(sent[0]).toMatch(/^DELETE FROM "post_tag" WHERE "id" IN \(SELECT /);
      expect(await PostTag.objects.filter({ tag }).delete()).toEqual([0, {}]);
      expect(await statements(async () => expect(await PostTag.objects.none().delete()).toEqual([0, {}]))).toEqual([]);
    });

    test('a composite key', async () => {
      await Currency.objects.getOrCreate({ code: 'EUR' }, { defaults: { name: 'Euro' } });
      const order = await Order.objects.create({ currencyId: 'EUR' });
      const product = await Product.objects.create({ sku: unique(), name: 'p', currencyId: 'EUR' });
      const line = await LineItem.objects.create({ orderId: order.id, number: 1, productId: product.id, price: '1.00' as never });
      const sent = await statements(async () => expect(await line.delete()).toEqual([1, { LineItem: 1 }]));
      expect(sent).toHaveLength(1);
      expect(await LineItem.objects.count()).toBe(0);
    });
  });

  describe('with rows behind', () => {
    beforeEach(async () => {
      await Comment.objects.filter({}).delete();
      await Post.objects.filter({}).delete();
    });

    test('CASCADE and SET_NULL, counted by model', async () => {
      const [by, other] = [await author(), await author()];
      const [first, second] = [await post(by), await post(other)];
      await Post.objects.filter({ pk: second.id }).update({ editor: by });
      await comment(first);
      await comment(first);
      const tag = await Tag.objects.create({ name: unique(), slug: unique() });
      await PostTag.objects.create({ postId: first.id, tagId: tag.id });
      expect(await by.delete()).toEqual([5, { Author: 1, Post: 1, Comment: 2, PostTag: 1 }]);
      expect(
        await Post.objects
          .filter({ pk: second.id })
          .values('editor')
          .then((rows) => rows.map((row) => row.editor)),
      ).toEqual([null]);
      expect(await tag.delete()).toEqual([1, { Tag: 1 }]);
    });

    test('the statements of a cascade', async () => {
      const on = await post(await author());
      await comment(on);
      const sent = await statements(() => on.delete());
      const tail = (sql: string): string => sql.replace(/ WHERE .*/, '');
      expect(sent).toContain('DELETE FROM "post_related" WHERE "post_related"."from_post_id" IN (…) OR "post_related"."to_post_id" IN (…)');
      expect(sent.map(tail)).toEqual([
        'SELECT "comment"."id" FROM "comment"',
        'SELECT "comment"."id" FROM "comment"',
        BEGIN,
        'DELETE FROM "post_related"',
        'DELETE FROM "post_tag"',
        'DELETE FROM "note"',
        ...(features().deferrableConstraints ? [] : ['UPDATE "comment" SET "reply_to_id" = ?']),
        'DELETE FROM "comment"',
        'DELETE FROM "post"',
        'COMMIT',
      ]);
    });

    test('chains of a key to its own table', async () => {
      const on = await post(await author());
      let last: Comment | null = null;
      for (let depth = 0; depth < 5; depth++) last = await comment(on, { replyToId: last?.id ?? null });
      const first = await Comment.objects.get({ replyTo: null });
      expect(await first.delete()).toEqual([5, { Comment: 5 }]);
      const loop = await comment(on);
      loop.replyToId = loop.id;
      await loop.save();
      expect(await Comment.objects.filter({ pk: loop.id }).delete()).toEqual([1, { Comment: 1 }]);
    });

    test('PROTECT says who holds the rows, and deletes nothing', async () => {
      const [by, critic] = [await author(), await author()];
      const remark = await comment(await post(by), { authorId: critic.id });
      const sent = await statements(async () => {
        const error: unknown = await critic.delete().catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(ProtectedError);
        expect((error as ProtectedError).message).toContain('Comment.author');
        expect((error as ProtectedError).protectedObjects).toEqual([expect.objectContaining({ id: remark.id, body: 'b' })]);
      });
      expect(sent.every((sql) => sql.startsWith('SELECT'))).toBe(true);
      await expect(Author.objects.filter({ pk: critic.id }).delete()).rejects.toBeInstanceOf(ProtectedError);
      // It leaves the transaction around it usable.
      await atomic(async () => {
        await expect(critic.delete()).rejects.toBeInstanceOf(ProtectedError);
        await remark.delete();
        expect(await critic.delete()).toEqual([1, { Author: 1 }]);
      });
    });

    test('RESTRICT holds rows back unless what points at them goes too', async () => {
      const parent = await Tag.objects.create({ name: unique(), slug: unique() });
      const child = await Tag.objects.create({ name: unique(), slug: unique(), parentId: parent.id });
      const error: unknown = await parent.delete().catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(RestrictedError);
      expect((error as RestrictedError).restrictedObjects).toEqual([expect.objectContaining({ id: child.id })]);
      expect((error as RestrictedError).message).toContain('Tag.parent');
      expect(await Tag.objects.filter({ pk__in: [parent.id, child.id] }).delete()).toEqual([2, { Tag: 2 }]);
    });

    test('RESTRICT over another column than the key', async () => {
      await Currency.objects.getOrCreate({ code: 'EUR' }, { defaults: { name: 'Euro' } });
      const coupon = await Coupon.objects.create({ percent: 5 });
      const order = await Order.objects.create({ currencyId: 'EUR', couponId: coupon.code } as never);
      await expect(coupon.delete()).rejects.toBeInstanceOf(RestrictedError);
      await order.delete();
      expect(await coupon.delete()).toEqual([1, { Coupon: 1 }]);
    });

    test('SET and SET_DEFAULT', async () => {
      await Currency.objects.getOrCreate({ code: 'EUR' }, { defaults: { name: 'Euro' } });
      const pound = await Currency.objects.create({ code: 'GBP', name: 'Pound' });
      const order = await Order.objects.create({ currencyId: 'GBP' });
      const product = await Product.objects.create({ sku: unique(), name: 'p', currencyId: 'GBP' });
      expect(await pound.delete()).toEqual([1, { Currency: 1 }]);
      expect((await Order.objects.get({ pk: order.id })).currencyId).toBe('EUR');
      expect((await Product.objects.get({ pk: product.id })).currencyId).toBe('EUR');
    });

    test('what the database deletes itself is not counted', async () => {
      const account = await Account.objects.create({ owner: 'o' });
      await AuditEntry.objects.create({ accountId: account.id, text: 'x' });
      const sent = await statements(async () => expect(await account.delete()).toEqual([1, { Account: 1 }]));
      expect(sent).toEqual(['DELETE FROM "account" WHERE "account"."id" = ? AND "account"."version" = ?']);
      expect(await AuditEntry.objects.count()).toBe(0);
    });

    test('generic relations go with their rows', async () => {
      const [own, other] = [await post(await author()), await post(await author())];
      const [type] = await ContentType.objects.getOrCreate({ model: 'Post' });
      const [elsewhere] = await ContentType.objects.getOrCreate({ model: 'Author' });
      for (const [contentTypeId, objectId] of [
        [type.id, own.id],
        [type.id, other.id],
        [elsewhere.id, own.id],
      ] as const)
        // prettier-ignore
        await Note.objects.create({ contentTypeId, objectId, text: 'n' });
      expect(await own.delete()).toEqual([2, { Post: 1, Note: 1 }]);
      expect(await Note.objects.count()).toBe(2);
    });

    test('deferred rules of a cascade in the order of the tables', async () => {
      const question = await Question.entries.create({ label: unique(), position: ++made });
      await Answer.objects.create({ label: unique(), questionId: question.id, _order: 0 } as never);
      expect(await question.delete()).toEqual([2, { Question: 1, Answer: 1 }]);
    });
  });

  describe('multi-table children', () => {
    const count = async (): Promise<number[]> => [await Place.objects.count(), await Restaurant.objects.count(), await Trattoria.objects.count()]; // prettier-ignore
    beforeEach(() => Place.objects.filter({}).delete());

    test('go with their parents', async () => {
      const place = await Trattoria.objects.create({ name: 't', region: 'r' });
      expect(await count()).toEqual([1, 1, 1]);
      expect(await place.delete()).toEqual([3, { Trattoria: 1, Restaurant: 1, Place: 1 }]);
      expect(await count()).toEqual([0, 0, 0]);
    });

    test('and parents with their children', async () => {
      const place = await Trattoria.objects.create({ name: 't', region: 'r' });
      await CarPark.objects.create({ name: 'p', spaces: 1 });
      expect(await Place.objects.filter({ pk: place.id }).delete()).toEqual([3, { Trattoria: 1, Restaurant: 1, Place: 1 }]);
      expect(await CarPark.objects.filter({}).delete()).toEqual([2, { CarPark: 1, Place: 1 }]);
    });

    test('keepParents leaves the parent', async () => {
      const place = await Restaurant.objects.create({ name: 'k' });
      expect(await place.delete({ keepParents: true })).toEqual([1, { Restaurant: 1 }]);
      expect(await count()).toEqual([1, 0, 0]);
    });
  });

  test('many rows, in batches', async () => {
    const by = await author();
    const size = 12_000;
    const posts = Array.from({ length: 3 }, (_, n) => new Post({ id: 5_000_000 + n, authorId: by.id, slug: unique(), title: 't' }));
    await Post.objects.bulkCreate(posts);
    await Comment.objects.bulkCreate(Array.from({ length: size }, (_, n) => new Comment({ postId: 5_000_000 + (n % 3), body: 'b' })));
    expect(await by.delete()).toEqual([size + 4, { Author: 1, Post: 3, Comment: size }]);
    expect(await Comment.objects.count()).toBe(0);
  }, 30_000);

  test.each([
    ['a slice', () => Post.objects.slice(0, 1).delete(), 'QUERY.AFTER_SLICE'],
    ['values', () => (Post.objects.values('id') as unknown as QuerySet<PostSchema>).delete(), 'QUERY.AFTER_VALUES'],
    ['a union', () => Post.objects.union(Post.objects.all()).delete(), 'QUERY.AFTER_COMBINATION'],
    ['distinct rows by fields', () => Post.objects.distinct('slug').delete(), 'QUERY.AFTER_DISTINCT'],
  ] as const)('%s cannot be deleted', async (_, run, code) => {
    await expect(run()).rejects.toMatchObject({ code });
  });
});
