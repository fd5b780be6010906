import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure } from 'dunder';
import { createTables } from 'dunder/testing';
import { generate } from '../../../generator/generate.js';
import { root } from '../../house/support/source-files.js';
import { describeEachDatabase } from '../../support/databases.js';
import { outcome } from './outcome.js';

/** What no model of the reference schema shows: an order that leads back to itself, a date beside a key of several columns. */
const SCHEMA = `import { fields, Lower, Model, UniqueConstraint, type Meta } from 'dunder/schema';

export class Person extends Model {
  parent = fields.foreignKey('self', { onDelete: 'CASCADE', null: true, blank: true });
  name = fields.char({ maxLength: 50 });
  static meta: Meta<Person> = { ordering: ['parent'], constraints: [new UniqueConstraint(Lower('name'), { name: 'person_name_ci' })] };
}

export class Visit extends Model {
  pk = fields.compositePrimaryKey('person', 'number');
  person = fields.foreignKey(Person, { onDelete: 'CASCADE' });
  number = fields.integer();
  day = fields.date();
}
`;

type Anything = any; // of a client that is made when the tests run

/** Inside the project, so that `dunder` is found, and where git ignores it. */
let folder: string;
const client = async (file: string): Promise<Anything> => await import(join(folder, 'generated', file));

beforeAll(async () => {
  mkdirSync(join(root, '.dunder'), { recursive: true });
  folder = mkdtempSync(join(root, '.dunder/errors-'));
  writeFileSync(join(folder, 'schema.ts'), SCHEMA);
  writeFileSync(join(folder, 'dunder.config.json'), JSON.stringify({ schema: 'schema.ts' }));
  expect(await generate({ root: folder, cache: false })).toMatchObject({ ok: true, diagnostics: [] });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// First, while nothing else has loaded the other models.
test('MODEL.NOT_LOADED: one model of the client is imported alone', async () => {
  await configure({ databases: { default: 'sqlite::memory:' } });
  const { Visit } = await client('visit.ts');
  expect(await outcome(() => Visit.objects.filter({ person__name: 'Ann' }))).toBe('MODEL.NOT_LOADED');
});

describeEachDatabase('clients of other schemas', (database) => {
  let Person: Anything;
  let Visit: Anything;
  beforeAll(async () => {
    await configure({ databases: { default: database.url }, routers: [] });
    const made = await client('index.ts');
    ({ Person, Visit } = made);
    await createTables(made.registry);
  }, 60_000);
  afterAll(() => configure({ databases: {} }));

  test('QUERY.ORDERING_LOOP', async () => {
    expect(await outcome(() => Person.objects.all())).toBe('QUERY.ORDERING_LOOP');
    expect(await outcome(() => Person.objects.orderBy('pk'))).toEqual({ value: [] });
  });

  test('MODEL.COMPOSITE_KEY', async () => {
    const person = await Person.objects.create({ name: 'Ann' });
    const visit = await Visit.objects.create({ person, number: 1, day: '2025-01-01' });
    expect(await outcome(() => visit.getNextBy('day'))).toBe('MODEL.COMPOSITE_KEY');
    expect(await outcome(() => visit.getPreviousBy('day'))).toBe('MODEL.COMPOSITE_KEY');
  });

  test('QUERY.UNKNOWN_FUNCTION: the client is of a newer version', async () => {
    const newer = readFileSync(join(folder, 'generated/person.ts'), 'utf8').replace('"Lower"', '"Lowest"');
    expect(newer).toContain('Lowest');
    mkdirSync(join(folder, database.name));
    writeFileSync(join(folder, database.name, 'person.ts'), newer);
    for (const name of ['index.ts', 'registry.ts', 'visit.ts'])
      writeFileSync(join(folder, database.name, name), readFileSync(join(folder, 'generated', name)));
    const { Person: Newer } = await import(join(folder, database.name, 'index.ts'));
    expect(await outcome(() => new Newer({ name: 'Bob' }).fullClean())).toBe('QUERY.UNKNOWN_FUNCTION');
  });
});
