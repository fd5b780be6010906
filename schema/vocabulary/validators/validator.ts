declare const accepts: unique symbol;

/** A check of one value: one of `validators`, or an imported function that throws a ValidationError. */
export type Validator<Value> = BuiltinValidator<Value> | ((value: Value) => void);

/** One of `validators`. */
export interface BuiltinValidator<in Value> {
  readonly [accepts]?: (value: Value) => void;
  readonly kind: 'validator';
  readonly name: string;
  readonly arguments: readonly unknown[];
}
