/**
 * What is measured. `parameters` makes the arguments of one operation from random numbers; `canonical` reduces what a contender
 * returns to what all of them must agree on; `goal` is the most that dunder may take, as a multiple of hand-written pg with named
 * statements: of the CPU of Node, or of the median latency where it says so.
 */
export const workloads = {
  findByKey: {
    title: '1 find by key',
    parameters: (random) => [1 + random(10_000)],
    canonical: user,
    goal: { cpu: 1.25 },
  },
  list: {
    title: '2 list of 50',
    parameters: (random) => [moment(random)],
    canonical: (posts) => posts.map(post),
    goal: { cpu: 1.1 },
  },
  listWithAuthor: {
    title: '3 list of 50 + author',
    parameters: (random) => [moment(random)],
    canonical: (posts) => posts.map((row) => ({ ...post(row), author: user(row.author) })),
    goal: { cpu: 1.2 },
  },
  nested: {
    title: '4 nested: posts, comments with authors, tags',
    parameters: (random) => [1 + random(19_000)],
    canonical: (posts) => posts.map(nestedPost),
    goal: { cpu: 1, latency: 0.8 },
  },
  lazyLoop: {
    title: '4c loop over 100 posts, each asked for its author',
    parameters: (random) => [1 + random(19_000)],
    canonical: (authors) => authors.map(user),
    goal: {},
  },
  groupBy: {
    title: '5 group by, top 50',
    parameters: (random) => {
      const from = 1 + random(19_000);
      return [from, from + 199];
    },
    canonical: (rows) => rows.map(({ id, title, commentCount }) => ({ id, title, commentCount: Number(commentCount) })),
    goal: { cpu: 1.2 },
  },
  relationFilter: {
    title: '6 filter over relations, ILIKE',
    parameters: (random) => [` ${NAMES[random(NAMES.length)]} `, `tag${1 + random(200)}`],
    canonical: (posts) => posts.map(post),
    goal: { latency: 0.32 },
  },
  insertOne: {
    title: '7 insert one',
    parameters: (random) => [log(random)],
    canonical: (row) => ({ ...entry(row), hasKey: row.id > 0 }),
    writes: 'logs',
    goal: { cpu: 1.2 },
  },
  insertMany: {
    title: '8 insert 1,000, give their keys',
    parameters: (random) => [Array.from({ length: 1_000 }, () => log(random))],
    canonical: (keys) => ({ keys: new Set(keys).size, ascending: keys.every((key, index) => index === 0 || key > keys[index - 1]) }),
    writes: 'logs',
    distinctParameters: 20,
    goal: { cpu: 1.1 },
  },
  updateByKey: {
    title: '9 update by key',
    parameters: (random) => [1 + random(10_000), `City ${random(1e6)}`],
    canonical: (count) => Number(count),
    writes: 'profiles',
    goal: { cpu: 1.2 },
  },
  readMany: {
    title: '10 read 50,000',
    parameters: () => [50_000],
    canonical: (comments) => ({ count: comments.length, first: text(comments[0]), last: text(comments.at(-1)) }),
    goal: { cpu: 0.9 },
  },
  streamMany: {
    title: '10b stream 50,000',
    parameters: () => [50_000],
    canonical: (sum) => sum,
    goal: {},
  },
  detail: {
    title: '12 one post with its author, comments with authors, tags',
    parameters: (random) => [1 + random(19_000)],
    canonical: nestedPost,
    goal: {},
  },
  deep: {
    title: '13 deep: authors, posts, comments, their authors',
    parameters: (random) => [1 + random(9_900)],
    canonical: (authors) =>
      authors.map((row) => ({
        ...user(row),
        posts: [...row.posts].map((one) => ({ ...post(one), comments: [...one.comments].map(answered).sort(byId) })).sort(byId),
      })),
    goal: {},
  },
  transaction: {
    title: '11 transaction with lock',
    parameters: (random) => [1 + random(10_000), `Town ${random(1e6)}`],
    canonical: (bio) => bio,
    writes: 'profiles',
    goal: { cpu: 0.9 },
  },
};

const NAMES = ['smith', 'jones', 'brown', 'taylor', 'wilson', 'davies', 'evans', 'thomas', 'johnson', 'roberts', 'walker'];
const START = Date.UTC(2021, 0, 1);

function moment(random) {
  return new Date(START + random(950_000) * 1_000);
}

function log(random) {
  return {
    userId: 1 + random(10_000),
    level: random(5),
    message: `log message ${random(1e6)} lorem ipsum dolor`,
    score: random(1e6) / 1_000,
    createdAt: new Date(START + random(1e9)),
  };
}

function user({ id, name, email, active, age, createdAt }) {
  return { id, name, email, active, age, createdAt: exactDate(createdAt) };
}

function post({ id, authorId, title, body, views, published, createdAt }) {
  return { id, authorId, title, body, views, published, createdAt: exactDate(createdAt) };
}

function nestedPost(row) {
  const tags = [...row.tags].map(({ id, name }) => ({ id, name }));
  return { ...post(row), author: user(row.author), comments: [...row.comments].map(answered).sort(byId), tags: tags.sort(byId) };
}

function answered(comment) {
  return { ...text(comment), author: user(comment.author) };
}

function text({ id, body, createdAt }) {
  return { id, body, createdAt: exactDate(createdAt) };
}

function entry({ userId, level, message, score, createdAt }) {
  return { userId, level, message, score, createdAt: exactDate(createdAt) };
}

/** A date that is a Date: text in its place would be work left undone. */
function exactDate(value) {
  if (!(value instanceof Date)) throw new TypeError(`A date is given as ${typeof value}.`);
  return value.toISOString();
}

const byId = (left, right) => left.id - right.id;
