import { Concat, Count, F, Length, Lower, Max, Q, QueryError, Upper, Value } from 'dunder';
import { Author, Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('names that values() gives to expressions', (database) => {
  useBlog(database);
  const named = Post.objects.values({ by: Upper('author__name') });

  test('are known to filters, orders, expressions and aggregates', async () => {
    const kept = Post.objects
      .values('id', { loud: Upper('title') })
      .orderBy('loud')
      .filter({ loud__startswith: 'F' });
    expect((await kept).map(({ loud }) => loud)).toEqual(['FIRST', 'FOURTH']);
    expect((await kept.reverse()).map(({ loud }) => loud)).toEqual(['FOURTH', 'FIRST']);
    expect((await kept.exclude(Q({ loud: 'FIRST' }))).map(({ loud }) => loud)).toEqual(['FOURTH']);
    const marked = await kept.annotate({ marked: Concat('loud', Value('!')), letters: Length('loud') }).filter({ letters__gt: 5 });
    expect(marked.map(({ loud, marked, letters }) => [loud, marked, letters])).toEqual([['FOURTH', 'FOURTH!', 6]]);
    expect(await kept.aggregate({ longest: Max(Length('loud')) })).toEqual({ longest: 6 });
    expect(await kept.count()).toBe(2);
  });

  test('group when annotate() comes after', async () => {
    const rows = await named
      .annotate({ n: Count('*') })
      .filter({ n__lt: 3, by__gt: 'ANM' })
      .orderBy('-n', 'by');
    expect(rows).toEqual([
      { by: 'ANN', n: 2 },
      { by: 'BOB', n: 1 },
      { by: 'CID', n: 1 },
    ]);
  });

  test('are selected again', async () => {
    const rows = Post.objects.values('id', { loud: Upper('title') }).orderBy('loud');
    expect(await rows.valuesList('loud', { flat: true })).toEqual(['FIRST', 'FOURTH', 'SECOND', 'THIRD']);
    expect(await rows.values('loud', 'title').first()).toEqual({ loud: 'FIRST', title: 'first' });
    expect(await rows.values().first()).toMatchObject({ loud: 'FIRST', title: 'first', views: 0 });
  });

  test('are columns of a subquery', async () => {
    const loud = Author.objects.annotate({ loud: Upper('name') }).filter({ loud__in: named.filter({ by__in: ['ANN', 'CID'] }) });
    expect(await loud.orderBy('name').valuesList('name', { flat: true })).toEqual(['Ann', 'Cid']);
  });

  test('must not be names of fields', () => {
    expect(() => Post.objects.values({ title: Lower('title') as never })).toThrow("'title' conflicts with a field of Post");
  });
});

describeEachDatabase('expressions in valuesList()', (database) => {
  useBlog(database);
  const posts = Post.objects.orderBy('id');

  test('stand where they were written', async () => {
    expect(await posts.valuesList('slug', Upper('title'), 'author__name').slice(0, 2)).toEqual([
      ['first', 'FIRST', 'Ann'],
      ['second', 'SECOND', 'Ann'],
    ]);
    expect(await posts.valuesList(Upper('title'), Length('title')).first()).toEqual(['FIRST', 5]);
    expect(await posts.valuesList(Upper('title'), { flat: true })).toEqual(['FIRST', 'SECOND', 'THIRD', 'FOURTH']);
    expect(await posts.valuesList(F('author__name'), { flat: true }).first()).toBe('Ann');
  });

  test('leave the names of annotations alone', async () => {
    const rows = posts.annotate({ column2: Value('mine') }).valuesList('column2', Upper('title'));
    expect(await rows.first()).toEqual(['mine', 'FIRST']);
    expect(await rows.valuesList(Lower('title'), 'column2').first()).toEqual(['first', 'mine']);
  });

  test('need names when rows are objects', () => {
    const list = Post.objects.valuesList.bind(Post.objects) as (...columns: unknown[]) => unknown;
    expect(() => list('id', Upper('title'), { named: true })).toThrow(QueryError);
    expect(() => list('id', Upper('title'), { named: true })).toThrow('need a name for each expression');
  });

  test('are not lost beside a wrong option', () => {
    const list = Post.objects.valuesList.bind(Post.objects) as (...columns: unknown[]) => unknown;
    expect(() => list('id', { flt: true })).toThrow("The annotation 'flt' is not an expression");
  });
});
