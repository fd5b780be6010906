import { atomic, configure, connections } from 'dunder';
import { Log, User } from '../.work/generated/index.js';

/** dunder as its users write it, on any database. */
export async function dunder(url) {
  configure({ databases: { default: { url, poolSize: 1 } } });
  // Most programs have transactions, after which Node tells its hooks of every promise.
  await atomic(() => User.objects.count());
  const held = await User.objects.filter({ id__lte: 1_000 }).orderBy('id');
  const operations = {
    get: (id) => User.objects.get({ id }),
    list: (from) => User.objects.filter({ id__gte: from }).orderBy('id').slice(0, 50),
    values: (from) =>
      User.objects.filter({ id__gte: from }).orderBy('id').values('id', 'name', 'email', 'active', 'age', 'createdAt').slice(0, 1_000),
    insertOne: async (log) => (await Log.objects.create(log)).id,
    insertMany: async (logs) => (await Log.objects.bulkCreate(logs.map((log) => new Log(log)))).map(({ id }) => id),
    save: async (age) => {
      const user = held[age];
      user.age = age;
      await user.save();
    },
    bulkUpdate: (age) => {
      for (const user of held) user.age = age + (user.id % 10);
      return User.objects.bulkUpdate(held, ['age']);
    },
  };
  return { operations, close: () => connections.close() };
}
