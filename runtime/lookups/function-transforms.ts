import type { FunctionRule } from '../expressions/function-expression.js';
import { FUNCTION_RULES } from '../expressions/functions/rules.js';
import type { Transform } from './lookup.js';

/** A function of one operand as a step of a path: `title__length__gt: 3` is `CHAR_LENGTH("title") > 3`. */
function called(rule: FunctionRule): Transform {
  return (operand) => {
    const type = rule.type([operand.type]);
    return {
      node: { kind: 'function', name: rule.name, arguments: [operand.node], argumentTypes: [operand.type], type },
      type,
      nullable: operand.nullable,
      strict: operand.strict,
    };
  };
}

export const textTransforms: Readonly<Record<string, Transform>> = {
  lower: called(FUNCTION_RULES.Lower),
  upper: called(FUNCTION_RULES.Upper),
  length: called(FUNCTION_RULES.Length),
  trim: called(FUNCTION_RULES.Trim),
  unaccent: called({ name: 'unaccent', type: () => ({ kind: 'text' }) }),
};

export const numberTransforms: Readonly<Record<string, Transform>> = { abs: called(FUNCTION_RULES.Abs) };
