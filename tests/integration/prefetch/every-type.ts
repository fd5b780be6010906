import type { ColumnTypeIR, FieldIR, KeyRelationIR } from '../../../schema/ir/index.js';
import * as orm from '../../../runtime/codegen.js';
import type { ValueType } from '../../../runtime/sql/ast/index.js';
import { field, id, key, model } from '../../support/ddl-models.js';

type Values = Readonly<Record<string, unknown>>;
type Row = Record<string, unknown>;

/** As much of a QuerySet as the tests of models without types need. */
export interface Rows extends PromiseLike<Row[]> {
  create(values: Values): Promise<Row>;
  bulkCreate(rows: readonly object[]): Promise<Row[]>;
  filter(conditions: Values): Rows;
  only(...fields: readonly string[]): Rows;
  orderBy(...fields: readonly string[]): Rows;
  annotate(expressions: Values): Rows;
  prefetchRelated(...relations: readonly unknown[]): Rows;
  prefetchStrategy(strategy: 'queries' | 'statement'): Rows;
}

export interface ModelOfRows {
  readonly objects: Rows;
  new (values: Values): Row;
}

/** Models with a nullable column of each type: a holder has samples, and a sample may have a twin. */
export interface EveryType {
  readonly registry: orm.Registry;
  readonly Holder: ModelOfRows;
  readonly Sample: ModelOfRows;
}

export function everyType(types: readonly ValueType[]): EveryType {
  const registry = new orm.Registry();
  const Holder = class extends orm.Model<orm.ModelSchema> {} as unknown as ModelOfRows;
  const Sample = class extends orm.Model<orm.ModelSchema> {} as unknown as ModelOfRows;
  const columns = types.map((type, index) => field(`v${index}`, type as ColumnTypeIR, { null: true }));
  orm.defineModel(registry, Holder, () => model('Holder', [id, field('name', { kind: 'text' })]));
  orm.defineModel(registry, Sample, () =>
    model('Sample', [
      id,
      withReverse(key('holder', 'Holder'), 'samples'),
      withReverse(key('twin', 'Sample', {}, { null: true }), 'twins'),
      ...columns,
    ]),
  );
  return { registry, Holder, Sample };
}

function withReverse(made: FieldIR, accessor: string): FieldIR {
  return { ...made, relation: { ...(made.relation as KeyRelationIR), reverse: { accessor, queryName: accessor } } };
}

/** What an instance holds, and what its relations lead to, as plain values. */
export function plain(instance: Row, ...relations: readonly string[]): Row {
  const made: Row = { ...instance };
  for (const name of relations) {
    const related = instance[name] as Row | Iterable<Row> | null;
    made[name] =
      related === null
        ? null
        : Symbol.iterator in related
          ? [...(related as Iterable<Row>)].map((one) => plain(one))
          : plain(related as Row);
  }
  return made;
}
