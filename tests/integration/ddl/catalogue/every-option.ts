import type { SchemaIR } from '../../../../schema/ir/index.js';
import type { TestDatabase } from '../../../support/databases.js';
import { all, call, field, id, key, lookup, model, path, schemaOf, value } from '../../../support/ddl-models.js';

const source = { file: 'schema.ts', line: 1, column: 1 };
const named = { expressions: [], source };
export const COLLATIONS = { postgres: 'C', mysql: 'utf8mb4_bin', sqlite: 'NOCASE' };

/** What the other schemas do not ask of a table; the names of collations are those of the database. */
export function everyOption(dialect: TestDatabase['dialect']): SchemaIR {
  const depot = model(
    'Depot',
    [
      id,
      field('code', { kind: 'char', maxLength: 20, collation: COLLATIONS[dialect] }, { unique: true, dbComment: "A 'code'" }),
      field('note', { kind: 'text', collation: COLLATIONS[dialect] }, { null: true }),
      field('slug', { kind: 'slug', maxLength: 30 }, { index: true }),
      field('rank', { kind: 'integer' }, { dbDefault: value(7) }),
      field('ratio', { kind: 'decimal', maxDigits: 6, decimalPlaces: 3 }, { dbDefault: { kind: 'value', value: '1.5', type: 'decimal' } }),
      field('label', { kind: 'char', maxLength: 40 }, { dbDefault: value("it's new") }),
      field('open', { kind: 'boolean' }, { dbDefault: value(true) }),
      field('since', { kind: 'dateTime' }, { dbDefault: call('Now') }),
      field('title', { kind: 'char', maxLength: 60 }, { generated: { expression: call('Upper', path('label')), persist: true } }),
      field(
        'double',
        { kind: 'integer' },
        { generated: { expression: { kind: 'combined', operator: '*', left: path('rank'), right: value(2) }, persist: false } },
      ),
      field('free', { kind: 'decimal' }, { null: true }),
    ],
    {
      dbTableComment: 'Where things are kept',
      indexes: [
        {
          name: 'depot_rank_slug',
          terms: [
            { expression: path('rank'), descending: true, nulls: 'last' },
            { expression: path('slug'), descending: false, nulls: 'first' },
            { expression: path('id'), descending: true },
          ],
          source,
        },
        {
          name: 'depot_open',
          terms: [{ expression: path('rank'), descending: false }],
          condition: all(lookup('open', true), lookup('label__startswith', 'x')),
          include: ['slug', 'label'],
          parameters: { fillfactor: 70 },
          source,
        },
        { name: 'depot_like', terms: [{ expression: path('label'), descending: false }], opclasses: ['varchar_pattern_ops'], source },
        { name: 'depot_hash', terms: [{ expression: path('slug'), descending: false }], method: 'hash', source },
        {
          name: 'depot_upper',
          terms: [
            { expression: call('Upper', path('slug')), descending: true },
            { expression: path('rank'), descending: false },
          ],
          source,
        },
      ],
      constraints: [
        { kind: 'unique', name: 'depot_at_once', fields: ['slug', 'rank'], deferrable: 'immediate', ...named },
        { kind: 'unique', name: 'depot_later', fields: ['label', 'rank'], deferrable: 'deferred', ...named },
        { kind: 'unique', name: 'depot_few', fields: ['slug'], condition: all(lookup('rank__gt', 3)), ...named },
        { kind: 'check', name: 'depot_rank_or_label', condition: all(lookup('rank__gte', 0), lookup('label__in', ['a', 'b'])), source },
      ],
    },
  );
  const covered = model('Covered', [id, field('slug', { kind: 'slug', maxLength: 30 }), field('rank', { kind: 'integer' })], {
    constraints: [
      { kind: 'unique', name: 'covered_slug', fields: ['slug'], include: ['rank'], opclasses: ['varchar_pattern_ops'], ...named },
    ],
  });
  const alike = model('Alike', [id, field('rank', { kind: 'integer' }, { null: true })], {
    constraints: [{ kind: 'unique', name: 'alike_rank', fields: ['rank'], nullsDistinct: false, ...named }],
  });
  const apart = model('Apart', [id, field('slug', { kind: 'slug', maxLength: 30 }), field('rank', { kind: 'integer' })], {
    constraints: [
      {
        kind: 'exclusion',
        name: 'apart_slug',
        expressions: [
          { expression: call('Lower', path('slug')), operator: '=' },
          { expression: path('rank'), operator: '<>' },
        ],
        include: ['id'],
        condition: all(lookup('rank__gt', 0)),
        deferrable: 'deferred',
        source,
      },
    ],
  });
  const keys = model('Keys', [
    id,
    key('cascade', 'Depot', { onDelete: 'DB_CASCADE' }),
    key('setNull', 'Depot', { onDelete: 'DB_SET_NULL' }, { null: true, column: 'set_null_id' }),
    key('loose', 'Depot', { constraint: false }),
    key('single', 'Depot', { kind: 'oneToOne' }),
    {
      ...key('byCode', 'Depot', { toField: 'code' }),
      type: { kind: 'char', maxLength: 20, collation: COLLATIONS[dialect] },
      column: 'by_code_id',
    },
    key('parent', 'Keys', { onDelete: 'PROTECT' }, { null: true }),
  ]);
  const fallback = model('Fallback', [id, key('depot', 'Depot', { onDelete: 'DB_SET_DEFAULT' }, { dbDefault: value(1) })]);
  const pair = model(
    'Pair',
    [key('depot', 'Depot'), field('number', { kind: 'positiveInteger' }), field('name', { kind: 'char', maxLength: 5 })],
    {
      primaryKey: ['depot', 'number'],
    },
  );
  return schemaOf(depot, covered, alike, apart, keys, fallback, pair);
}
