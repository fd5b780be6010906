import * as vocabulary from '../../../schema/index.js';

const {
  Case,
  CheckConstraint,
  Coalesce,
  ExclusionConstraint,
  F,
  fields,
  Func,
  GinIndex,
  Index,
  manager,
  Model,
  Q,
  SET,
  UniqueConstraint,
  uuid4,
  validators,
  Value,
  When,
} = vocabulary;

const FIELDS = [
  ...[
    'auto',
    'bigAuto',
    'smallAuto',
    'char',
    'text',
    'slug',
    'email',
    'url',
    'uuid',
    'integer',
    'smallInteger',
    'bigInteger',
    'positiveInteger',
  ],
  ...[
    'positiveSmallInteger',
    'positiveBigInteger',
    'float',
    'decimal',
    'boolean',
    'date',
    'dateTime',
    'time',
    'duration',
    'binary',
    'json',
  ],
  ...[
    'genericIPAddress',
    'foreignKey',
    'oneToOne',
    'manyToMany',
    'genericForeignKey',
    'genericRelation',
    'generated',
    'compositePrimaryKey',
  ],
  ...[
    'array',
    'integerRange',
    'bigIntegerRange',
    'decimalRange',
    'dateRange',
    'dateTimeRange',
    'hstore',
    'citext',
    'searchVector',
    'vector',
    'halfVector',
    'sparseVector',
    'bit',
  ],
  ...['enum', 'version'],
];

const VALIDATORS = [
  ...[
    'minValue',
    'maxValue',
    'stepValue',
    'minLength',
    'maxLength',
    'regex',
    'email',
    'url',
    'slug',
    'unicodeSlug',
    'ipv4',
    'ipv6',
    'ipv46',
  ],
  ...['integer', 'decimal', 'integerList', 'fileExtension', 'prohibitNullCharacters', 'keys', 'arrayMinLength', 'arrayMaxLength'],
  ...['rangeMinValue', 'rangeMaxValue'],
];

const FUNCTIONS = [
  ...['Abs', 'ACos', 'ASin', 'ATan', 'ATan2', 'Cast', 'Ceil', 'Chr', 'Coalesce', 'Collate', 'Concat', 'Cos', 'Cot', 'Degrees', 'Exp'],
  ...['ExpressionWrapper', 'Extract', 'ExtractDay', 'ExtractHour', 'ExtractIsoWeekDay', 'ExtractIsoYear', 'ExtractMinute', 'ExtractMonth'],
  ...[
    'ExtractQuarter',
    'ExtractSecond',
    'ExtractWeek',
    'ExtractWeekDay',
    'ExtractYear',
    'Floor',
    'Func',
    'Greatest',
    'JSONArray',
    'JSONObject',
  ],
  ...['Least', 'Left', 'Length', 'Ln', 'Log', 'Lower', 'LPad', 'LTrim', 'MD5', 'Mod', 'Now', 'NullIf', 'OpClass', 'Ord', 'Pi', 'Power'],
  ...['Radians', 'Random', 'Repeat', 'Replace', 'Reverse', 'Right', 'Round', 'RPad', 'RTrim', 'SearchVector', 'SHA1', 'SHA224', 'SHA256'],
  ...['SHA384', 'SHA512', 'Sign', 'Sin', 'Sqrt', 'StrIndex', 'Substr', 'Tan', 'Trim', 'Trunc', 'TruncDate', 'TruncDay', 'TruncHour'],
  ...['TruncMinute', 'TruncMonth', 'TruncQuarter', 'TruncSecond', 'TruncTime', 'TruncWeek', 'TruncYear', 'Upper', 'UUID4', 'UUID7'],
];

const OTHERS = [
  ...[
    'BloomIndex',
    'BrinIndex',
    'BTreeIndex',
    'FullTextIndex',
    'HnswIndex',
    'IvfflatIndex',
    'Case',
    'CheckConstraint',
    'ContentType',
    'Deferrable',
    'ExclusionConstraint',
    'F',
    'fields',
  ],
  ...['GinIndex', 'GistIndex', 'HashIndex', 'Index', 'manager', 'Model', 'now', 'Q', 'SET', 'SpGistIndex', 'today', 'UniqueConstraint'],
  ...['uuid4', 'uuid7', 'validators', 'Value', 'When'],
];

type Loose = Readonly<Record<string, (...parameters: unknown[]) => unknown>>;

class Thing extends Model {
  name = fields.char({ maxLength: 3 });
}

describe('the door of schema files', () => {
  it('has these exports and no others', () => {
    expect(Object.keys(vocabulary).sort()).toEqual([...FUNCTIONS, ...OTHERS].sort());
  });

  it('has these fields and no others', () => {
    expect(Object.keys(fields).sort()).toEqual([...FIELDS].sort());
  });

  it('has these validators and no others', () => {
    expect(Object.keys(validators).sort()).toEqual([...VALIDATORS].sort());
  });

  it('has no raw SQL', () => {
    expect(vocabulary).not.toHaveProperty('RawSQL');
  });
});

describe('declarations are frozen data', () => {
  it.each(FIELDS)('fields.%s', (kind) => {
    const declared = (fields as unknown as Loose)[kind]?.('first', { null: true }) as { kind: string; options: object };
    expect(declared.kind).toBe(kind);
    expect(Object.isFrozen(declared)).toBe(true);
    expect(Object.isFrozen(declared.options)).toBe(true);
  });

  it.each(VALIDATORS)('validators.%s', (name) => {
    const declared = (validators as unknown as Loose)[name]?.(1, 2) as { name: string; arguments: unknown[] };
    expect(declared).toMatchObject({ kind: 'validator', name });
    expect(Object.isFrozen(declared)).toBe(true);
    expect(Object.isFrozen(declared.arguments)).toBe(true);
  });

  it.each(FUNCTIONS)('%s', (name) => {
    const declared = (vocabulary as unknown as Loose)[name]?.('a', 'b', { tzinfo: 'UTC' }) as { name: string; arguments: unknown[] };
    expect(declared).toMatchObject({ name, arguments: ['a', 'b'], options: { tzinfo: 'UTC' } });
    expect(Object.isFrozen(declared)).toBe(true);
    expect(Object.isFrozen(declared.arguments)).toBe(true);
  });

  it('keeps options and targets as they were written, without what the author still holds', () => {
    const choices = ['a', 'b'];
    const declared = fields.char({ choices, default: 'a' });
    choices.push('c');
    expect(declared).toEqual({ kind: 'char', options: { choices: ['a', 'b'], default: 'a' } });
    expect(fields.foreignKey(Thing, { onDelete: SET(1) })).toEqual({
      kind: 'foreignKey',
      target: Thing,
      options: { onDelete: { kind: 'SET', value: 1 } },
    });
    expect(fields.array(fields.integer(), { size: 2 }).options).toEqual({ base: fields.integer(), size: 2 });
    expect(fields.enum('mood', ['sad']).options).toEqual({ name: 'mood', values: ['sad'] });
    expect(fields.compositePrimaryKey('a', 'b').options).toEqual({ names: ['a', 'b'] });
    expect(uuid4).toEqual({ kind: 'defaultGenerator', name: 'uuid4' });
  });

  it('builds trees of expressions', () => {
    const condition = Q({ a__gt: 1 }).and(F('b').mul(2).gt('c').not());
    expect(condition).toMatchObject({
      name: 'AND',
      arguments: [{ name: 'Q' }, { name: 'NOT', arguments: [{ name: 'gt', arguments: [{ name: '*' }, 'c'] }] }],
    });
    const branches = Case(When({ a: 1 }, { then: 'b' }), { default: Value(0) });
    expect(branches).toMatchObject({
      name: 'Case',
      arguments: [{ name: 'When', options: { then: 'b' } }],
      options: { default: { name: 'Value', arguments: [0] } },
    });
    expect(F('a').desc({ nullsLast: true })).toMatchObject({ descending: true, options: { nullsLast: true } });
    expect(Func('a', { function: 'f' }).options).toEqual({ function: 'f' });
  });

  it('has an expression for each operator', () => {
    const names = [
      'add',
      'sub',
      'mul',
      'div',
      'mod',
      'pow',
      'bitAnd',
      'bitOr',
      'bitXor',
      'bitLeftShift',
      'bitRightShift',
      'eq',
      'gt',
      'gte',
      'lt',
      'lte',
    ] as const;
    const symbols = names.map((name) => F('a')[name](1).name);
    expect(symbols).toEqual(['+', '-', '*', '/', '%', '^', '&', '|', '#', '<<', '>>', 'exact', 'gt', 'gte', 'lt', 'lte']);
    expect(F('a').ne(1)).toMatchObject({ name: 'NOT', arguments: [{ name: 'exact' }] });
    expect(F('a').neg()).toMatchObject({ name: '*', arguments: [{ name: 'F' }, -1] });
    expect(Q({ a: 1 }).or(Q({ b: 1 })).name + Q({ a: 1 }).xor(Q({ b: 1 })).name).toBe('ORXOR');
  });

  it('holds indexes and constraints as expressions and options', () => {
    expect(new Index({ fields: ['a'] })).toMatchObject({ expressions: [], options: { fields: ['a'] } });
    expect(new GinIndex(Coalesce('a', 'b'), { name: 'n' })).toMatchObject({ expressions: [{ name: 'Coalesce' }], options: { name: 'n' } });
    const constraints = [
      new UniqueConstraint(F('a'), { name: 'u' }),
      new CheckConstraint({ condition: Q({ a: 1 }), name: 'c' }),
      new ExclusionConstraint({ expressions: [['a', '=']], name: 'e' }),
    ];
    expect(constraints.map((constraint) => constraint.options['name'])).toEqual(['u', 'c', 'e']);
    expect(constraints.every((constraint) => Object.isFrozen(constraint) && Object.isFrozen(constraint.options))).toBe(true);
  });

  it('names a manager class without calling it', () => {
    class Calls {
      constructor() {
        throw new Error('called');
      }
    }
    expect(manager(Calls)).toEqual({ kind: 'manager', managerClass: Calls });
    expect(manager()).toEqual({ kind: 'manager' });
  });
});

describe('a model', () => {
  it('has no instances, and says where they are', () => {
    expect(() => (Thing as unknown as { readonly objects: unknown }).objects).toThrow(/Thing is a schema declaration and has no rows/);
    expect(() => new Thing()).toThrow(/SCHEMA\.CONSTRUCTED: Thing is a schema declaration.*Import Thing from the generated models/);
  });
});
