import type { ExpressionIR } from './expression-ir.js';
import type { ImportIR } from './field-ir.js';
import type { Json } from './json.js';

/** What happens to the rows that point at a deleted one. `SET` carries the value; the `DB_` ones are left to the database. */
export type OnDeleteIR =
  | {
      readonly action:
        'CASCADE' | 'PROTECT' | 'RESTRICT' | 'SET_NULL' | 'SET_DEFAULT' | 'DO_NOTHING' | 'DB_CASCADE' | 'DB_SET_NULL' | 'DB_SET_DEFAULT';
    }
  | {
      readonly action: 'SET';
      readonly value: Json;
      /** What gives the key, in place of the value. */
      readonly function?: ImportIR;
    };

export type RelationIR = KeyRelationIR | ManyToManyIR | GenericForeignKeyIR | GenericRelationIR;

interface ReverseNames {
  /** The property on the target, or null for a hidden reverse (`relatedName: '+'`). */
  readonly accessor: string | null;
  /** The path segment in queries from the target. That of a hidden reverse ends in `+`, so that no path can name it, unless relatedQueryName was given. */
  readonly queryName: string;
}

/** A foreign key or a one-to-one: the side that holds the column. */
export interface KeyRelationIR {
  readonly kind: 'foreignKey' | 'oneToOne';
  /** The target model's name. */
  readonly model: string;
  /** The name of the target's field that the column refers to (its primary key unless toField was given). */
  readonly toField: string;
  readonly onDelete: OnDeleteIR;
  readonly reverse: ReverseNames;
  /** false: the column is there, the constraint is not. */
  readonly constraint?: false;
  /** The link of multi-table inheritance. */
  readonly parentLink?: true;
  readonly limitChoicesTo?: ExpressionIR;
}

/** A many-to-many; its join table is always a model, declared or made (`ModelIR.autoCreated`). */
export interface ManyToManyIR {
  readonly kind: 'manyToMany';
  readonly model: string;
  readonly through: string;
  /** The foreign keys of the join model: to this model, to the target. */
  readonly throughFields: readonly [from: string, to: string];
  /** Only for a relation to itself: the two directions are one. */
  readonly symmetrical?: true;
  readonly reverse: ReverseNames;
  readonly limitChoicesTo?: ExpressionIR;
}

/** A pointer to a row of one of several models. */
export interface GenericForeignKeyIR {
  readonly kind: 'genericForeignKey';
  /** The models that it may point to, in the schema's order; they make the typed union. */
  readonly models: readonly string[];
  readonly typeField: string;
  readonly keyField: string;
}

/** The reverse of a generic foreign key. */
export interface GenericRelationIR {
  readonly kind: 'genericRelation';
  readonly model: string;
  readonly typeField: string;
  readonly keyField: string;
  /** The path segment from the model that holds the pointer; null when it has none. */
  readonly queryName: string | null;
}
