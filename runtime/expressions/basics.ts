import type { QFunction } from '../query/types/condition.js';
import type {
  CaseFunction,
  CastFunction,
  ExistsFunction,
  ExpressionWrapperFunction,
  FFunction,
  OuterRefFunction,
  SubqueryFunction,
  ValueFunction,
  WhenFunction,
} from '../query/types/expressions/basics.js';
import { QueryError } from '../errors/query-error.js';
import { describeValue } from '../errors/value-error.js';
import { asCondition, LogicalExpression, operand, ValueExpression } from './base-expression.js';
import { CaseExpression, WhenBranch } from './case-expression.js';
import { typeOfOutput } from './output-fields.js';
import { asArgument, OuterExpression, PathExpression } from './path-expression.js';
import { querySource } from './query-source.js';
import { ExistsExpression, SubqueryExpression } from './subquery-expression.js';
import { CastExpression, WrappedExpression } from './typed-expressions.js';

// The signatures say more than a function's own types can: each constant is given the type that its callers see.

/**
 * A field, or an annotation, as a value: `filter({ views__gt: F('likes') })`, `update({ views: F('views').add(1) })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/expressions/#f-expressions
 */
export const F = ((path: unknown) => {
  if (typeof path === 'string') return new PathExpression(path);
  throw new QueryError({
    code: 'QUERY.BAD_PATH',
    message: `F() takes the path of a field, not ${describeValue(path)}.`,
    hint: "Write F('author__name'); a constant is Value(…).",
  });
}) as unknown as FFunction;

/**
 * A condition that can be joined and turned: `Q({ title__startswith: 'A' }).or({ views__gt: 9 }).not()`. An empty one holds always.
 *
 * Django: https://docs.djangoproject.com/en/stable/topics/db/queries/#complex-lookups-with-q-objects
 */
export const Q = ((where: object = {}) => {
  const made = asCondition(where);
  return made instanceof LogicalExpression ? made : new LogicalExpression('AND', [made]);
}) as unknown as QFunction;

/** A constant as an expression; text needs it, because a bare string is a path: `Concat('first', Value(' '), 'last')`. */
export const Value = ((value: unknown, options?: { readonly outputField?: unknown }) =>
  new ValueExpression(
    value,
    options?.outputField === undefined ? undefined : typeOfOutput(options.outputField, 'Value({ outputField })'),
  )) as unknown as ValueFunction;

/** A field of the query around a subquery: `Exists(Comment.objects.filter({ post: OuterRef('pk') }))`. */
export const OuterRef = ((path: unknown) => new OuterExpression(asArgument(path))) as unknown as OuterRefFunction;

/** One value of another query: `Subquery(Post.objects.filter({ author: OuterRef('pk') }).values('title').slice(0, 1))`. */
export const Subquery = ((querySet: unknown, options?: { readonly outputField?: unknown }) => {
  const made = new SubqueryExpression(querySource(querySet, 'Subquery'));
  return options?.outputField === undefined
    ? made
    : new WrappedExpression(made, typeOfOutput(options.outputField, 'Subquery({ outputField })'));
}) as unknown as SubqueryFunction;

/** Whether another query has a row: `Author.objects.filter(Exists(Post.objects.filter({ author: OuterRef('pk') })))`. */
export const Exists = ((querySet: unknown) => new ExistsExpression(querySource(querySet, 'Exists'))) as unknown as ExistsFunction;

/** A branch of `Case`: `When({ status: 'draft' }, { then: Value(0) })`. */
export const When = ((condition: unknown, options: { readonly then: unknown }) => {
  const made = asCondition(condition);
  if (made instanceof LogicalExpression && made.connector === 'AND' && made.children.length === 0) {
    throw new QueryError({
      code: 'QUERY.EMPTY_WHEN',
      message: 'When() needs a condition; an empty one holds always.',
      hint: 'Use { default } of Case for the rest.',
    });
  }
  return new WhenBranch(made, asArgument(options.then));
}) as unknown as WhenFunction;

/** The first branch that holds: `Case(When({ views__gt: 100 }, { then: Value('hot') }), { default: Value('cold') })`. */
export const Case = ((...parts: readonly unknown[]) => {
  const branches = parts.filter((part): part is WhenBranch => part instanceof WhenBranch);
  const options = (parts.find((part) => !(part instanceof WhenBranch)) ?? {}) as {
    readonly default?: unknown;
    readonly outputField?: unknown;
  };
  const made = new CaseExpression(branches, options.default === undefined ? null : asArgument(options.default));
  return options.outputField === undefined ? made : new WrappedExpression(made, typeOfOutput(options.outputField, 'Case({ outputField })'));
}) as unknown as CaseFunction;

/** `Cast('views', fields.text())` */
export const Cast = ((argument: unknown, outputField: unknown) =>
  new CastExpression(asArgument(argument), typeOfOutput(outputField, 'Cast'))) as unknown as CastFunction;

/** Says the type of an expression that has none of its own: `ExpressionWrapper(F('a').div(F('b')), { outputField: fields.float() })`. */
export const ExpressionWrapper = ((argument: unknown, options: { readonly outputField: unknown }) =>
  new WrappedExpression(
    operand(argument),
    typeOfOutput(options.outputField, 'ExpressionWrapper({ outputField })'),
  )) as unknown as ExpressionWrapperFunction;
