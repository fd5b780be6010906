import type { ExpressionIR, LookupIR, ValueIR } from '../expression-ir.js';
import type { Json } from '../json.js';

/** Every path that an expression mentions, the left sides of its lookups included. */
export function pathsOf(expression: ExpressionIR): readonly string[] {
  return everyPart(expression).flatMap((part) => (part.kind === 'path' || part.kind === 'lookup' ? [part.path] : []));
}

/** The names of every function that an expression calls. */
export function callsOf(expression: ExpressionIR): readonly string[] {
  return everyPart(expression).flatMap((part) => (part.kind === 'call' ? [part.name] : []));
}

/** Every lookup: `views__range: [1, 9]`. */
export function lookupsOf(expression: ExpressionIR): readonly LookupIR[] {
  return everyPart(expression).flatMap((part) => (part.kind === 'lookup' ? [part] : []));
}

/** Comparisons with constants: `views__gte: 0`. */
export function constantsOf(expression: ExpressionIR): readonly { readonly path: string; readonly constant: ValueIR }[] {
  return everyPart(expression).flatMap((part) => {
    if (part.kind !== 'lookup') return [];
    const values = isList(part.value) ? part.value : [part.value];
    return values.flatMap((constant) => (constant.kind === 'value' ? [{ path: part.path, constant }] : []));
  });
}

/** An expression and all that it is made of, from the left to the right. */
function everyPart(expression: ExpressionIR): readonly ExpressionIR[] {
  return [expression, ...partsOf(expression).flatMap(everyPart)];
}

function partsOf(expression: ExpressionIR): readonly ExpressionIR[] {
  switch (expression.kind) {
    case 'path':
    case 'value':
      return [];
    case 'call':
      return [...expression.arguments, ...Object.values(expression.options ?? {}).filter(isExpression)];
    case 'combined':
      return [expression.left, expression.right];
    case 'condition':
      return expression.children;
    case 'lookup':
      return isList(expression.value) ? expression.value : [expression.value];
  }
}

function isList(value: ExpressionIR | readonly ExpressionIR[]): value is readonly ExpressionIR[] {
  return Array.isArray(value);
}

const KINDS = new Set(['path', 'call', 'combined', 'condition', 'lookup']);

/** An option is an expression when it looks like one: plain JSON has no `kind` of these. */
function isExpression(option: Json | ExpressionIR): option is ExpressionIR {
  return typeof option === 'object' && option !== null && 'kind' in option && typeof option.kind === 'string' && KINDS.has(option.kind);
}
