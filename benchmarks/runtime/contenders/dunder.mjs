import { atomic, configure, connections, Count, Prefetch } from 'dunder';
import { Comment, Log, Post, Profile, User } from '../../.work/generated/index.js';

/** dunder as its users write it: no query is prepared or kept by hand. */
export default async ({ url }) => {
  configure({ databases: { default: { url, poolSize: 1 } } });
  await connections.default.serverVersion();
  const operations = {
    findByKey: (id) => User.objects.get({ id }),
    list: (since) => Post.objects.filter({ createdAt__gte: since }).orderBy('createdAt').slice(0, 50),
    listWithAuthor: (since) => Post.objects.filter({ createdAt__gte: since }).selectRelated('author').orderBy('createdAt').slice(0, 50),
    ...loading(),
    // Nothing is named beforehand: the first `await post.author` loads the authors of all.
    lazyLoop: async (from) => {
      const authors = [];
      for (const post of await Post.objects.filter({ id__gte: from }).orderBy('id').slice(0, 100)) authors.push(await post.author);
      return authors;
    },
    groupBy: (from, to) =>
      Post.objects
        .filter({ id__range: [from, to] })
        .annotate({ commentCount: Count('comments') })
        .orderBy('-commentCount', 'id')
        .values('id', 'title', 'commentCount')
        .slice(0, 50),
    relationFilter: (part, tag) =>
      Post.objects.filter({ author__name__icontains: part, tags__name: tag }).distinct().orderBy('id').slice(0, 50),
    insertOne: (log) => Log.objects.create(log),
    insertMany: async (logs) => (await Log.objects.bulkCreate(logs.map((log) => new Log(log)))).map(({ id }) => id),
    updateByKey: (id, location) => Profile.objects.filter({ id }).update({ location }),
    readMany: (last) => Comment.objects.filter({ id__lte: last }).orderBy('id'),
    streamMany: async (last) => {
      let sum = 0;
      for await (const { id } of Comment.objects.filter({ id__lte: last }).orderBy('id').iterator({ chunkSize: 1_000 })) sum += id;
      return sum;
    },
    transaction: (id, location) =>
      atomic(async () => {
        const profile = await Profile.objects.selectForUpdate().get({ id });
        await Profile.objects.filter({ id }).update({ location });
        return profile.bio;
      }),
  };
  return { operations, close: () => connections.close() };
};

/** Related rows at several levels, by the strategy of dunder or by another. */
export function loading(strategy = 'queries') {
  const comments = Comment.objects.selectRelated('author').orderBy('id');
  const posts = Post.objects.prefetchStrategy(strategy).selectRelated('author').prefetchRelated(Prefetch('comments', comments), 'tags');
  const authors = User.objects.prefetchStrategy(strategy).prefetchRelated('posts__comments__author');
  return {
    nested: (from) => posts.filter({ id__gte: from }).orderBy('id').slice(0, 50),
    detail: (id) => posts.get({ id }),
    deep: (from) => authors.filter({ id__gte: from }).orderBy('id').slice(0, 10),
  };
}
