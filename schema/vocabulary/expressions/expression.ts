import { inert } from '../inert.js';
import { OrderBy, type OrderOptions } from './order-by.js';

declare const columns: unique symbol;

/** The field that a path begins with: `'author'` of `'author__name'`. */
export type Head<Path extends string> = Path extends `${infer First}__${string}` ? First : Path;

/** The fields that an argument reads. What the context expects is no evidence of that, so nothing is inferred from it. */
export type Reads<Argument> = ReadBy<NoInfer<Argument>>;

/** A bare value in an expression. A bare string is a path; text is `Value('text')`. */
export type Constant = number | bigint | boolean | Date;

/** What an expression takes as an argument: a path, another expression, or a constant. */
export type Operand<Path extends string = string> = Path | Expression<Path> | Constant;

/**
 * Anything that stands for a value in SQL, in a schema: conditions, generated columns, database defaults, indexes and orderings.
 * `Paths` are the fields that it reads, so that the editor can tell a column that the model does not have.
 *
 * There is no raw SQL in a schema: it could not be checked, renamed or compiled for another database. A function that is missing here is
 * `Func('title', { function: 'soundex', outputField: fields.text() })`; SQL of one's own goes into a migration.
 *
 * @see https://docs.djangoproject.com/en/stable/ref/models/expressions/
 */
export class Expression<out Paths extends string = string> {
  declare readonly [columns]: Paths;

  readonly name: string;
  readonly arguments: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;

  constructor(name: string, parameters: readonly unknown[], options: object = {}) {
    this.name = name;
    this.arguments = inert(parameters);
    this.options = inert({ ...options });
    Object.freeze(this);
  }

  /** `F('price').add(1)`: price + 1 */
  add<T extends Operand>(other: T): Expression<Paths | Reads<T>> {
    return new Expression('+', [this, other]);
  }
  /** `F('price').sub('discount')`: price - discount */
  sub<T extends Operand>(other: T): Expression<Paths | Reads<T>> {
    return new Expression('-', [this, other]);
  }
  /** `F('price').mul('quantity')`: price * quantity */
  mul<T extends Operand>(other: T): Expression<Paths | Reads<T>> {
    return new Expression('*', [this, other]);
  }
  /** `F('total').div(2)`: total / 2 */
  div<T extends Operand>(other: T): Expression<Paths | Reads<T>> {
    return new Expression('/', [this, other]);
  }
  /** `F('total').mod(10)`: total % 10 */
  mod<T extends Operand>(other: T): Expression<Paths | Reads<T>> {
    return new Expression('%', [this, other]);
  }
  /** `F('side').pow(2)`: POWER(side, 2) */
  pow<T extends Operand>(other: T): Expression<Paths | Reads<T>> {
    return new Expression('^', [this, other]);
  }
  /** `F('balance').neg()`: balance * -1 */
  neg(): Expression<Paths> {
    return new Expression('*', [this, -1]);
  }

  /** `F('flags').bitAnd(4)`: flags & 4 */
  bitAnd<T extends Operand>(other: T): Expression<Paths | Reads<T>> {
    return new Expression('&', [this, other]);
  }
  /** `F('flags').bitOr(4)`: flags | 4 */
  bitOr<T extends Operand>(other: T): Expression<Paths | Reads<T>> {
    return new Expression('|', [this, other]);
  }
  /** `F('flags').bitXor(4)`: flags # 4 on PostgreSQL, flags ^ 4 elsewhere */
  bitXor<T extends Operand>(other: T): Expression<Paths | Reads<T>> {
    return new Expression('#', [this, other]);
  }
  /** `F('flags').bitLeftShift(1)`: flags << 1 */
  bitLeftShift<T extends Operand>(other: T): Expression<Paths | Reads<T>> {
    return new Expression('<<', [this, other]);
  }
  /** `F('flags').bitRightShift(1)`: flags >> 1 */
  bitRightShift<T extends Operand>(other: T): Expression<Paths | Reads<T>> {
    return new Expression('>>', [this, other]);
  }

  /** `F('endsAt').eq('startsAt')`: ends_at = starts_at */
  eq<T extends Operand>(other: T): Condition<Paths | Reads<T>> {
    return new Condition('exact', [this, other]);
  }
  /** `F('endsAt').ne('startsAt')`: NOT ends_at = starts_at */
  ne<T extends Operand>(other: T): Condition<Paths | Reads<T>> {
    return new Condition('NOT', [new Condition('exact', [this, other])]);
  }
  /** `F('endsAt').gt('startsAt')`: ends_at > starts_at */
  gt<T extends Operand>(other: T): Condition<Paths | Reads<T>> {
    return new Condition('gt', [this, other]);
  }
  /** `F('endsAt').gte('startsAt')`: ends_at >= starts_at */
  gte<T extends Operand>(other: T): Condition<Paths | Reads<T>> {
    return new Condition('gte', [this, other]);
  }
  /** `F('discount').lt('price')`: discount < price */
  lt<T extends Operand>(other: T): Condition<Paths | Reads<T>> {
    return new Condition('lt', [this, other]);
  }
  /** `F('discount').lte('price')`: discount <= price */
  lte<T extends Operand>(other: T): Condition<Paths | Reads<T>> {
    return new Condition('lte', [this, other]);
  }

  /** `F('price').asc({ nullsLast: true })`: price ASC NULLS LAST */
  asc(options: OrderOptions = {}): OrderBy<Paths> {
    return new OrderBy(this, false, options);
  }
  /** `F('price').desc({ nullsFirst: true })`: price DESC NULLS FIRST */
  desc(options: OrderOptions = {}): OrderBy<Paths> {
    return new OrderBy(this, true, options);
  }
}

/**
 * An expression that is true or false: a `Q`, or a comparison.
 * @see https://docs.djangoproject.com/en/stable/ref/models/conditional-expressions/
 */
export class Condition<out Paths extends string = string> extends Expression<Paths> {
  /** Both: `Q({ status: 'draft' }).and(Q({ views: 0 }))` */
  and<P extends string = never>(other: Condition<P>): Condition<Paths | P> {
    return new Condition('AND', [this, other]);
  }
  /** One or the other or both: `Q({ status: 'draft' }).or(F('views').gt(0))` */
  or<P extends string = never>(other: Condition<P>): Condition<Paths | P> {
    return new Condition('OR', [this, other]);
  }
  /** One, not both: `Q({ email: null }).xor(Q({ phone: null }))` */
  xor<P extends string = never>(other: Condition<P>): Condition<Paths | P> {
    return new Condition('XOR', [this, other]);
  }
  /** `Q({ status: 'draft' }).not()`: NOT (status = 'draft') */
  not(): Condition<Paths> {
    return new Condition('NOT', [this]);
  }
}

type ReadBy<Argument> = Argument extends string ? Head<Argument> : Argument extends Expression<infer Paths> ? Paths : never;
