import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure, IntegrityError, type QuerySet } from 'dunder';
import { childClass, defineModel, type ManagerOf, Model, type ModelSchema, Registry } from 'dunder/codegen';
import { createTables } from '../../runtime/testing/index.js';
import { describeEachDatabase } from '../support/databases.js';

const registry = new Registry();

type Loose = ModelSchema & { readonly own: Record<string, never>; readonly pk: number };
interface Row extends Model<Loose> {
  name: string;
  version: number;
  load: number | null;
}
interface Rows {
  create(values: object): Promise<Row>;
  get(where: object): Promise<Row>;
}
class Vehicle extends Model<Loose> {
  declare static readonly objects: ManagerOf<QuerySet<Loose>>;
}
class Truck extends childClass<Vehicle, Loose>(Vehicle) {
  declare static readonly objects: ManagerOf<QuerySet<Loose>>;
}

const names = { verboseName: '', verboseNamePlural: '' };
const column = (name: string, type: object, more: object = {}) => ({ name, attribute: name, column: name, type, ...more });
const link = {
  kind: 'oneToOne',
  model: 'Vehicle',
  toField: 'id',
  onDelete: { action: 'CASCADE' },
  parentLink: true,
  reverse: { accessor: 'truck', queryName: 'truck' },
};
defineModel(registry, Vehicle, () => ({
  name: 'Vehicle',
  table: 'kept_vehicle',
  fields: [
    column('id', { kind: 'bigAuto' }, { primaryKey: true }),
    column('name', { kind: 'text' }),
    column('version', { kind: 'integer' }, { version: true, default: { kind: 'value', value: 1 } }),
  ],
  primaryKey: ['id'],
  ...names,
}) as never); // prettier-ignore
defineModel(registry, Truck, () => ({
  name: 'Truck',
  table: 'kept_truck',
  fields: [
    { name: 'vehiclePtr', attribute: 'vehiclePtrId', column: 'vehicle_ptr_id', type: { kind: 'bigAuto' }, primaryKey: true, relation: link },
    column('load', { kind: 'integer' }),
  ],
  primaryKey: ['vehiclePtr'],
  parents: [{ model: 'Vehicle', link: 'vehiclePtr' }],
  ...names,
}) as never); // prettier-ignore

describeEachDatabase('a save() of a multi-table child that fails', (database) => {
  const trucks = Truck.objects as unknown as Rows;
  beforeAll(async () => {
    await configure({ databases: { default: database.url }, routers: [] });
    await createTables(registry);
  }, 60_000);
  afterAll(() => configure({ databases: {} }));

  // The row of the parent was written, and its transaction rolled back: a raised version would be refused as stale ever after.
  test('leaves the version as it was', async () => {
    const truck = await trucks.create({ name: 'a', load: 1 });
    const stored = async () => {
      const { name, load, version } = await trucks.get({ pk: truck.pk });
      return { name, load, version };
    };
    truck.name = 'b';
    truck.load = null;
    await expect(truck.save()).rejects.toThrow(IntegrityError);
    expect(truck.version).toBe(1);
    expect(await stored()).toEqual({ name: 'a', load: 1, version: 1 });
    truck.load = 2;
    await truck.save();
    expect(truck.version).toBe(2);
    expect(await stored()).toEqual({ name: 'b', load: 2, version: 2 });
  });
});
