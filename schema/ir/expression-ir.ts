import type { Json } from './json.js';

/**
 * An expression as a schema declares it: in conditions, generated columns, database defaults, indexes and orderings.
 * The runtime turns it into its own expression objects; migrations compile it into DDL.
 */
export type ExpressionIR = PathIR | ValueIR | CallIR | CombinedIR | ConditionIR | LookupIR;

/** A field path, `F('views')` or a bare string where an expression takes a path. */
export interface PathIR {
  readonly kind: 'path';
  readonly path: string;
}

/** A constant. `type` tells apart what JSON cannot: big integers, decimals and dates are strings with a type. */
export interface ValueIR {
  readonly kind: 'value';
  readonly value: Json;
  readonly type?: 'bigint' | 'decimal' | 'dateTime';
}

/** A named function, aggregate or other expression class: `Lower('title')` is `{ kind: 'call', name: 'Lower', arguments: [path] }`. */
export interface CallIR {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly ExpressionIR[];
  /** The trailing options object. */
  readonly options?: { readonly [name: string]: Json | ExpressionIR };
}

/** `F('a').add(1)`: arithmetic and bit operators. */
export interface CombinedIR {
  readonly kind: 'combined';
  readonly operator: '+' | '-' | '*' | '/' | '%' | '^' | '&' | '|' | '#' | '<<' | '>>';
  readonly left: ExpressionIR;
  readonly right: ExpressionIR;
}

/** A `Q` tree node. */
export interface ConditionIR {
  readonly kind: 'condition';
  readonly connector: 'AND' | 'OR' | 'XOR';
  readonly negated: boolean;
  readonly children: readonly ExpressionIR[];
}

/** One `path__lookup: value` entry of a `Q`. The value of `in` and `range` is an array value or a list of expressions. */
export interface LookupIR {
  readonly kind: 'lookup';
  readonly path: string;
  readonly value: ExpressionIR | readonly ExpressionIR[];
}

/** One term of an ordering: `'-createdAt'`, or an expression with a direction. */
export interface OrderingIR {
  readonly expression: ExpressionIR | { readonly kind: 'random' };
  readonly descending: boolean;
  readonly nulls?: 'first' | 'last';
}
