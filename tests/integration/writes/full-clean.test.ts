import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Author, Coupon, LineItem, Membership, Order, Post, PostTag, Question, Restaurant, Tag } from '../../../generated/index.js';
import { F, Lower, ValidationError, Value } from '../../../runtime/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { statements, useTables } from './setup.js';

let made = 0;

async function messages(instance: { fullClean(options?: object): Promise<void> }, options: object = {}): Promise<unknown> {
  const error: unknown = await instance.fullClean(options).then(
    () => null,
    (caught: unknown) => caught,
  );
  if (error !== null && !(error instanceof ValidationError)) throw error;
  return error === null ? null : error.messages;
}

describeEachDatabase('fullClean', (database) => {
  useTables(database);
  let author: Author;
  beforeAll(
    async () =>
      void (author = await Author.objects.create({ name: 'Ann', email: 'Ann@example.com', age: 3, birthday: '2000-01-01', isStaff: true })),
  );
  beforeEach(() => Post.objects.filter({}).delete());
  const post = (more: object = {}): Post =>
    new Post({ authorId: author.id, title: 'Good', slug: `s${++made}`, publishedAt: new Date(), rating: 1, price: '1.00', editorId: author.id, ...more } as never); // prettier-ignore
  const blank = { exclude: ['mentor'] };

  test('a good instance passes, saved or not', async () => {
    const good = post();
    expect(await messages(good)).toBeNull();
    await good.save();
    expect(await messages(good)).toBeNull();
    expect(await messages(author, blank)).toBeNull();
  });

  test('the row that a key points at is there, and one of those that limitChoicesTo lets in', async () => {
    const guest = await Author.objects.create({ name: 'Guest', email: 'guest@example.com' });
    expect(await messages(post({ authorId: 4711, editorId: guest.id }))).toEqual({
      author: ['Author instance with id "4711" is not a valid choice.'],
      editor: [`Author instance with id "${guest.id}" is not a valid choice.`],
    });
    expect(await messages(post({ authorId: 4711 }), { exclude: ['author'] })).toBeNull();
    const sent = await statements(() => post().fullClean());
    expect(sent.filter((sql) => sql.includes('FROM "author"'))).toHaveLength(2);
  });

  test('null, blank, choices, types and validators, all at once', async () => {
    expect(
      await messages(
        post({ authorId: null, title: '', slug: 'no slug', status: 'lost', views: 1.5, price: '123456789.123', rating: null }),
      ),
    ).toEqual({
      author: ['This field cannot be null.'],
      title: ['This field cannot be blank.'],
      slug: ['Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.'],
      status: ['Value "lost" is not a valid choice.'],
      views: ['Post.views takes a whole number, not the number 1.5.'],
      price: [expect.stringMatching(/digits in total|decimal places/)],
      rating: ['This field cannot be blank.'],
    });
    expect(await messages(post({ title: 'LOUD' }))).toEqual({ title: ['Write it in lower case.'] });
    expect(await messages(post({ title: 'x'.repeat(201) }))).toEqual({
      title: ['Ensure this value has at most 200 characters (it has 201).'],
    });
    expect(await messages(new Author({ name: 'A', email: 'no', age: 151, birthday: '2000-01-01', homepage: 'nowhere' }), blank)).toEqual({
      name: ['Ensure this value has at least 2 characters (it has 1).'],
      email: ['Enter a valid email address.'],
      age: ['Ensure this value is less than or equal to 150.'],
      homepage: ['Enter a valid URL.'],
    });
  });

  test('codes tell the faults apart', async () => {
    const error = (await post({ title: '', status: 'lost' })
      .fullClean()
      .catch((caught: unknown) => caught)) as ValidationError;
    expect(error.code).toBe('VALIDATION.INVALID');
    expect([error.errors['title']![0]!.code, error.errors['status']![0]!.code]).toEqual(['blank', 'invalidChoice']);
    expect(error.message).toContain('title: This field cannot be blank.');
  });

  test('unique fields, with the message of the schema', async () => {
    const first = post({ slug: 'same' });
    await first.save();
    expect(await messages(post({ slug: 'same' }))).toEqual({
      slug: ['Blog post with this Slug already exists.', 'Slug must be unique for Published at month.'],
    });
    expect(await messages(post({ slug: 'same' }), { validateUnique: false })).toEqual({ __all__: ['This author has used the slug.'] });
    expect(await messages(post({ slug: 'same' }), { validateUnique: false, validateConstraints: false })).toBeNull();
    expect(await messages(post({ slug: 'same' }), { exclude: ['slug'] })).toBeNull();
    expect(await messages(new Author({ name: 'Bo', email: 'Ann@example.com', age: 1, birthday: '2000-01-01' }), blank)).toEqual({
      email: ['This address is taken.'],
    });
  });

  test('a key of a new instance', async () => {
    const coupon = await Coupon.objects.create({ percent: 1 });
    expect(await messages(new Coupon({ id: coupon.id, percent: 2 }))).toEqual({ id: ['Coupon with this Id already exists.'] });
    expect(await messages(coupon)).toBeNull();
  });

  test('unique over an expression is computed by the database', async () => {
    expect(await messages(new Author({ name: 'Bo', email: 'ANN@EXAMPLE.COM', age: 1, birthday: '2000-01-01' }), blank)).toEqual({
      __all__: ['Constraint “uniq_author_email_ci” is violated.'],
    });
    expect(await messages(author, blank)).toBeNull();
  });

  test('check constraints, evaluated by the database without a row', async () => {
    expect(await messages(post({ views: -1 }))).toEqual({ __all__: ['Constraint “views_not_negative” is violated.'] });
    const error = (await post({ status: 'published', publishedAt: null })
      .fullClean()
      .catch((caught: unknown) => caught)) as ValidationError;
    expect(error.errors['__all__']).toEqual([{ message: 'Constraint “published_has_date” is violated.', code: 'undated' }]);
    // NULL is no violation.
    expect(
      await messages(new Membership({ clubId: 1, memberId: 1, invitedById: 1, joinedOn: '2020-01-02', leftOn: '2020-01-01' }), {
        exclude: ['club', 'member', 'invitedBy'],
      }),
    ).toEqual({
      __all__: ['Constraint “left_after_joined” is violated.'],
    });
    expect(
      await messages(new Membership({ clubId: 1, memberId: 1, joinedOn: '2020-01-02' }), {
        exclude: ['club', 'member', 'invitedBy', 'leftOn'],
      }),
    ).toBeNull();
  });

  test('unique under a condition holds for the rows it names', async () => {
    const first = post();
    await first.save();
    const [one, two] = [await Tag.objects.create({ name: `t${++made}`, slug: `t${made}` }), await Tag.objects.create({ name: `t${++made}`, slug: `t${made}` })]; // prettier-ignore
    await PostTag.objects.create({ postId: first.id, tagId: one.id, isMain: true });
    expect(await messages(new PostTag({ postId: first.id, tagId: two.id, isMain: true }))).toEqual({
      __all__: ['Constraint “uniq_post_main_tag” is violated.'],
    });
    expect(await messages(new PostTag({ postId: first.id, tagId: two.id }))).toBeNull();
    expect(await messages(new PostTag({ postId: first.id, tagId: one.id }))).toEqual({
      __all__: ['Post tag with this Post and Tag already exists.'],
    });
  });

  test('multi-table parents have rules too', async () => {
    const place = new Restaurant({ name: 'r', latitude: 91, longitude: 0, chefId: 1 });
    expect(await messages(place, { exclude: ['chef'] })).toEqual({ __all__: ['Constraint “latitude_on_earth” is violated.'] });
  });

  test('values that the database makes are not judged', async () => {
    expect(await messages(post({ title: Lower(Value('X')), views: F('views') }))).toBeNull();
    expect(
      await messages(new LineItem({ orderId: 1, number: 1, productId: 1, price: '1.00' as never }), { exclude: ['order', 'product'] }),
    ).toBeNull();
  });

  test("a class's own clean() is asked", async () => {
    class Strict extends Post {
      clean(): void {
        if (this.views > 10) throw new ValidationError({ views: 'Too many.' }, { code: 'tooMany' });
        if (this.views > 5) throw new ValidationError('A lot.');
      }
    }
    const strict = (views: number): Strict => new Strict({ authorId: author.id, editorId: author.id, title: 'ok', slug: `c${++made}`, views, publishedAt: new Date(), rating: 1, price: '1.00' as never }); // prettier-ignore
    expect(await messages(strict(11))).toEqual({ views: ['Too many.'] });
    expect(await messages(strict(6))).toEqual({ __all__: ['A lot.'] });
    expect(await messages(strict(1))).toBeNull();
  });

  test('only what can clash is asked for', async () => {
    const question = new Question({ label: 'q', position: 1, ownerId: 1 });
    const unowned = { exclude: ['owner'] } as const;
    expect(await statements(() => question.fullClean(unowned))).toEqual([
      'SELECT 1 FROM "question" WHERE "question"."position" = ? LIMIT 1',
    ]);
    expect(await statements(() => question.fullClean({ ...unowned, validateUnique: false, validateConstraints: false }))).toEqual([]);
    expect(await messages(new Order({ currencyId: 'XXX', couponId: null } as never), { exclude: ['currency', 'coupon'] })).toBeNull();
  });
});
