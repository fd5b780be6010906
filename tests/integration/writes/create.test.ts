import { beforeEach, expect, test } from '@jest/globals';
import { Author, Coupon, Order, Product, Currency, Session, Member, Post, Restaurant } from '../../../generated/index.js';
import { Model, type ModelSchema } from 'dunder/codegen';
import { F, Lower, Now, Value } from '../../../runtime/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { features, statements, useTables } from './setup.js';

let made = 0;
const email = (): string => `a${++made}@example.com`;

describeEachDatabase('create', (database) => {
  useTables(database);

  test('one INSERT that gives the key back', async () => {
    let tagged: Member | undefined;
    const sent = await statements(async () => (tagged = await Member.objects.create({ name: 'Ann' })));
    expect(sent).toEqual([`INSERT INTO "member" ("name") VALUES (?)${features().returningInsert ? ' RETURNING "id"' : ''}`]);
    expect(tagged!.id).toBeGreaterThan(0);
    expect((await Member.objects.get({ pk: tagged!.id })).name).toBe('Ann');
  });

  test('a save() that the class overrides is called by what makes and changes single rows', async () => {
    const calls: object[] = [];
    // What `class Member extends MemberBase { override async save(…) }` does.
    Member.prototype.save = async function (options = {}): Promise<void> {
      calls.push(options);
      this.name = this.name.trim();
      await Model.prototype.save.call(this as Model<ModelSchema>, options);
    };
    try {
      const made = await Member.objects.create({ name: ' Own ' });
      expect((await Member.objects.get({ pk: made.pk })).name).toBe('Own');
      expect((await Member.objects.using('default').create({ name: ' Own ' })).name).toBe('Own');
      const [found, created] = await Member.objects.getOrCreate({ name: ' Fresh ' });
      expect([found.name, created]).toEqual(['Fresh', true]);
      const [changed] = await Member.objects.updateOrCreate({ pk: made.pk }, { defaults: { name: ' Changed ' } });
      expect([changed.name, (await Member.objects.get({ pk: made.pk })).name]).toEqual(['Changed', 'Changed']);
      const insert = { forceInsert: true, using: 'default' };
      expect(calls).toEqual([{ forceInsert: true }, insert, insert, { using: 'default', updateFields: ['name'] }]);
      await Member.objects.bulkCreate([new Member({ name: ' Bulk ' })]);
      expect(calls).toHaveLength(4);
    } finally {
      delete (Member.prototype as { save?: unknown }).save;
    }
  });

  test('defaults, autoNow and database defaults', async () => {
    const before = Date.now();
    const author = await Author.objects.create({ name: 'Bea', email: email() });
    expect(author.settings).toEqual({});
    expect(author.createdAt.getTime()).toBeGreaterThanOrEqual(before);
    expect(author.mentorId).toBeNull();
    await Currency.objects.create({ code: 'EUR', name: 'Euro' });
    const product = await Product.objects.create({ sku: 'a', name: 'A', currencyId: 'EUR' });
    expect(product.stock).toBe(0);
    expect(product.label).toBe('A');
    expect(product.addedAt).toBeInstanceOf(Date);
    const coupon = await Coupon.objects.create({ percent: 5 });
    expect(coupon.code).toMatch(/^C/);
    const session = await Session.objects.create({ memberId: (await Member.objects.create({ name: 'S' })).id });
    expect(session.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a value given in another form is what its type says before it is read back', async () => {
    await Currency.objects.getOrCreate({ code: 'EUR' }, { defaults: { name: 'Euro' } });
    const product = new Product({ sku: 'form', name: 'Form', currencyId: 'EUR', price: '9.90' });
    expect(product.price.plus(1).toFixed(2)).toBe('10.90');
    await product.save();
    expect((await Product.objects.get({ sku: 'form' })).price.toFixed(2)).toBe('9.90');
    const [changed] = await Product.objects.updateOrCreate({ sku: 'form' }, { defaults: { price: 3 } });
    expect(changed.price.times(2).toString()).toBe('6');
    await expect(new Product({ sku: 'bad', name: 'Bad', currencyId: 'EUR', price: 'abc' as never }).save()).rejects.toMatchObject({
      code: 'VALUE.INVALID',
    });
  });

  test('rows with values for other columns by turns, whose statements are kept', async () => {
    await Currency.objects.getOrCreate({ code: 'EUR' }, { defaults: { name: 'Euro' } });
    // With and without what the database fills in, each twice; then an expression in the place of a value.
    const optional = [{}, { stock: 1 }, { price: 1.5 }, { addedAt: new Date('2024-02-29T12:00:00Z') }] as const;
    const sets = optional.flatMap((one) =>
      optional.map((other): { stock?: number; price?: number; addedAt?: Date } => ({ ...one, ...other })),
    );
    for (const round of [1, 2]) {
      for (const [at, columns] of sets.entries()) {
        const made = await Product.objects.create({ sku: `t${round}-${at}`, name: `T${at}`, currencyId: 'EUR', ...columns });
        const read = await Product.objects.get({ sku: `t${round}-${at}` });
        expect([read.stock, read.price.toFixed(2), read.label]).toEqual([made.stock, made.price.toFixed(2), `T${at}`]);
        expect(read.addedAt).toEqual(made.addedAt);
      }
    }
    const lower = await Product.objects.create({ sku: 't-last', name: Lower(Value('UPPER')) as never, currencyId: 'EUR' });
    expect([lower.name, lower.label]).toEqual(['upper', 'upper']);
    expect((await Product.objects.create({ sku: 't-next', name: 'Next', currencyId: 'EUR' })).label).toBe('Next');
  });

  test('expressions are values; references are not', async () => {
    const member = await Member.objects.create({ name: Lower(Value('UPPER')) as never });
    expect(member.name).toBe('upper');
    await expect(Member.objects.create({ name: F('id') as never })).rejects.toMatchObject({ code: 'QUERY.INSERT_REFERENCE' });
    const product = await Product.objects.create({ sku: 'b', name: 'B', currencyId: 'EUR', addedAt: Now() as never });
    expect(Math.abs(product.addedAt.getTime() - Date.now())).toBeLessThan(60_000);
  });

  test('a multi-table child is a row in each table', async () => {
    let place: Restaurant | undefined;
    const sent = await statements(async () => (place = await Restaurant.objects.create({ name: 'r', servesPizza: true })));
    const returning = features().returningInsert ? ' RETURNING "id"' : '';
    expect(sent).toEqual([
      expect.stringMatching(/^(BEGIN|START TRANSACTION)/),
      `INSERT INTO "place" ("name", "address", "latitude", "longitude") VALUES (?, ?, ?, ?)${returning}`,
      'INSERT INTO "restaurant" ("place_ptr_id", "serves_pizza", "opens_at", "chef_id") VALUES (?, ?, ?, ?)',
      'COMMIT',
    ]);
    expect(place!.placePtrId).toBe(place!.id);
  });

  test('wrong values are told by field', async () => {
    await expect(Member.objects.create({ nam: 'x' } as never)).rejects.toMatchObject({ code: 'MODEL.UNKNOWN_FIELD' });
    await expect(Member.objects.create({ nam: 'x' } as never)).rejects.toThrow("Did you mean 'name'?");
    await expect(Member.objects.create({ name: 5 } as never)).rejects.toMatchObject({ code: 'VALUE.WRONG_TYPE', subject: 'Member.name' });
    await expect(Post.objects.create({ authorId: 1, title: 'x', slug: 's', views: 1.5 })).rejects.toMatchObject({
      subject: 'Post.views',
    });
    await expect(Order.objects.create({ currencyId: 5 } as never)).rejects.toMatchObject({ subject: 'Order.currency' });
  });

  describeViolations();
});

function describeViolations(): void {
  beforeEach(() => undefined);
  test('each rule has an error class of its own', async () => {
    const { CheckViolation, ForeignKeyViolation, IntegrityError, NotNullViolation, UniqueViolation } =
      await import('../../../runtime/errors/integrity-error.js');
    const author = await Author.objects.create({ name: 'V', email: email() });
    const post = { authorId: author.id, title: 'T' };
    await Post.objects.create({ ...post, slug: 'same' });
    await expect(Post.objects.create({ ...post, slug: 'same' })).rejects.toBeInstanceOf(UniqueViolation);
    await expect(Post.objects.create({ ...post, slug: 'neg', views: -1 })).rejects.toBeInstanceOf(CheckViolation);
    await expect(Post.objects.create({ ...post, slug: 'nul', title: null } as never)).rejects.toBeInstanceOf(NotNullViolation);
    await expect(Post.objects.create({ ...post, authorId: 987_654, slug: 'fk' })).rejects.toBeInstanceOf(ForeignKeyViolation);
    await expect(Post.objects.create({ ...post, slug: 'none', title: undefined } as never)).rejects.toBeInstanceOf(IntegrityError);
  });
}
