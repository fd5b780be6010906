import type { ValueType } from '../sql/ast/index.js';
import { BaseExpression } from './base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import { resolveAlike, resolveAs, RESOLVE_AS } from './resolve-as.js';
import { Slot } from './slot.js';
import type { Tracer } from './tracer.js';

export interface FunctionRule {
  /** The function's name in the SQL tree. */
  readonly name: string;
  /** The result's type, from those of the arguments. */
  readonly type: (types: readonly ValueType[]) => ValueType;
  /** `strict`: NULL when any argument is; `any`: only when all are; `never`: never NULL; `always`: may be NULL whatever comes in. Default strict. */
  readonly nulls?: 'strict' | 'any' | 'never' | 'always';
  /** What a bare value among the arguments is sent as, by its position; default: its own kind. */
  readonly parameterTypes?: readonly (ValueType | undefined)[];
  /** The argument that is like the first one, where it has no type of its own. */
  readonly likeFirst?: number;
  /** Are the arguments of one type, of which one comes back? */
  readonly alike?: true;
  /** What the name does not tell, of functions that users name: part of the shape. */
  readonly shape?: string;
  /** The function's own name in each database; those that are not here have none. */
  readonly perDialect?: Readonly<Record<string, string>>;
}

/** A database function over expressions: `Lower('title')`, `Coalesce('nickname', 'name')`. */
export class FunctionExpression extends BaseExpression {
  constructor(
    readonly rule: FunctionRule,
    readonly operands: readonly ExpressionNode[],
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.name(this.rule.name);
    if (this.rule.shape !== undefined) tracer.name(this.rule.shape);
    tracer.text(`(${this.operands.length}`);
    const operands = this.operands.map((operand) => operand[TRACE](tracer));
    tracer.text(')');
    return new FunctionExpression(this.rule, operands);
  }

  [RESOLVE](scope: Scope): Resolved {
    return this.#resolved(this.rule.alike === true ? resolveAlike(this.operands, scope, null) : this.#operands(scope));
  }

  [RESOLVE_AS](scope: Scope, type: ValueType): Resolved {
    return this.rule.alike === true ? this.#resolved(resolveAlike(this.operands, scope, type)) : this[RESOLVE](scope);
  }

  #operands(scope: Scope): Resolved[] {
    const { parameterTypes, likeFirst } = this.rule;
    const made: Resolved[] = [];
    const resolved = (operand: ExpressionNode, index: number): Resolved => {
      if (index === likeFirst) return resolveAs(operand, scope, made[0]!.type);
      const type = parameterTypes?.[index];
      if (type === undefined || !(operand instanceof Slot) || operand.isNull) return operand[RESOLVE](scope);
      return { node: operand.parameter(type, undefined, true), type, nullable: false, strict: [] };
    };
    this.operands.forEach((operand, index) => made.push(resolved(operand, index)));
    return made;
  }

  #resolved(resolved: readonly Resolved[]): Resolved {
    const { rule } = this;
    const argumentTypes = resolved.map((one) => one.type);
    const type = rule.type(argumentTypes);
    const nulls = rule.nulls ?? 'strict';
    return {
      node: {
        kind: 'function',
        name: rule.name,
        arguments: resolved.map((one) => one.node),
        argumentTypes,
        type,
        ...(rule.perDialect === undefined ? {} : { perDialect: rule.perDialect }),
      },
      type,
      nullable:
        nulls === 'strict'
          ? resolved.some((one) => one.nullable)
          : nulls === 'any'
            ? resolved.every((one) => one.nullable)
            : nulls === 'always',
      strict: nulls === 'strict' ? resolved.flatMap((one) => one.strict) : [],
    };
  }
}
