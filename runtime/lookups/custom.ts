import { QueryError } from '../errors/query-error.js';
import { BaseExpression, operand } from '../expressions/base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from '../expressions/expression.js';
import type { ColumnKind } from '../../schema/ir/index.js';
import { guarded } from '../expressions/conditions.js';
import { ConstantTracer } from '../expressions/constant-tracer.js';
import { type Lookup, rightValue, type Transform } from './lookup.js';

interface Registered<T> {
  readonly kinds: ReadonlySet<string> | null;
  readonly made: T;
}

export interface LookupOptions {
  /** The kinds of field that have it, by their names under `fields`; left out: all. */
  readonly on?: readonly ColumnKind[];
}

export interface TransformOptions extends LookupOptions {
  /** Is it done to the value on the right as well? */
  readonly bilateral?: boolean;
}

const lookups = new Map<string, Registered<Lookup>>();
const transforms = new Map<string, Registered<Transform>>();
const bilateral = new Set<string>();

/** How often something was registered: plans that were made before know nothing of it. */
export const registrations = { count: 0 };

/**
 * A lookup of one's own, made of expressions: `title__ne: 'x'`. What is on the right is a value of the type on the left, never null (`isnull` looks
 * for that). Its type is declared by merging into the lookups of a family of fields:
 * `declare module 'dunder' { interface TextLookups<T> { readonly ne: T } }`.
 *
 * `build` is called once for each shape of query, when it is planned: what it reads besides its arguments stays as it was then. A value that
 * changes belongs on the right.
 *
 * ```ts
 * registerLookup('ne', (left, right) => left.ne(right));
 * ```
 * Django: https://docs.djangoproject.com/en/stable/howto/custom-lookups/
 */
export function registerLookup(
  name: string,
  build: (left: BaseExpression, right: BaseExpression) => unknown,
  options: LookupOptions = {},
): void {
  checkName(name);
  registrations.count++;
  lookups.set(name, {
    kinds: kindsOf(options),
    made: (context) => {
      const { left, scope } = context;
      const right = rightValue(context);
      const made = traced(build(new ResolvedExpression(left), new ResolvedExpression(right)))[RESOLVE](scope);
      if (made.type.kind !== 'boolean' && made.type.kind !== 'unknown') throw notACondition(name, made.type.kind);
      // What may be NULL would make NOT lose rows.
      return scope.negated ? guarded(made, [left, right]) : made;
    },
  });
}

/**
 * A transform of one's own: `name__length__gt: 3`. With `bilateral` the value on the right of the lookup is changed too: `name__soundex: 'Robert'`.
 * `build` is called once for each shape of query, as that of a lookup.
 *
 * ```ts
 * registerTransform('length', (value) => Length(value), { on: ['char', 'text'] });
 * ```
 * Django: https://docs.djangoproject.com/en/stable/howto/custom-lookups/#a-transformer-example
 */
export function registerTransform(name: string, build: (value: BaseExpression) => unknown, options: TransformOptions = {}): void {
  checkName(name);
  registrations.count++;
  if (options.bilateral === true) bilateral.add(name);
  else bilateral.delete(name);
  transforms.set(name, {
    kinds: kindsOf(options),
    made: (value) => traced(build(new ResolvedExpression(value)))[RESOLVE](NO_SCOPE),
  });
}

/** Is the transform of that name, of one's own, one of both sides? */
export const isBilateral = (name: string, kind: string): boolean => bilateral.has(name) && customTransform(name, kind) !== undefined;

export const customLookup = (name: string, kind: string): Lookup | undefined => found(lookups, name, kind);
export const customTransform = (name: string, kind: string): Transform | undefined => found(transforms, name, kind);

function found<T>(map: ReadonlyMap<string, Registered<T>>, name: string, kind: string): T | undefined {
  const registered = map.get(name);
  return registered !== undefined && (registered.kinds === null || registered.kinds.has(kind)) ? registered.made : undefined;
}

const kindsOf = ({ on }: LookupOptions): ReadonlySet<string> | null => (on === undefined ? null : new Set(on));

function checkName(name: string): void {
  if (/^[a-z][A-Za-z0-9]*$/.test(name)) return;
  throw new QueryError({
    code: 'QUERY.BAD_LOOKUP_NAME',
    message: `'${name}' cannot be the name of a lookup.`,
    hint: "Use letters and digits in camelCase: 'startsWithAny'.",
  });
}

/** What is known already, as an operand of further expressions. */
class ResolvedExpression extends BaseExpression {
  constructor(readonly resolved: Resolved) {
    super();
  }
  [TRACE](): ExpressionNode {
    return this;
  }
  [RESOLVE](_scope: Scope): Resolved {
    return this.resolved;
  }
}

/** What was built, with its constants in the text. */
const traced = (built: unknown): ExpressionNode => operand(built)[TRACE](new ConstantTracer());

function notACondition(name: string, kind: string): QueryError {
  return new QueryError({
    code: 'QUERY.NOT_A_CONDITION',
    message: `The lookup '${name}' was built as ${kind}, not as a condition.`,
    hint: "Compare: left.eq(right), or say it: Func(left, right, { function: 'my_match', outputField: fields.boolean() }).",
  });
}

function refuse(): never {
  throw new QueryError({ code: 'QUERY.TRANSFORM_SCOPE', message: 'A transform changes the value it is given; it cannot name fields.' });
}

const NO_SCOPE: Scope = {
  path: refuse,
  condition: refuse,
  negated: false,
  withNegation: () => NO_SCOPE,
  insideValue: () => NO_SCOPE,
  outer: null,
  subquery: refuse,
};
