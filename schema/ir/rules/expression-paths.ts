import type { ExpressionIR } from '../expression-ir.js';
import type { Json } from '../json.js';

/** Every path that an expression mentions, the left sides of its lookups included. */
export function pathsOf(expression: ExpressionIR): readonly string[] {
  switch (expression.kind) {
    case 'path':
      return [expression.path];
    case 'value':
      return [];
    case 'call':
      return [...expression.arguments.flatMap(pathsOf), ...Object.values(expression.options ?? {}).flatMap(pathsOfOption)];
    case 'combined':
      return [...pathsOf(expression.left), ...pathsOf(expression.right)];
    case 'condition':
      return expression.children.flatMap(pathsOf);
    case 'lookup': {
      const values = isList(expression.value) ? expression.value : [expression.value];
      return [expression.path, ...values.flatMap(pathsOf)];
    }
  }
}

function isList(value: ExpressionIR | readonly ExpressionIR[]): value is readonly ExpressionIR[] {
  return Array.isArray(value);
}

const KINDS = new Set(['path', 'call', 'combined', 'condition', 'lookup']);

/** An option is an expression when it looks like one: plain JSON has no `kind` of these. */
function pathsOfOption(option: Json | ExpressionIR): readonly string[] {
  const isExpression =
    typeof option === 'object' && option !== null && 'kind' in option && typeof option.kind === 'string' && KINDS.has(option.kind);
  return isExpression ? pathsOf(option as ExpressionIR) : [];
}
