import { expect, test } from '@jest/globals';
import { AsyncLocalStorage } from 'node:async_hooks';
import { addGlobalFilter, atomic, ObjectDoesNotExist } from 'dunder';
import { Author, Post, Session, Member } from '../../../generated/index.js';
import { setRouters } from '../../../runtime/connection/routers.js';
import { statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const get = (pk: number) => Post.objects.get({ pk });

describeEachDatabase('get() by key, several in one tick', (database) => {
  const blog = useBlog(database);
  const keys = () => blog.posts.map((post) => post.id);

  test('ask in one query, and each has its own row', async () => {
    let rows: Post[] = [];
    const sent = await statements(async () => {
      rows = await Promise.all([...keys()].reverse().map(get));
    });
    expect(sent).toHaveLength(1);
    expect(rows.map((post) => post.id)).toEqual([...keys()].reverse());
  });

  test('are peers: what one of them loads is loaded for all', async () => {
    const rows = await Promise.all(keys().map(get));
    expect(await statements(async () => { for (const post of rows) await post.author; })).toHaveLength(1); // prettier-ignore
  });

  test('one alone is the statement that it always was', async () => {
    const [sql] = await statements(() => get(keys()[0]!));
    expect(sql).toMatch(/WHERE .post.\..id. = (\?|\$1) LIMIT 21$/);
  });

  test('one after the other are two queries', async () => {
    const [first, second] = keys();
    expect(await statements(async () => [await get(first!), await get(second!)])).toHaveLength(2);
  });

  test('a key that is asked for twice gives two instances', async () => {
    const [first, second] = keys();
    const rows = await Promise.all([get(first!), get(second!), get(first!)]);
    expect(rows.map((post) => post.id)).toEqual([first, second, first]);
    expect(rows[0]).not.toBe(rows[2]);
  });

  test('a key without a row fails for those who asked for it alone', async () => {
    const [found, missing, beyond] = await Promise.allSettled([get(keys()[0]!), get(987_654), get(2 ** 52)]);
    expect(found).toMatchObject({ status: 'fulfilled' });
    for (const one of [missing, beyond]) {
      expect((one as PromiseRejectedResult).reason).toBeInstanceOf(Post.DoesNotExist);
      expect((one as PromiseRejectedResult).reason).toBeInstanceOf(ObjectDoesNotExist);
    }
  });

  test('other models, columns and joins ask for themselves; equal ones together', async () => {
    const [first, second] = keys();
    const author = blog.authors[0].id;
    const sent = await statements(() =>
      Promise.all([
        get(first!),
        get(second!),
        Author.objects.get({ pk: author }),
        Author.objects.get({ id: blog.authors[1].id }),
        Post.objects.selectRelated('author').get({ pk: first! }),
        Post.objects.selectRelated('author').get({ id: second! }),
        Post.objects.only('title').get({ pk: first! }),
      ]),
    );
    expect(sent).toHaveLength(4);
  });

  test('conditions, modes and unusual values keep a query of their own', async () => {
    const [first, second] = keys();
    const one = (pk: number) => Post.objects.fetchMode('one').get({ pk });
    expect(await statements(() => Promise.all([one(first!), one(second!)]))).toHaveLength(2);
    const drafts = (pk: number) => Post.objects.filter({ views__gte: 0 }).get({ pk });
    expect(await statements(() => Promise.all([drafts(first!), drafts(second!)]))).toHaveLength(2);
    await expect(Promise.all([get(first!), get('x' as never)])).rejects.toMatchObject({ code: 'VALUE.WRONG_TYPE' });
  });

  test('keys of text, in whatever case the database compares them', async () => {
    const member = await Member.objects.create({ name: 'm' });
    const sessions = await Session.objects.bulkCreate([new Session({ member }), new Session({ member })]);
    const found = await Promise.all(sessions.map(({ id }) => Session.objects.get({ pk: id })));
    expect(found.map(({ id }) => id)).toEqual(sessions.map(({ id }) => id));
    await member.delete();
  });

  test('a global filter sees its own caller: nobody asks for another', async () => {
    const [first, , third] = keys();
    const caller = new AsyncLocalStorage<string>();
    const stop = addGlobalFilter(Post.objects, 'caller', () => ({ author__name: caller.getStore() ?? 'Ann' }));
    try {
      const as = (name: string, pk: number) => caller.run(name, () => get(pk));
      const [own, foreign, other] = await Promise.allSettled([as('Ann', first!), as('Ann', third!), as('Bob', third!)]);
      expect([own!.status, foreign!.status, other!.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    } finally {
      stop();
    }
  });

  test('a router answers each caller by itself, once', async () => {
    const [first, second, third] = keys();
    const other = new AsyncLocalStorage<boolean>();
    let asked = 0;
    setRouters([{ dbForRead: () => (asked++, other.getStore() === true ? 'elsewhere' : undefined) }]);
    try {
      const [own, foreign, more] = await Promise.allSettled([get(first!), other.run(true, () => get(second!)), get(third!)]);
      expect([own!.status, more!.status]).toEqual(['fulfilled', 'fulfilled']);
      // There is no such database: had it asked with the others, it would have been given their row.
      expect(foreign).toMatchObject({ status: 'rejected', reason: { code: 'CONNECTION.UNKNOWN_ALIAS' } });
      expect(asked).toBe(3);
    } finally {
      setRouters([]);
    }
  });

  test('each transaction asks for itself, and sees what it wrote', async () => {
    const [first, second] = keys();
    const titles = await atomic(async () => {
      await Post.objects.filter({ pk: first! }).update({ title: 'inside' });
      return (await Promise.all([get(first!), get(second!)])).map((post) => post.title);
    });
    expect(titles[0]).toBe('inside');
    await Post.objects.filter({ pk: first! }).update({ title: 'first' });
  });
});
