/** What an option holds; the reader of each is in build/option-reader.ts. */
export type OptionType =
  | 'boolean'
  | 'string'
  /** A whole number from 1. */
  | 'count'
  /** A whole number from 0. */
  | 'size'
  | 'any';

export interface FieldKind {
  /** Names of the arguments before the options; `names` when all arguments are field names. */
  readonly positional: readonly string[] | 'names';
  readonly options: { readonly [option: string]: OptionType };
}

/** Options of every field with a column. */
const COMMON = {
  null: 'boolean',
  blank: 'boolean',
  default: 'any',
  dbDefault: 'any',
  unique: 'boolean',
  dbIndex: 'boolean',
  dbColumn: 'string',
  dbComment: 'string',
  primaryKey: 'boolean',
  choices: 'any',
  validators: 'any',
  errorMessages: 'any',
  verboseName: 'string',
  helpText: 'string',
  editable: 'boolean',
  serialize: 'boolean',
  uniqueForDate: 'string',
  uniqueForMonth: 'string',
  uniqueForYear: 'string',
} as const satisfies { [option: string]: OptionType };

const NAMING = { relatedName: 'string', relatedQueryName: 'string', limitChoicesTo: 'any' } as const;
const KEY = { ...COMMON, ...NAMING, onDelete: 'any', toField: 'string', dbConstraint: 'boolean', parentLink: 'boolean' } as const;
const CLOCK = { ...COMMON, autoNow: 'boolean', autoNowAdd: 'boolean' } as const;
const TEXT = { ...COMMON, maxLength: 'count', dbCollation: 'string' } as const;

const plain: FieldKind = { positional: [], options: COMMON };

/** Every name under `fields`. */
export const FIELD_KINDS: { readonly [kind: string]: FieldKind | undefined } = Object.assign(
  Object.create(null) as { [kind: string]: FieldKind },
  {
    auto: plain,
    bigAuto: plain,
    smallAuto: plain,
    integer: plain,
    smallInteger: plain,
    bigInteger: plain,
    positiveInteger: plain,
    positiveSmallInteger: plain,
    positiveBigInteger: plain,
    float: plain,
    decimal: { positional: [], options: { ...COMMON, maxDigits: 'count', decimalPlaces: 'size' } },
    boolean: plain,
    char: { positional: [], options: TEXT },
    text: { positional: [], options: TEXT },
    slug: { positional: [], options: { ...TEXT, allowUnicode: 'boolean' } },
    email: { positional: [], options: TEXT },
    url: { positional: [], options: TEXT },
    uuid: plain,
    date: { positional: [], options: CLOCK },
    dateTime: { positional: [], options: CLOCK },
    time: { positional: [], options: CLOCK },
    duration: plain,
    binary: { positional: [], options: { ...COMMON, maxLength: 'count' } },
    json: plain,
    genericIPAddress: { positional: [], options: { ...COMMON, protocol: 'any', unpackIpv4: 'boolean' } },
    array: { positional: ['base'], options: { ...COMMON, size: 'count' } },
    integerRange: plain,
    bigIntegerRange: plain,
    decimalRange: plain,
    dateRange: plain,
    dateTimeRange: plain,
    hstore: plain,
    citext: plain,
    searchVector: plain,
    vector: { positional: [], options: { ...COMMON, dimensions: 'count' } },
    halfVector: { positional: [], options: { ...COMMON, dimensions: 'count' } },
    sparseVector: { positional: [], options: { ...COMMON, dimensions: 'count' } },
    bit: { positional: [], options: { ...COMMON, length: 'count' } },
    enum: { positional: ['name', 'values'], options: COMMON },
    version: { positional: [], options: { dbColumn: 'string', dbComment: 'string', verboseName: 'string', helpText: 'string' } },
    generated: {
      positional: [],
      options: {
        expression: 'any',
        outputField: 'any',
        dbPersist: 'boolean',
        null: 'boolean',
        unique: 'boolean',
        dbIndex: 'boolean',
        dbColumn: 'string',
        dbComment: 'string',
        verboseName: 'string',
        helpText: 'string',
      },
    },
    compositePrimaryKey: { positional: 'names', options: {} },
    foreignKey: { positional: ['model'], options: KEY },
    oneToOne: { positional: ['model'], options: KEY },
    manyToMany: {
      positional: ['model'],
      options: {
        ...NAMING,
        through: 'any',
        throughFields: 'any',
        symmetrical: 'boolean',
        dbTable: 'string',
        dbConstraint: 'boolean',
        blank: 'boolean',
        editable: 'boolean',
        serialize: 'boolean',
        verboseName: 'string',
        helpText: 'string',
      },
    },
    genericForeignKey: { positional: [], options: { models: 'any', typeField: 'string', keyField: 'string', forConcreteModel: 'boolean' } },
    genericRelation: { positional: ['model'], options: { typeField: 'string', keyField: 'string', relatedQueryName: 'string' } },
  } satisfies { [kind: string]: FieldKind },
);
