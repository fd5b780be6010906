/** Of two kinds of number the wider is that of their sum; every kind of number is here. */
export const DECIMAL = 6;

export const WIDTH: Readonly<Record<string, number>> = {
  smallAuto: 1,
  smallInteger: 1,
  positiveSmallInteger: 1,
  auto: 2,
  integer: 2,
  positiveInteger: 2,
  count: 3,
  bigAuto: 3,
  bigInteger: 4,
  positiveBigInteger: 4,
  float: 5,
  decimal: DECIMAL,
};
