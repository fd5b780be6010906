import { BaseExpression } from './base-expression.js';
import { conditional, isFalse } from './conditions.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import { resolveAlike, RESOLVE_AS } from './resolve-as.js';
import { UNKNOWN, type ValueType } from '../sql/ast/index.js';
import type { Tracer } from './tracer.js';

/** One branch of a Case: `When({ status: 'draft' }, { then: Value(0) })`. */
export class WhenBranch {
  constructor(
    readonly condition: ExpressionNode,
    readonly then: ExpressionNode,
  ) {}
}

/** `CASE WHEN … THEN … ELSE … END`: the first branch that holds; branches that cannot hold are left out. */
export class CaseExpression extends BaseExpression {
  constructor(
    readonly branches: readonly WhenBranch[],
    readonly otherwise: ExpressionNode | null,
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('case(');
    const branches = this.branches.map(({ condition, then }) => {
      const traced = condition[TRACE](tracer);
      tracer.text('>');
      return new WhenBranch(traced, then[TRACE](tracer));
    });
    tracer.text('|');
    const otherwise = this.otherwise?.[TRACE](tracer) ?? null;
    tracer.text(')');
    return new CaseExpression(branches, otherwise);
  }

  [RESOLVE](around: Scope): Resolved {
    return this.#resolved(around, null);
  }

  [RESOLVE_AS](around: Scope, type: ValueType): Resolved {
    return this.#resolved(around, type);
  }

  #resolved(around: Scope, place: ValueType | null): Resolved {
    const scope = around.insideValue();
    const conditions = this.branches.map(({ condition }) => conditional(condition[RESOLVE](scope)));
    const values = resolveAlike([...this.branches.map(({ then }) => then), ...(this.otherwise === null ? [] : [this.otherwise])], scope, place); // prettier-ignore
    const all = conditions.map((when, index) => ({ when, then: values[index]! }));
    const last = this.otherwise === null ? null : values.at(-1)!;
    const isEnum = ({ type }: Resolved): boolean => type.kind === 'enum';
    const results = [...all.map(({ then }) => then), ...(last === null ? [] : [last])];
    // PostgreSQL has no CASE of enums and texts.
    const asText = results.some(isEnum) && !results.every(isEnum);
    const same = (one: Resolved): Resolved => (asText && isEnum(one) ? textOf(one) : one);
    const branches = all.filter(({ when }) => !isFalse(when.node)).map(({ when, then }) => ({ when, then: same(then) }));
    const otherwise = last === null ? null : same(last);
    // A branch that is left out still tells what the value is: what it is compared with is sent as that.
    const typed = [...branches.map(({ then }) => then), ...(otherwise === null ? [] : [otherwise]), ...all.map(({ then }) => then)].find(
      (one) => one.type.kind !== 'unknown',
    );
    if (branches.length === 0) {
      if (otherwise !== null) return { ...otherwise, type: typed?.type ?? UNKNOWN, strict: [] };
      return { node: { kind: 'literal', value: null }, type: typed?.type ?? UNKNOWN, nullable: true, strict: [] };
    }
    return {
      node: {
        kind: 'case',
        branches: branches.map(({ when, then }) => ({ when: when.node, then: then.node })),
        otherwise: otherwise?.node ?? null,
      },
      type: typed?.type ?? UNKNOWN,
      nullable: otherwise === null || otherwise.nullable || branches.some(({ then }) => then.nullable),
      strict: [],
    };
  }
}

const textOf = (value: Resolved): Resolved => ({
  ...value,
  node: { kind: 'cast', operand: value.node, type: { kind: 'text' } },
  type: { kind: 'text' },
});
