import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure } from 'dunder';
import { createTables } from 'dunder/testing';
import { describeEachDatabase } from '../../support/databases.js';
import { OwnClient } from '../../support/own-client.js';
import { outcome } from './outcome.js';

/** What no model of the reference schema shows: a date beside a key of several columns. */
const SCHEMA = `import { fields, Lower, Model, Q, type Meta } from 'dunder/schema';

export class Person extends Model {
  parent = fields.foreignKey('self', { onDelete: 'CASCADE', null: true, blank: true, limitChoicesTo: Q({ name: Lower('name') }) });
  name = fields.char({ maxLength: 50 });
  static meta: Meta<Person> = { ordering: ['parentId'] };
}

export class Visit extends Model {
  pk = fields.compositePrimaryKey('person', 'number');
  person = fields.foreignKey(Person, { onDelete: 'CASCADE' });
  number = fields.integer();
  day = fields.date();
}
`;

type Anything = any; // of a client that is made when the tests run
const own = new OwnClient(SCHEMA);

// First, while nothing else has loaded the other models.
test('MODEL.NOT_LOADED: one model of the client is imported alone', async () => {
  await configure({ databases: { default: 'sqlite::memory:' } });
  const { Visit } = await own.import('visit.ts');
  expect(await outcome(() => Visit.objects.filter({ person__name: 'Ann' }))).toBe('MODEL.NOT_LOADED');
});

describeEachDatabase('clients of other schemas', (database) => {
  let Person: Anything;
  let Visit: Anything;
  beforeAll(async () => {
    await configure({ databases: { default: database.url }, routers: [] });
    const made = await own.import();
    ({ Person, Visit } = made);
    await createTables(made.registry);
  }, 60_000);
  afterAll(() => configure({ databases: {} }));

  /** The client with a change in the file of Person. */
  async function changed(name: string, before: string, after: string): Promise<Anything> {
    const other = join(own.folder, `${database.name}-${name}`);
    cpSync(join(own.folder, 'generated'), other, { recursive: true });
    const text = readFileSync(join(other, 'person.ts'), 'utf8');
    expect(text).toContain(before);
    writeFileSync(join(other, 'person.ts'), text.replaceAll(before, after));
    return (await import(join(other, 'index.ts'))).Person;
  }

  test('QUERY.ORDERING_LOOP: the generator refuses it, and did not always', async () => {
    const Looping = await changed('loop', '"path": "parentId"', '"path": "parent"');
    expect(await outcome(() => Looping.objects.all())).toBe('QUERY.ORDERING_LOOP');
    expect(await outcome(() => Looping.objects.orderBy('pk'))).toEqual({ value: [] });
  });

  test('MODEL.COMPOSITE_KEY', async () => {
    const person = await Person.objects.create({ name: 'Ann' });
    const visit = await Visit.objects.create({ person, number: 1, day: '2025-01-01' });
    expect(await outcome(() => visit.getNextBy('day'))).toBe('MODEL.COMPOSITE_KEY');
    expect(await outcome(() => visit.getPreviousBy('day'))).toBe('MODEL.COMPOSITE_KEY');
  });

  test('QUERY.UNKNOWN_FUNCTION: the client is of a newer version', async () => {
    const Newer = await changed('newer', '"Lower"', '"Lowest"');
    expect(await outcome(() => new Newer({ name: 'Bob', parentId: 1 }).fullClean())).toBe('QUERY.UNKNOWN_FUNCTION');
  });
});
