import { describe, expect, test } from '@jest/globals';
import { createDialect } from '../../../../../runtime/dialects/dialects.js';
import type { DdlCompiler, DialectName } from '../../../../../runtime/dialects/dialect.js';
import { NotSupportedError } from '../../../../../runtime/errors/database-error.js';
import type { ExpressionIR, ModelIR } from '../../../../../schema/ir/index.js';
import { all, call, field, id, key, lookup, model, path, schemaOf, value } from '../../../../support/ddl-models.js';

const source = { file: 'schema.ts', line: 1, column: 1 };
const versions: Record<DialectName, string> = { postgres: '15.4', mysql: '10.11.6-MariaDB', sqlite: '3.45.1' };
const compilers = new Map<string, DdlCompiler>();
for (const [name, version] of [...Object.entries(versions), ['postgres', '14.9']] as [DialectName, string][])
  compilers.set(version, await createDialect(name, version).ddl());

function ddlOf(
  dialect: DialectName,
  models: readonly ModelIR[],
  schema = schemaOf(...models),
  version = versions[dialect],
): readonly string[] {
  return compilers.get(version)!.createTables(models, schema).statements;
}

test('proxies and unmanaged models have no tables', () => {
  const place = model('Place', [id]);
  const models = [place, model('Near', [], { proxyFor: 'Place', table: 'place' }), model('Legacy', [id], { managed: false })];
  expect(ddlOf('sqlite', models)).toEqual(['CREATE TABLE "place" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT)']);
});

test('a key to a proxy refers to the table behind it, a key to an inherited field to the table of the parent', () => {
  const place = model('Place', [id, field('code', { kind: 'char', maxLength: 9 }, { unique: true })]);
  const cafe = model('Cafe', [key('placePtr', 'Place', { kind: 'oneToOne' }, { column: 'place_ptr_id' })], {
    primaryKey: ['placePtr'],
    parents: [{ model: 'Place', link: 'placePtr' }],
  });
  const near = model('Near', [], { proxyFor: 'Cafe', table: 'cafe' });
  const visit = model('Visit', [
    id,
    key('near', 'Near', { toField: 'placePtr' }),
    key('byCode', 'Cafe', { toField: 'code' }, { type: { kind: 'char', maxLength: 9 } }),
  ]);
  const [, , , sql] = ddlOf('postgres', [visit, near, cafe, place]);
  expect(sql).toContain('FOREIGN KEY ("near_id") REFERENCES "cafe" ("place_ptr_id")');
  expect(sql).toContain('FOREIGN KEY ("byCode_id") REFERENCES "place" ("code")');
});

test('composite primary keys, keys without constraints, join tables that must be unique', () => {
  const a = model('A', [id]);
  const line = model('Line', [key('a', 'A', { constraint: false }), field('number', { kind: 'smallInteger' })], {
    primaryKey: ['a', 'number'],
  });
  const join = model('Join', [id, key('left', 'A'), key('right', 'A')], { autoCreated: { model: 'A', field: 'others' } });
  const sql = ddlOf('mysql', [a, line, join]).join('\n');
  expect(sql).toContain('`number` smallint NOT NULL, PRIMARY KEY (`a_id`, `number`)) DEFAULT');
  expect(sql).toMatch(/CREATE INDEX `line_a_id_\w+_idx` ON `line` \(`a_id`\)/);
  expect(sql).toMatch(/CONSTRAINT `join_left_id_right_id_\w+_uniq` UNIQUE \(`left_id`, `right_id`\)/);
});

describe('options of functions in a table', () => {
  const computed = (dialect: DialectName, expression: ExpressionIR): string => {
    const fields = [id, field('price', { kind: 'float' }), field('at', { kind: 'dateTime' })];
    const one = field('one', { kind: 'float' }, { generated: { expression, persist: true } });
    return /GENERATED ALWAYS AS \((.*)\) STORED/.exec(ddlOf(dialect, [model('M', [...fields, one])])[0]!)![1]!;
  };
  const given = (name: string, column: string, options: object): ExpressionIR =>
    ({ kind: 'call', name, arguments: [path(column)], options }) as ExpressionIR;

  test('the precision of Round', () => {
    expect(computed('mysql', given('Round', 'price', { precision: 1 }))).toBe('ROUND(`price`, 1)');
    expect(computed('sqlite', given('Round', 'price', {}))).toBe('ROUND("price")');
  });

  test('the type of Value', () => {
    const five: ExpressionIR = { kind: 'call', name: 'Value', arguments: [value(5)], options: { outputField: { kind: 'integer' } } };
    expect(computed('postgres', five)).toBe('5');
  });

  test('the time zone of a part of a date', () => {
    const hour = given('ExtractHour', 'at', { tzinfo: 'Europe/Berlin' });
    expect(computed('postgres', hour)).toBe(`EXTRACT(HOUR FROM "at" AT TIME ZONE 'Europe/Berlin')`);
    expect(() => computed('sqlite', hour)).toThrow(/DATABASE\.NOT_SUPPORTED: SQLite .*time zones \(Europe\/Berlin was asked for\)/);
  });
});

describe('what a database cannot keep is refused with its name and a way out', () => {
  const unique = (more: object, fields = [id, field('a', { kind: 'integer' }, { null: true })]): ModelIR =>
    model('M', fields, { constraints: [{ kind: 'unique', name: 'uniq_a', fields: ['a'], expressions: [], source, ...more }] });
  const exclusion = model('M', [id, field('a', { kind: 'integer' })], {
    constraints: [{ kind: 'exclusion', name: 'no_twins', expressions: [{ expression: path('a'), operator: '=' }], source }],
  });
  const long = model('M', [id, field('a', { kind: 'text' }, { unique: true })]);
  const array = model('M', [id, field('a', { kind: 'array', base: { kind: 'integer' } })]);
  const setDefault = model('M', [id, key('other', 'M', { onDelete: 'DB_SET_DEFAULT' }, { dbDefault: value(1) })]);

  test.each<[DialectName, ModelIR, string]>([
    ['sqlite', unique({ nullsDistinct: false }), 'SQLite 3.45.1 cannot keep nullsDistinct: false of uniq_a of M.\nForbid NULL'],
    ['mysql', unique({ nullsDistinct: false }), 'MariaDB 10.11 cannot keep nullsDistinct: false of uniq_a of M.'],
    ['sqlite', exclusion, 'SQLite 3.45.1 cannot keep the exclusion constraint no_twins of M.\nOnly PostgreSQL'],
    ['mysql', long, 'MariaDB 10.11 cannot keep M.a unique.\nIt indexes no text column: use fields.char({ maxLength }).'],
    ['mysql', array, 'MariaDB has no column type for fields.array().'],
    ['mysql', setDefault, 'MariaDB 10.11 cannot keep DB_SET_DEFAULT of M.other.'],
    ['mysql', unique({ condition: all(lookup('id__gt', 1)) }, [id, field('a', { kind: 'text' })]), 'It indexes no text column'],
  ])('%s', (dialect, refused, message) => {
    expect(() => ddlOf(dialect, [refused])).toThrow(NotSupportedError);
    expect(() => ddlOf(dialect, [refused])).toThrow(message);
  });

  test('PostgreSQL keeps nullsDistinct from version 15 on', () => {
    const equalNulls = unique({ nullsDistinct: false });
    expect(ddlOf('postgres', [equalNulls])[0]).toContain('CONSTRAINT "uniq_a" UNIQUE NULLS NOT DISTINCT ("a")');
    expect(() => ddlOf('postgres', [equalNulls], undefined, '14.9')).toThrow('PostgreSQL 14.9 cannot keep nullsDistinct');
  });

  test('a path to another table', () => {
    const check = model('M', [id, key('other', 'M')], {
      constraints: [{ kind: 'check', name: 'far', condition: all(lookup('parent__id', 1)), source }],
    });
    expect(() => ddlOf('sqlite', [check])).toThrow(
      "the constraint far of M holds the path 'parent__id', which no table definition can hold.",
    );
  });
});

describe('PostgreSQL', () => {
  test('extensions and enum types come first, types that others use are caught', () => {
    const moody = model(
      'Moody',
      [id, field('mood', { kind: 'array', base: { kind: 'enum', name: 'mood', values: ['ok'] } }), field('tags', { kind: 'hstore' })],
      {
        indexes: [
          {
            name: 'moody_trgm',
            terms: [{ expression: path('mood'), descending: false }],
            method: 'gin',
            opclasses: ['gin_trgm_ops'],
            source,
          },
        ],
      },
    );
    const other = model('Other', [id, field('mood', { kind: 'enum', name: 'mood', values: ['ok'] })]);
    const schema = schemaOf(moody, other);
    expect(ddlOf('postgres', [moody], schema).slice(0, 3)).toEqual([
      'CREATE EXTENSION IF NOT EXISTS "hstore"',
      'CREATE EXTENSION IF NOT EXISTS "pg_trgm"',
      `DO $enum$ BEGIN CREATE TYPE "mood" AS ENUM ('ok'); EXCEPTION WHEN duplicate_object THEN NULL; END $enum$`,
    ]);
    expect(compilers.get(versions.postgres)!.dropTables([moody], schema)).toEqual(['DROP TABLE IF EXISTS "moody"']);
  });

  test('expressions', () => {
    const check = (condition: ExpressionIR): string => {
      const fields = [
        id,
        field('a', { kind: 'integer' }),
        field('b', { kind: 'char', maxLength: 9 }, { null: true }),
        field('at', { kind: 'dateTime' }),
        field('j', { kind: 'json' }),
      ];
      const [sql = ''] = ddlOf('postgres', [
        model('M', fields, { constraints: [{ kind: 'check', name: 'c', condition: all(condition), source }] }),
      ]);
      return /CONSTRAINT "c" CHECK \((.*)\)\)$/.exec(sql)?.[1] ?? sql;
    };
    expect(check(lookup('a__in', [1, 2]))).toBe('"a" IN (1, 2)');
    expect(check(lookup('b__isnull', false))).toBe('"b" IS NOT NULL');
    expect(check(lookup('b', null))).toBe('"b" IS NULL');
    expect(check(lookup('b__startswith', 'x'))).toBe(`"b" LIKE 'x%'`);
    expect(check(lookup('at__lt', '2024-01-01T00:00:00Z'))).toBe(`"at" < '2024-01-01T00:00:00.000Z'`);
    // As in queries: a NULL is not 'x', and the negation holds for it.
    expect(check({ kind: 'condition', connector: 'AND', negated: true, children: [lookup('b', 'x')] })).toBe(
      `NOT ("b" = 'x' AND "b" IS NOT NULL)`,
    );
    expect(check({ kind: 'lookup', path: 'a__gt', value: { kind: 'combined', operator: '+', left: path('id'), right: value(1) } })).toBe(
      '"a" > ("id" + 1)',
    );
    expect(check({ kind: 'call', name: 'Compare', arguments: [call('Length', path('b')), value(3)], options: { lookup: 'lte' } })).toBe(
      'CHAR_LENGTH("b") <= 3',
    );
  });
});
