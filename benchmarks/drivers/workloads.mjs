/**
 * What is measured on each database: `parameters` makes the arguments of one operation from random numbers and its count, `canonical` reduces
 * what it returns to what hand-written code and dunder must agree on; `writes` names the table that is compared as well.
 */
export const workloads = {
  get: { title: 'get by key', parameters: (random) => [1 + random(USERS)], canonical: user },
  list: { title: 'list of 50', parameters: (random) => [1 + random(USERS - 50)], canonical: (rows) => rows.map(user) },
  values: { title: 'values() of 1,000 rows', parameters: (random) => [1 + random(USERS - 1_000)], canonical: (rows) => rows.map(user) },
  insertOne: { title: 'insert one', parameters: (random) => [log(random)], canonical: (key) => Number(key), writes: 'logs' },
  insertMany: {
    title: 'insert 1,000, give their keys',
    parameters: (random) => [Array.from({ length: 1_000 }, () => log(random))],
    canonical: (keys) => keys.map(Number),
    writes: 'logs',
    distinctParameters: 20,
  },
  save: { title: 'save() of a changed instance', parameters: (random) => [random(100)], canonical: () => null, writes: 'users' },
  bulkUpdate: { title: 'bulkUpdate() of 1,000', parameters: (random) => [random(100)], canonical: Number, writes: 'users' },
};

export const USERS = 10_000;
const START = Date.UTC(2021, 0, 1);

/** The same people in every database. */
export const people = Array.from({ length: USERS }, (_, index) => ({
  id: index + 1,
  name: `Person ${index} of the town`,
  email: `person${index}@example.com`,
  active: index % 7 > 0,
  age: 20 + (index % 60),
  createdAt: new Date(START + index * 61_000),
}));

function log(random) {
  return {
    userId: 1 + random(USERS),
    level: random(5),
    message: `log message ${random(1e6)} lorem ipsum dolor`,
    score: random(1e6) / 1_000,
    createdAt: new Date(START + random(1e9)),
  };
}

function user({ id, name, email, active, age, createdAt }) {
  if (!(createdAt instanceof Date) || typeof active !== 'boolean') throw new TypeError('A date or a boolean is given as something else.');
  return { id, name, email, active, age, createdAt: createdAt.toISOString() };
}
