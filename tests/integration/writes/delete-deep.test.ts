import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure, type QuerySet } from 'dunder';
import { defineModel, type ManagerOf, Model, type ModelSchema, Registry } from 'dunder/codegen';
import { createTables } from '../../../runtime/testing/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { features, statements } from './setup.js';

const registry = new Registry();

// Without generated types: the reference schema has no models that hang on each other three deep without a circle.
type Loose = ModelSchema & { readonly own: Record<string, never>; readonly pk: number };
type Row = Model<Loose> & { readonly id: number };
interface Rows {
  create(values: object): Promise<Row>;
  bulkCreate(rows: readonly object[]): Promise<Row[]>;
  filter(where: object): Rows;
  count(): Promise<number>;
  delete(): Promise<[number, Record<string, number>]>;
}
class Owner extends Model<Loose> {
  declare static readonly objects: ManagerOf<QuerySet<Loose>>;
}
class Task extends Model<Loose> {
  declare static readonly objects: ManagerOf<QuerySet<Loose>>;
}
class Step extends Model<Loose> {
  declare static readonly objects: ManagerOf<QuerySet<Loose>>;
}

const id = { name: 'id', attribute: 'id', column: 'id', type: { kind: 'bigAuto' }, primaryKey: true };
const key = (name: string, model: string, action: string, more: object = {}) => ({
  name,
  attribute: `${name}Id`,
  column: `${name}_id`,
  type: { kind: 'bigAuto' },
  index: true,
  relation: { kind: 'foreignKey', model, toField: 'id', onDelete: { action }, reverse: { accessor: null, queryName: `${name}${model}` } },
  ...more,
});
const names = { primaryKey: ['id'], verboseName: '', verboseNamePlural: '' };
defineModel(registry, Owner, () => ({ name: 'Owner', table: 'deep_owner', fields: [id], ...names }) as never);
defineModel(registry, Task, () => ({
  name: 'Task',
  table: 'deep_task',
  fields: [id, key('owner', 'Owner', 'CASCADE'), key('reviewer', 'Owner', 'SET_NULL', { null: true })],
  ...names,
}) as never); // prettier-ignore
defineModel(registry, Step, () => ({ name: 'Step', table: 'deep_step', fields: [id, key('task', 'Task', 'CASCADE')], ...names }) as never);

const rowsOf = (model: typeof Owner | typeof Task | typeof Step): Rows => model.objects as unknown as Rows;
const [owners, tasks, steps] = [rowsOf(Owner), rowsOf(Task), rowsOf(Step)];

describeEachDatabase('a delete of many rows behind', (database) => {
  beforeAll(async () => {
    await configure({ databases: { default: database.url }, routers: [] });
    await createTables(registry);
  }, 60_000);
  afterAll(() => configure({ databases: {} }));

  const make = (values: object): object => new (Task as unknown as new (values: object) => object)(values);

  test('the statements: the furthest first, in one transaction', async () => {
    const [owner, other] = [await owners.create({}), await owners.create({})];
    const task = await tasks.create({ ownerId: owner.id, reviewerId: other.id });
    await tasks.create({ ownerId: other.id, reviewerId: owner.id });
    await steps.create({ taskId: task.id });
    const sent = await statements(async () => expect(await owner.delete()).toEqual([3, { Owner: 1, Task: 1, Step: 1 }]));
    expect(sent.map((sql) => sql.replace(/^(BEGIN|START TRANSACTION).*/, 'BEGIN'))).toEqual([
      'BEGIN',
      expect.stringMatching(/^SELECT "deep_task"."id" FROM "deep_task" WHERE "deep_task"."owner_id" (IN \(…\)|= \?) LIMIT \d+$/),
      expect.stringMatching(/^DELETE FROM "deep_step" WHERE "deep_step"."task_id"/),
      expect.stringMatching(/^DELETE FROM "deep_task" WHERE "deep_task"."id"/),
      expect.stringMatching(/^UPDATE "deep_task" SET "reviewer_id" = (NULL|\?) WHERE "deep_task"."reviewer_id"/),
      expect.stringMatching(/^DELETE FROM "deep_owner" WHERE "deep_owner"."id"/),
      'COMMIT',
    ]);
    expect(await tasks.filter({ reviewer: null, owner: other.id }).count()).toBe(1);
    expect(await other.delete()).toEqual([2, { Owner: 1, Task: 1 }]);
    expect(await owners.filter({ id: owner.id }).delete()).toEqual([0, {}]);
  });

  test('more rows than fit one part are found part by part, and all go', async () => {
    const owner = await owners.create({});
    const kept = await owners.create({});
    const size = features().arrays ? 10_000 : 4_096;
    const made = await tasks.bulkCreate(Array.from({ length: size + 5 }, () => make({ ownerId: owner.id })));
    const ids = made.some((row) => row.id === undefined) ? [] : made.map((row) => row.id);
    if (ids.length > 0) await steps.create({ taskId: ids.at(-1) });
    await tasks.create({ ownerId: kept.id });
    const sent = await statements(async () =>
      expect((await owner.delete())[1]).toEqual({ Owner: 1, Task: size + 5, ...(ids.length > 0 ? { Step: 1 } : {}) }),
    );
    expect(sent.filter((sql) => sql.startsWith('SELECT'))).toHaveLength(2);
    expect(await tasks.filter({ owner: owner.id }).count()).toBe(0);
    expect(await tasks.filter({ owner: kept.id }).count()).toBe(1);
    expect((await owners.filter({ id__gt: 0 }).delete())[1]).toEqual({ Owner: 1, Task: 1 });
    expect(await steps.count()).toBe(0);
  }, 60_000);
});
