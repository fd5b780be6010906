import type { Scalar } from '../world/facts.js';

/** True, false, or the NULL that a comparison with NULL is. */
export type Truth = boolean | null;

export const not = (truth: Truth): Truth => (truth === null ? null : !truth);
export const all = (truths: readonly Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true);
export const any = (truths: readonly Truth[]): Truth => (truths.includes(true) ? true : truths.includes(null) ? null : false);
/** XOR: an odd number of them holds; what is NULL does not. */
export const odd = (truths: readonly Truth[]): Truth => truths.filter((truth) => truth === true).length % 2 === 1;

/** The values of a list of expressions: one that is NULL makes the answer NULL, unless another says it. */
export class Members extends Array<Scalar> {
  constructor(values: readonly Scalar[]) {
    super();
    this.push(...values);
  }
}

/** `value <lookup> wanted` */
export function compare(value: Scalar, lookup: string, wanted: Scalar | readonly Scalar[]): Truth {
  if (lookup === 'isnull') return (value === null) === wanted;
  if (wanted instanceof Members && lookup === 'in') return any([...wanted].map((one) => compare(value, 'exact', one)));
  if (wanted instanceof Members) return all([compare(value, 'gte', wanted[0]!), compare(value, 'lte', wanted[1]!)]);
  if (Array.isArray(wanted) && lookup === 'in') {
    const present = wanted.filter((one) => one !== null);
    return present.length === 0 ? false : value === null ? null : present.includes(value);
  }
  if (value === null || wanted === null) return null;
  switch (lookup) {
    case 'exact':
    case 'eq':
      return value === wanted;
    case 'ne':
      return value !== wanted;
    case 'gt':
      return value > (wanted as Scalar)!;
    case 'gte':
      return value >= (wanted as Scalar)!;
    case 'lt':
      return value < (wanted as Scalar)!;
    case 'lte':
      return value <= (wanted as Scalar)!;
    case 'range': {
      const [low, high] = wanted as readonly [Scalar, Scalar];
      return value >= low! && value <= high!;
    }
    case 'iexact':
      return String(value).toLowerCase() === String(wanted).toLowerCase();
    case 'istartswith':
      return String(value).toLowerCase().startsWith(String(wanted).toLowerCase());
    case 'iendswith':
      return String(value).toLowerCase().endsWith(String(wanted).toLowerCase());
    case 'contains':
      return String(value).includes(String(wanted));
    case 'icontains':
      return String(value).toLowerCase().includes(String(wanted).toLowerCase());
    case 'startswith':
      return String(value).startsWith(String(wanted));
    case 'endswith':
      return String(value).endsWith(String(wanted));
    default:
      throw new Error(`No lookup ${lookup}`);
  }
}

/** Lists of these have their NULLs. */
export const keepsNulls = (name: string): boolean => name === 'ArrayAgg' || name === 'JSONBAgg';

export function aggregate(name: string, values: readonly Scalar[], sample = false): Scalar {
  if (name === 'Count') return values.length;
  if (values.length === 0) return null;
  const numbers = values as readonly number[];
  const sum = () => numbers.reduce((total, value) => total + value, 0);
  switch (name) {
    case 'BoolAnd':
      return values.every((value) => value === true);
    case 'BoolOr':
      return values.includes(true);
    case 'StringAgg':
      return values.join(',');
    case 'BitAnd':
      return numbers.reduce((bits, value) => bits & value);
    case 'BitOr':
      return numbers.reduce((bits, value) => bits | value);
    case 'BitXor':
      return numbers.reduce((bits, value) => bits ^ value);
    case 'StdDev':
    case 'Variance': {
      if (sample && numbers.length === 1) return null;
      const mean = sum() / numbers.length;
      const variance = numbers.reduce((total, value) => total + (value - mean) ** 2, 0) / (numbers.length - (sample ? 1 : 0));
      return name === 'Variance' ? variance : Math.sqrt(variance);
    }
    case 'ArrayAgg':
    case 'JSONBAgg':
      return JSON.stringify(values);
    case 'Sum':
      return sum();
    case 'Avg':
      return sum() / values.length;
    case 'Max':
      return values.reduce((most, value) => (value! > most! ? value : most));
    default:
      return values.reduce((least, value) => (value! < least! ? value : least));
  }
}
