import type { Field } from '../field.js';
import { call } from './call.js';
import type { Expression, Operand, Reads } from './expression.js';

/** What `Func` must be told. */
export interface FuncOptions {
  /** The function's name in the database: a plain name, never SQL text. */
  readonly function: string;
  /** The type of its result. */
  readonly outputField?: Field;
  /** How many arguments it takes. Default: any number. */
  readonly arity?: number;
}

/**
 * Any other function of the database. All its arguments come first, its options last.
 * @example Func('title', { function: 'soundex', outputField: fields.text() })
 * @see https://docs.djangoproject.com/en/stable/ref/models/expressions/#func-expressions
 */
export const Func: <const T extends readonly Operand[]>(...parameters: [...T, FuncOptions]) => Expression<Reads<T[number]>> = call('Func');

/**
 * Names an expression's type where it cannot be told from its parts.
 * @example ExpressionWrapper(F('price').mul(1.2), { outputField: fields.float() })
 * @see https://docs.djangoproject.com/en/stable/ref/models/expressions/#expressionwrapper-expressions
 */
export const ExpressionWrapper: <T extends Operand>(expression: T, options: { readonly outputField: Field }) => Expression<Reads<T>> =
  call('ExpressionWrapper');
