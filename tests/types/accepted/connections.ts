import {
  atomic, configure, connections, type Database, getConnection, getRollback, inTransaction, onCommit, onQuery, PrimaryReplicaRouter, type Router,
  savepointCommit, savepointCreate, savepointRollback, setRollback, sql, watchNPlusOne, withoutTransaction,
} from 'dunder'; // prettier-ignore
import { Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

const router: Router = {
  dbForRead: (model, { instance, database }) => (instance === undefined && model === 'Post' ? 'replica' : database),
  allowRelation: (first, second) => first.database === second.database,
};

export async function configured() {
  const done: void = await configure({
    databases: { default: { url: 'postgres://localhost/blog', isolation: 'read committed' }, replica: 'postgres://replica/blog' },
    routers: [router, new PrimaryReplicaRouter({ primary: 'default', replicas: ['replica'], stickyFor: 1000 })],
    log: { slow: 200, onSlow: ({ sql: text, duration }) => void [text.length, duration.toFixed()] },
    defaults: { fetchMode: 'peers', prefetchStrategy: 'statement' },
  });
  const request = await new PrimaryReplicaRouter().request(() => Post.objects.count());
  assertType<Equal<typeof request, number>>();
  return done;
}

export async function databases() {
  const database = connections.get('replica');
  assertType<Equal<typeof database, Database>>();
  assertType<Equal<ReturnType<typeof getConnection>, Database>>();
  const rows = await getConnection('replica').query<{ id: number }>(sql`SELECT id FROM post WHERE slug = ${'x'}`);
  assertType<Equal<typeof rows, { id: number }[]>>();
  const { rows: all } = await connections.default.run(sql`SELECT ${sql.identifier('blog', 'post')}, ${sql.value([1, 2])}`);
  const ids = sql.join([1, 2], sql`, `);
  await connections.default.query(sql`SELECT * FROM post WHERE id IN (${ids}) ${sql.unsafe('LIMIT 3')}`);
  await database.script('VACUUM; ANALYZE');
  return all[0]?.['id'];
}

export async function transactions() {
  const post = await atomic(() => Post.objects.get({ pk: 1 }), { using: 'default', isolation: 'serializable', retries: 3, durable: true });
  assertType<Equal<typeof post, Post>>();
  const nothing: void = await atomic(async () => {
    await onCommit(() => post.title, { using: 'default', robust: true });
    const savepoint = await savepointCreate();
    assertType<Equal<typeof savepoint, string>>();
    await savepointCommit(savepoint);
    await savepointRollback(await savepointCreate('default'), 'default');
    setRollback(!getRollback('default'), 'default');
  });
  const outside: boolean = inTransaction('default');
  const count = await withoutTransaction(() => Post.objects.count());
  assertType<Equal<typeof count, number>>();
  return [nothing, outside];
}

export function watched() {
  const stop: () => void = onQuery({ before: ({ sql: text }) => text.trim(), after: ({ duration, error }) => [duration, error] });
  const watch = watchNPlusOne({ threshold: 3, report: ({ file, line, times }) => [file, line + times] });
  const title: string = watch.run(() => 'title');
  watch.stop();
  stop();
  return title;
}
