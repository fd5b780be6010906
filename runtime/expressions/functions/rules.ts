import { combinedType } from '../combined-type.js';
import type { ValueType } from '../../sql/ast/index.js';
import type { FunctionRule } from '../function-expression.js';

const TEXT: ValueType = { kind: 'text' };
const INTEGER: ValueType = { kind: 'integer' };
const FLOAT: ValueType = { kind: 'float' };
const DATE_TIME: ValueType = { kind: 'dateTime' };

const text = (name: string, ...rest: (ValueType | undefined)[]): FunctionRule => ({
  name,
  type: () => TEXT,
  parameterTypes: [TEXT, ...rest],
});
const float = (name: string): FunctionRule => ({ name, type: () => FLOAT });
const same = (name: string, nulls: NonNullable<FunctionRule['nulls']> = 'strict'): FunctionRule => ({ name, type: firstKnown, nulls });

/** The functions of Django's `django.db.models.functions`, by their names there. */
export const FUNCTION_RULES = {
  Lower: text('lower'),
  Upper: text('upper'),
  Length: { name: 'length', type: () => INTEGER, parameterTypes: [TEXT] },
  Concat: { name: 'concat', type: () => TEXT, nulls: 'never' },
  Trim: text('trim'),
  LTrim: text('ltrim'),
  RTrim: text('rtrim'),
  Left: text('left', INTEGER),
  Right: text('right', INTEGER),
  Substr: text('substr', INTEGER, INTEGER),
  Replace: text('replace', TEXT, TEXT),
  Reverse: text('reverse'),
  Repeat: text('repeat', INTEGER),
  LPad: text('lpad', INTEGER, TEXT),
  RPad: text('rpad', INTEGER, TEXT),
  StrIndex: { name: 'strindex', type: () => INTEGER, parameterTypes: [TEXT, TEXT] },
  MD5: text('md5'),
  SHA1: text('sha1'),
  SHA224: text('sha224'),
  SHA256: text('sha256'),
  SHA384: text('sha384'),
  SHA512: text('sha512'),
  Chr: { name: 'chr', type: () => TEXT, parameterTypes: [INTEGER] },
  Ord: { name: 'ord', type: () => INTEGER, parameterTypes: [TEXT] },
  Coalesce: { ...same('coalesce', 'any'), alike: true },
  Greatest: { ...same('greatest', 'any'), alike: true },
  Least: { ...same('least', 'any'), alike: true },
  NullIf: { ...same('nullif', 'always'), alike: true },
  Abs: same('abs'),
  Sign: same('sign'),
  Mod: { name: 'mod', type: ([left, right]) => combinedType('%', left!, right!) },
  Round: { name: 'round', type: rounded, parameterTypes: [undefined, INTEGER] },
  Ceil: { name: 'ceil', type: rounded },
  Floor: { name: 'floor', type: rounded },
  Sqrt: float('sqrt'),
  Power: float('power'),
  Exp: float('exp'),
  Ln: float('ln'),
  Log: float('log'),
  Pi: float('pi'),
  Random: float('random'),
  Sin: float('sin'),
  Cos: float('cos'),
  Tan: float('tan'),
  Cot: float('cot'),
  ASin: float('asin'),
  ACos: float('acos'),
  ATan: float('atan'),
  ATan2: float('atan2'),
  Degrees: float('degrees'),
  Radians: float('radians'),
  Now: { name: 'now', type: () => DATE_TIME },
  UUID4: { name: 'uuid4', type: () => ({ kind: 'uuid' }) },
  RandomUUID: { name: 'randomUuid', type: () => ({ kind: 'uuid' }) },
  TransactionNow: { name: 'transactionNow', type: () => DATE_TIME },
  UUID7: { name: 'uuid7', type: () => ({ kind: 'uuid' }) },
} satisfies Readonly<Record<string, FunctionRule>>;

/** What a whole number is of: decimals and big integers stay what they are. */
function rounded([type]: readonly ValueType[]): ValueType {
  if (type!.kind === 'decimal') return { kind: 'decimal' };
  return type!.kind === 'bigInteger' || type!.kind === 'positiveBigInteger' ? { kind: 'bigInteger' } : FLOAT;
}

/** The type of the first argument that has one. */
function firstKnown(types: readonly ValueType[]): ValueType {
  return types.find((type) => type.kind !== 'unknown') ?? types[0]!;
}
