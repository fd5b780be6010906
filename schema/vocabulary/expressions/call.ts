import { Expression, type Operand, type Reads } from './expression.js';

/** A function of one expression. */
export type UnaryFunction = <T extends Operand>(expression: T) => Expression<Reads<T>>;
/** A function of two. */
export type BinaryFunction = <Left extends Operand, Right extends Operand>(
  left: Left,
  right: Right,
) => Expression<Reads<Left> | Reads<Right>>;
/** A function of two or more. */
export type VariadicFunction = <const T extends readonly [Operand, Operand, ...Operand[]]>(
  ...expressions: T
) => Expression<Reads<T[number]>>;
/** A function of an expression with a zone: `ExtractHour('at', { tzinfo: 'Europe/Berlin' })`. */
export type DateFunction = <T extends Operand>(expression: T, options?: { readonly tzinfo?: string }) => Expression<Reads<T>>;
/** A function of nothing. */
export type ConstantFunction = () => Expression<never>;

/** The one body of them all: an expression that holds its name and arguments, and an options object when that comes last. */
export function call(name: string): (...parameters: readonly unknown[]) => Expression<never> {
  return (...parameters) => {
    const last = parameters.at(-1);
    const hasOptions = typeof last === 'object' && last !== null && Object.getPrototypeOf(last) === Object.prototype;
    return hasOptions ? new Expression<never>(name, parameters.slice(0, -1), last) : new Expression<never>(name, parameters);
  };
}
