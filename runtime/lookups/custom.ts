import { QueryError } from '../errors/query-error.js';
import { BaseExpression, operand } from '../expressions/base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from '../expressions/expression.js';
import type { ColumnKind } from '../../schema/ir/index.js';
import type { Lookup, Transform } from './lookup.js';

interface Registered<T> {
  readonly kinds: ReadonlySet<string> | null;
  readonly made: T;
}

export interface LookupOptions {
  /** The kinds of field that have it, by their names under `fields`; left out: all. */
  readonly on?: readonly ColumnKind[];
}

const lookups = new Map<string, Registered<Lookup>>();
const transforms = new Map<string, Registered<Transform>>();

/**
 * A lookup of one's own, made of expressions: `title__ne: 'x'`. Its type is declared by merging into the lookups of a family of fields:
 * `declare module 'dunder' { interface TextLookups<T> { readonly ne: T } }`.
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
  lookups.set(name, {
    kinds: kindsOf(options),
    made: ({ left, right, scope }) => {
      const made = operand(build(new ResolvedExpression(left), right as BaseExpression));
      return made[RESOLVE](scope);
    },
  });
}

/**
 * A transform of one's own: `name__length__gt: 3`.
 *
 * ```ts
 * registerTransform('length', (value) => Length(value), { on: ['char', 'text'] });
 * ```
 */
export function registerTransform(name: string, build: (value: BaseExpression) => unknown, options: LookupOptions = {}): void {
  checkName(name);
  transforms.set(name, { kinds: kindsOf(options), made: (value) => operand(build(new ResolvedExpression(value)))[RESOLVE](NO_SCOPE) });
}

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

function refuse(): never {
  throw new QueryError({ code: 'QUERY.TRANSFORM_SCOPE', message: 'A transform changes the value it is given; it cannot name fields.' });
}

const NO_SCOPE: Scope = { path: refuse, condition: refuse, negated: false, withNegation: () => NO_SCOPE, outer: null, subquery: refuse };
