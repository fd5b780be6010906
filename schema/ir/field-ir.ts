import type { ExpressionIR } from './expression-ir.js';
import type { Json } from './json.js';
import type { SourcePosition } from './positions.js';
import type { RelationIR } from './relation-ir.js';

/** The kinds of column that hold an integer. */
export type IntegerKind = 'integer' | 'smallInteger' | 'bigInteger' | 'positiveInteger' | 'positiveSmallInteger' | 'positiveBigInteger';
export type AutoKind = 'auto' | 'bigAuto' | 'smallAuto';
export type RangeKind = 'integerRange' | 'bigIntegerRange' | 'decimalRange' | 'dateRange' | 'dateTimeRange';

/** What a column holds. `kind` is the name under `fields` in the schema language. */
export type ColumnTypeIR =
  | { readonly kind: AutoKind | IntegerKind | RangeKind }
  | { readonly kind: 'boolean' | 'float' | 'date' | 'duration' | 'uuid' | 'hstore' | 'searchVector' | 'citext' }
  | { readonly kind: 'dateTime' | 'time' | 'date'; readonly autoNow?: boolean; readonly autoNowAdd?: boolean }
  | {
      readonly kind: 'char' | 'slug' | 'email' | 'url';
      readonly maxLength?: number;
      readonly collation?: string;
      readonly allowUnicode?: boolean;
    }
  | { readonly kind: 'text'; readonly maxLength?: number; readonly collation?: string }
  | { readonly kind: 'decimal'; readonly maxDigits?: number; readonly decimalPlaces?: number }
  | { readonly kind: 'binary'; readonly maxLength?: number }
  /** `typescript` is the written type argument: `Settings`; its imports are in the field's `imports`. */
  | { readonly kind: 'json'; readonly typescript?: string }
  | { readonly kind: 'ipAddress'; readonly protocol?: 'both' | 'ipv4' | 'ipv6'; readonly unpackIpv4?: boolean }
  | { readonly kind: 'array'; readonly base: ColumnTypeIR; readonly size?: number }
  | { readonly kind: 'vector' | 'halfVector' | 'sparseVector'; readonly dimensions?: number }
  | { readonly kind: 'bit'; readonly length?: number }
  /** A PostgreSQL enum type; elsewhere a checked string column. */
  | { readonly kind: 'enum'; readonly name: string; readonly values: readonly string[] };

export type ColumnKind = ColumnTypeIR['kind'];

/** A name that generated code must import to say a type or use a value: a module as the schema file wrote it, made relative to the project. */
export interface ImportIR {
  /** The imported name, or `default`. */
  readonly name: string;
  /** The local name, when it differs. */
  readonly alias?: string;
  /** A path relative to the project's root without its extension, or a package name. */
  readonly module: string;
  readonly external: boolean;
}

/** What a new instance holds when nothing was given. */
export type DefaultIR =
  | { readonly kind: 'value'; readonly value: Json; readonly type?: 'bigint' | 'decimal' | 'dateTime' }
  /** A generator of the vocabulary: `default: uuid4`. */
  | { readonly kind: 'builtin'; readonly name: 'uuid4' | 'uuid7' | 'now' | 'today' }
  /** A function of the user's, called per instance: `default: makeSlug`. */
  | { readonly kind: 'function'; readonly import: ImportIR };

export interface ChoiceIR {
  readonly value: Json;
  readonly label: string;
  /** The heading of a nested group of choices. */
  readonly group?: string;
}

/** A validator: one of the vocabulary's with its arguments, or a function of the user's. */
export type ValidatorIR =
  | { readonly kind: 'builtin'; readonly name: string; readonly arguments: readonly Json[] }
  | { readonly kind: 'function'; readonly import: ImportIR };

/**
 * One field of a model. Everything that is left out has the value that most fields have:
 * not null, not blank, no default, editable, validated, in the column named by `naming.ts`.
 */
export interface FieldIR {
  readonly name: string;
  /** The name of the property that holds the column's own value: `authorId` for a foreign key `author`, else the same as `name`. */
  readonly attribute: string;
  /** null for a field without a column of its own: many-to-many, generic relations, composite keys. */
  readonly column: string | null;
  /** The column's type; for a foreign key that of the field it points to (`bigAuto` for an automatic key, which does not make the foreign key count by itself). null when there is no column. */
  readonly type: ColumnTypeIR | null;
  readonly null?: true;
  readonly blank?: true;
  readonly primaryKey?: true;
  readonly unique?: true;
  /** A plain index of its own. Foreign keys have one unless told otherwise. */
  readonly index?: true;
  readonly editable?: false;
  readonly serialize?: false;
  readonly default?: DefaultIR;
  readonly dbDefault?: ExpressionIR;
  readonly choices?: readonly ChoiceIR[];
  readonly validators?: readonly ValidatorIR[];
  readonly errorMessages?: { readonly [code: string]: string };
  readonly uniqueForDate?: string;
  readonly uniqueForMonth?: string;
  readonly uniqueForYear?: string;
  readonly verboseName?: string;
  readonly helpText?: string;
  readonly dbComment?: string;
  /** GENERATED ALWAYS AS; never written. */
  readonly generated?: { readonly expression: ExpressionIR; readonly persist: boolean };
  readonly relation?: RelationIR;
  /** `fields.version()`: the counter of optimistic locking, raised and checked by each save. */
  readonly version?: true;
  /** The abstract base that declared it, when it is inherited by copy. */
  readonly inheritedFrom?: string;
  readonly doc?: string;
  readonly imports?: readonly ImportIR[];
  readonly source: SourcePosition;
}
