import { FieldError, QueryError } from '../errors/query-error.js';
import type { ExpressionSqlNode, ValueType } from '../sql/ast/index.js';
import { BaseExpression } from './base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import type { Tracer } from './tracer.js';

const JSON_TYPE: ValueType = { kind: 'json' };
const TEXT: ValueType = { kind: 'text' };

/** `JSONB_BUILD_OBJECT('title', "post"."title")`, `JSONB_BUILD_ARRAY(…)`. The keys are part of the shape and stand as literals. */
export class JsonBuildExpression extends BaseExpression {
  constructor(
    /** null: a list. */
    readonly keys: readonly string[] | null,
    readonly members: readonly ExpressionNode[],
  ) {
    super();
    const bad = keys?.find((key) => key.includes('\0'));
    if (bad !== undefined)
      throw new QueryError({ code: 'QUERY.BAD_JSON_KEY', message: `The key ${JSON.stringify(bad)} of JSONObject holds a NUL character.` });
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`json${this.keys === null ? '[' : '{'}${this.members.length}:`);
    const members = this.members.map((member, index) => {
      if (this.keys !== null) tracer.name(this.keys[index]!);
      return member[TRACE](tracer);
    });
    tracer.text('}');
    return new JsonBuildExpression(this.keys, members);
  }

  [RESOLVE](scope: Scope): Resolved {
    const members = this.members.map((member) => member[RESOLVE](scope));
    members.forEach(refuseBytes);
    const { keys } = this;
    const pairs = members.map(({ node, type }, index): readonly (readonly [ExpressionSqlNode, ValueType])[] =>
      keys === null
        ? [[node, type]]
        : [
            [{ kind: 'literal', value: keys[index]! }, TEXT],
            [node, type],
          ],
    );
    return {
      node: {
        kind: 'function',
        name: keys === null ? 'jsonArray' : 'jsonObject',
        arguments: pairs.flat().map(([node]) => node),
        argumentTypes: pairs.flat().map(([, type]) => type),
        type: JSON_TYPE,
      },
      type: JSON_TYPE,
      nullable: false,
      strict: [],
    };
  }
}

function refuseBytes({ type, subject }: Resolved): void {
  if (type.kind !== 'binary') return;
  throw new FieldError({
    code: 'QUERY.NOT_JSON',
    message: `${subject ?? 'A member'} is binary, which JSON has no word for.`,
    hint: 'Select it beside the document.',
  });
}
