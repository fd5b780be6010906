import { type Condition, Expression, type Head, type Operand, type Reads } from './expression.js';
import type { Lookups } from './q.js';
import type { Field } from '../field.js';

/** One branch of a `Case`. */
export class WhenBranch<out Paths extends string = string> extends Expression<Paths> {
  declare readonly branch: true;
}

/**
 * A branch: when the condition holds, `then`.
 * @example When({ status: 'draft' }, { then: Value(0) })
 * @see https://docs.djangoproject.com/en/stable/ref/models/conditional-expressions/#when
 */
export function When<const Entries extends Lookups, T extends Operand>(
  condition: Entries,
  options: { readonly then: T },
): WhenBranch<Head<keyof Entries & string> | Reads<T>>;
export function When<C extends string, T extends Operand>(condition: Condition<C>, options: { readonly then: T }): WhenBranch<C | Reads<T>>;
export function When(condition: object, options: object): WhenBranch {
  return new WhenBranch('When', [condition], options);
}

/**
 * The first branch whose condition holds, else the default (NULL when none is given).
 * @example Case(When({ views__gt: 1000 }, { then: Value('hot') }), { default: Value('cold'), outputField: fields.text() })
 * @see https://docs.djangoproject.com/en/stable/ref/models/conditional-expressions/#case
 */
export function Case<W extends string, T extends Operand = never>(
  ...parameters: [WhenBranch<W>, ...WhenBranch<W>[], CaseOptions<T>] | [WhenBranch<W>, ...WhenBranch<W>[]]
): Expression<W | Reads<T>> {
  const last = parameters.at(-1);
  return last instanceof WhenBranch ? new Expression('Case', parameters) : new Expression('Case', parameters.slice(0, -1), last);
}

interface CaseOptions<T extends Operand> {
  /** What no branch covers. Default: NULL. */
  readonly default?: T;
  /** The type of the result. Default: that of the branches. */
  readonly outputField?: Field;
}
