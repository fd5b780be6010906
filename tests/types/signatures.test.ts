import { readdirSync } from 'node:fs';
import path from 'node:path';
import { calledNames, readPrograms } from './support/called-names.js';
import { root } from './support/compile.js';
import { DOORS, publicNames } from './support/public-names.js';

/** Every public name that takes arguments is called in a program that compilers take, and with something wrong in one that they refuse. */
const files = ['accepted', 'refused', 'schema'].flatMap((folder) =>
  readdirSync(path.join(root, 'tests/types', folder)).map((file) => path.join(root, 'tests/types', folder, file)),
);

/** What no program calls, and what does. */
const CALLED_BY = {
  await: ['QuerySet.then', 'RawQuerySet.then'],
  'generated code': ['new Manager', 'new QuerySet'],
  'Cte() and raw()': ['new CommonTable', 'new RawQuerySet'],
  'queries and transactions': [
    'Database.beginOptions', 'Database.execute', 'Database.forget', 'Database.pipeline', 'Database.readAll', 'Database.stream', 'IntegrityError.describe',
    'PrimaryReplicaRouter.allowMigrate', 'PrimaryReplicaRouter.allowRelation', 'PrimaryReplicaRouter.onTransaction', 'm2mChanged.hasListeners',
    'm2mChanged.sendNow',
  ],
}; // prettier-ignore
/** What is taken whatever it is, so that nothing can be refused. */
const REFUSES_NOTHING = ['sql.value'];

const uncalled = Object.values(CALLED_BY).flat();
const program = readPrograms([...files, ...Object.values(DOORS).map((file) => path.join(root, file))]);
const declared = publicNames(program);
const names = [...new Set(declared.values())];
const { accepted, refused } = calledNames(program, declared, files);

test('the names that take arguments are found at every door', () => {
  expect(names).toEqual(
    expect.arrayContaining(['Count', 'sql', 'new Model', 'QuerySet.filter', 'Computed.add', 'RelatedWrites.add', 'fields.decimal']),
  );
  expect(names).toEqual(
    expect.arrayContaining(['schema fields.char', 'schema validators.keys', 'schema new Index', 'testing expectQueries']),
  );
  expect(names.filter((name) => /^(?:Now|Model\.toObject|QuerySet\.(?:count|delete)|schema Now)$/.test(name))).toEqual([]);
});

test('each is called in an accepted program', () => {
  expect(names.filter((name) => !accepted.has(name) && !uncalled.includes(name))).toEqual([]);
});

test('each is called with something wrong in a refused program', () => {
  expect(names.filter((name) => !refused.has(name) && !uncalled.includes(name) && !REFUSES_NOTHING.includes(name))).toEqual([]);
});

test('no exception is there without need', () => {
  expect(uncalled.filter((name) => !names.includes(name) || accepted.has(name) || refused.has(name))).toEqual([]);
  expect(REFUSES_NOTHING.filter((name) => !names.includes(name) || refused.has(name))).toEqual([]);
});
