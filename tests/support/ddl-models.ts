import type { ColumnTypeIR, ExpressionIR, FieldIR, KeyRelationIR, ModelIR, OnDeleteIR, SchemaIR } from '../../schema/ir/index.js';

const source = { file: 'schema.ts', line: 1, column: 1 };

export function schemaOf(...models: readonly ModelIR[]): SchemaIR {
  return { version: 1, models };
}

export function model(name: string, fields: readonly FieldIR[], more: Partial<ModelIR> = {}): ModelIR {
  return { name, table: name.toLowerCase(), fields, primaryKey: ['id'], verboseName: name, verboseNamePlural: name, source, ...more };
}

export function field(name: string, type: ColumnTypeIR, more: Partial<FieldIR> = {}): FieldIR {
  return { name, attribute: name, column: name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), type, source, ...more };
}

export const id = field('id', { kind: 'bigAuto' }, { primaryKey: true });

interface KeyOptions {
  readonly toField?: string;
  readonly kind?: KeyRelationIR['kind'];
  readonly onDelete?: Exclude<OnDeleteIR['action'], 'SET'>;
  readonly constraint?: false;
}

export function key(name: string, target: string, options: KeyOptions = {}, more: Partial<FieldIR> = {}): FieldIR {
  const { toField = 'id', kind = 'foreignKey', onDelete = 'CASCADE', constraint } = options;
  return {
    ...field(name, { kind: 'bigAuto' }),
    attribute: `${name}Id`,
    column: `${name}_id`,
    ...(kind === 'foreignKey' ? { index: true as const } : {}),
    relation: {
      kind,
      model: target,
      toField,
      onDelete: { action: onDelete },
      reverse: { accessor: null, queryName: `${name}+` },
      ...(constraint === undefined ? {} : { constraint }),
    },
    ...more,
  };
}

export const path = (name: string): ExpressionIR => ({ kind: 'path', path: name });
export const value = (constant: string | number | boolean | null): ExpressionIR => ({ kind: 'value', value: constant });
export const call = (name: string, ...operands: readonly ExpressionIR[]): ExpressionIR => ({ kind: 'call', name, arguments: operands });
export const lookup = (name: string, constant: string | number | boolean | null | readonly (string | number)[]): ExpressionIR => ({
  kind: 'lookup',
  path: name,
  value: { kind: 'value', value: constant },
});
export const all = (...children: readonly ExpressionIR[]): ExpressionIR => ({
  kind: 'condition',
  connector: 'AND',
  negated: false,
  children,
});
const not = (...children: readonly ExpressionIR[]): ExpressionIR => ({
  kind: 'condition',
  connector: 'AND',
  negated: true,
  children,
});

/** A shop with most of what a table can have. */
const seller = model(
  'Seller',
  [
    id,
    field('email', { kind: 'email', maxLength: 254 }, { unique: true }),
    field('name', { kind: 'char', maxLength: 50 }),
    field('active', { kind: 'boolean' }),
  ],
  {
    dbTableComment: "Who sells, it's said?",
    constraints: [
      { kind: 'unique', name: 'uniq_active_name', fields: ['name'], expressions: [], condition: all(lookup('active', true)), source },
      { kind: 'unique', name: 'uniq_email_ci', fields: [], expressions: [call('Lower', path('email'))], source },
    ],
  },
);

const item = model(
  'Item',
  [
    id,
    key('seller', 'Seller', { onDelete: 'DB_CASCADE' }),
    field('title', { kind: 'char', maxLength: 80 }, { index: true }),
    field('mood', { kind: 'enum', name: 'item_mood', values: ['good', "it's bad"] }, { dbDefault: value('good') }),
    field('stock', { kind: 'positiveInteger' }, { dbDefault: value(0), dbComment: "Counted nightly, isn't it? In C:\\stock." }),
    field('price', { kind: 'decimal', maxDigits: 10, decimalPlaces: 2 }, { null: true }),
    field('settings', { kind: 'json' }, { dbDefault: { kind: 'value', value: { a: [1] } } }),
    field('addedAt', { kind: 'dateTime' }, { dbDefault: call('Now') }),
    field(
      'worth',
      { kind: 'decimal', maxDigits: 14, decimalPlaces: 2 },
      {
        generated: { expression: { kind: 'combined', operator: '*', left: path('price'), right: path('stock') }, persist: true },
      },
    ),
  ],
  {
    indexes: [
      {
        name: 'item_new',
        terms: [
          { expression: path('seller'), descending: false },
          { expression: path('addedAt'), descending: true, nulls: 'last' },
        ],
        source,
      },
      { name: 'item_title_ci', terms: [{ expression: call('Upper', path('title')), descending: false }], source },
      {
        name: 'item_sold_out',
        terms: [{ expression: path('title'), descending: false }],
        condition: all(lookup('stock', 0)),
        include: ['price'],
        source,
      },
    ],
    constraints: [
      { kind: 'check', name: 'item_price', condition: all(lookup('price__gte', '0.50'), not(lookup('title', 'free'))), source },
      {
        kind: 'check',
        name: 'item_mood_or_stock',
        condition: {
          kind: 'condition',
          connector: 'OR',
          negated: false,
          children: [lookup('mood__in', ['good']), lookup('stock__range', [1, 9])],
        },
        source,
      },
      { kind: 'unique', name: 'uniq_seller_title', fields: ['seller', 'title'], expressions: [], deferrable: 'deferred', source },
    ],
  },
);

/** The two point at each other. */
const captain = model('Captain', [id, key('team', 'Team', {}, { null: true })]);
const team = model('Team', [id, key('captain', 'Captain', { kind: 'oneToOne', onDelete: 'SET_NULL' }, { null: true })]);

export const shop = schemaOf(item, seller);
export const circle = schemaOf(captain, team);
