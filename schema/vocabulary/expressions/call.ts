import { Expression, type Head, type Operand } from './expression.js';

/** A function of one expression. */
export type UnaryFunction = <Path extends string = never>(expression: Operand<Path>) => Expression<Head<Path>>;
/** A function of two. */
export type BinaryFunction = <Left extends string = never, Right extends string = never>(
  left: Operand<Left>,
  right: Operand<Right>,
) => Expression<Head<Left> | Head<Right>>;
/** A function of two or more. */
export type VariadicFunction = <Path extends string = never>(
  first: Operand<Path>,
  second: Operand<Path>,
  ...others: Operand<Path>[]
) => Expression<Head<Path>>;
/** A function of an expression with a zone: `ExtractHour('at', { tzinfo: 'Europe/Berlin' })`. */
export type DateFunction = <Path extends string = never>(
  expression: Operand<Path>,
  options?: { readonly tzinfo?: string },
) => Expression<Head<Path>>;
/** A function of nothing. */
export type ConstantFunction = () => Expression<never>;

/** The one body of them all: an expression that holds its name and arguments, and an options object when that comes last. */
export function call(name: string): (...parameters: unknown[]) => Expression<never> {
  return (...parameters) => {
    const last = parameters.at(-1);
    const hasOptions = typeof last === 'object' && last !== null && Object.getPrototypeOf(last) === Object.prototype;
    return hasOptions ? new Expression<never>(name, parameters.slice(0, -1), last) : new Expression<never>(name, parameters);
  };
}
