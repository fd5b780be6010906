import { configure, fromQuerySet, QuerySet } from 'dunder';
import { defineModel, defineParts, type ManagerOf, Model, type ModelSchema, Registry } from 'dunder/codegen';
import { createTables } from '../../../runtime/testing/index.js';

const registry = new Registry();

// Without generated types: what is asserted here is which classes the rows and methods come from.
type Loose = ModelSchema & { readonly own: Record<string, never>; readonly pk: number };
interface Rows {
  readonly [name: string]: (...args: unknown[]) => Promise<Named[]> & Rows;
}
interface Named {
  readonly id: number;
  readonly name: string;
}

class TaskQuerySet extends QuerySet<Loose> {
  open(): this {
    return (this as unknown as Rows)['filter']!({ done: false }) as unknown as this;
  }
}
class VisibleManager extends fromQuerySet(TaskQuerySet) {
  override getQuerySet(): TaskQuerySet {
    return (super.getQuerySet() as unknown as Rows)['filter']!({ hidden: false }) as unknown as TaskQuerySet;
  }
  async titles(): Promise<string[]> {
    return ((await (this.getQuerySet() as unknown as PromiseLike<Named[]>)) ?? []).map((task) => task.name);
  }
}

class Project extends Model<Loose> {
  declare static readonly objects: ManagerOf<QuerySet<Loose>>;
  declare readonly tasks: Rows;
}
class Task extends Model<Loose> {
  declare static readonly objects: ManagerOf<QuerySet<Loose>>;
  declare readonly project: PromiseLike<Project>;
}

const id = { name: 'id', attribute: 'id', column: 'id', type: { kind: 'bigAuto' }, primaryKey: true };
const name = { name: 'name', attribute: 'name', column: 'name', type: { kind: 'char', maxLength: 20 } };
const flag = (of: string) => ({ name: of, attribute: of, column: of, type: { kind: 'boolean' }, default: { kind: 'value', value: false } });
const project = {
  name: 'project',
  attribute: 'projectId',
  column: 'project_id',
  type: { kind: 'bigAuto' },
  relation: {
    kind: 'foreignKey',
    model: 'Project',
    toField: 'id',
    onDelete: { action: 'CASCADE' },
    reverse: { accessor: 'tasks', queryName: 'tasks' },
  },
};
const names = { primaryKey: ['id'], verboseName: '', verboseNamePlural: '' };
defineModel(registry, Project, () => ({ name: 'Project', table: 'project', fields: [id, name], ...names }));
defineModel(registry, Task, () => ({
  name: 'Task',
  table: 'task',
  fields: [id, name, flag('done'), flag('hidden'), project],
  managers: [{ name: 'objects', kind: 'manager' }],
  ...names,
}));
defineParts(registry, 'Task', { managers: { objects: VisibleManager } });

describe('related managers of models with classes of their own', () => {
  let site: Project;

  beforeAll(async () => {
    await configure({ databases: { default: 'sqlite::memory:' }, routers: [] });
    await createTables(registry);
    site = (await (Project.objects as unknown as Rows)['create']!({ name: 'site' })) as unknown as Project;
    for (const [title, done, hidden] of [
      ['a', false, false],
      ['b', true, false],
      ['c', false, true],
    ] as const)
      await site.tasks['create']!({ name: title, done, hidden });
  });
  afterAll(() => configure({ databases: {} }));

  test('the default manager narrows them, and its methods and those of its QuerySet are there', async () => {
    expect((await site.tasks['all']!()['orderBy']!('name')).map((task) => task.name)).toEqual(['a', 'b']);
    expect((await site.tasks['open']!()).map((task) => task.name)).toEqual(['a']);
    expect((await site.tasks['filter']!({ name__in: ['a', 'b'] })['open']!()).map((task) => task.name)).toEqual(['a']);
    expect(await site.tasks['titles']!()).toEqual(['a', 'b']);
  });

  test('prefetching goes through the default manager', async () => {
    const [found] = (await (Project.objects as unknown as Rows)['prefetchRelated']!('tasks')) as unknown as Project[];
    expect([...(found!.tasks as unknown as Iterable<Named>)].map((task) => task.name).sort()).toEqual(['a', 'b']);
  });
});
