import type { TypeCodecs } from '../../dialects/dialect.js';
import type { Features } from '../../dialects/features.js';
import type { CompoundNode, ExpressionSqlNode, QueryNode, SelectNode } from '../ast/index.js';
import { withConstant } from './constants.js';
import type { Binding } from './compiled-query.js';
import { isOpen } from './open-kinds.js';
import type { ParameterContext, Spelling, Visitor } from './spelling.js';
import { parameterRefused, unsupported } from './compile-errors.js';

/** What a writer needs to know of its database. */
export interface WriterSetting {
  readonly spelling: Spelling;
  readonly codecs: TypeCodecs;
  readonly features: Features;
}

/** The text of one statement as it grows, with the recipe of its parameters. */
export class SqlWriter {
  sql = '';
  readonly bindings: Binding[] = [];
  readonly spelling: Spelling;
  readonly codecs: TypeCodecs;
  readonly features: Features;
  /** false for DDL, where nothing can be bound. */
  readonly #bindable: boolean;
  readonly #numbers = new Map<object, number>();
  #over: (() => unknown) | undefined;

  constructor(setting: WriterSetting, bindable: boolean) {
    this.spelling = setting.spelling;
    this.codecs = setting.codecs;
    this.features = setting.features;
    this.#bindable = bindable;
  }

  write(text: string): this {
    this.sql += text;
    return this;
  }

  name(name: string): this {
    this.sql += this.spelling.quote(name);
    return this;
  }

  /** A value written into the text. */
  string(text: string): this {
    this.sql += this.spelling.string(text);
    return this;
  }

  /** An expression where commas or keywords set it off. */
  expression(node: ExpressionSqlNode): this {
    (this.spelling.expressions[node.kind] as Visitor<ExpressionSqlNode>)(node, this);
    return this;
  }

  /** An expression beside an operator: in parentheses when it has operators of its own. */
  operand(node: ExpressionSqlNode, context: ParameterContext = 'typed'): this {
    if (isOpen(node)) return this.write('(').expression(node).write(')');
    return this.value(node, context);
  }

  /** An expression; if it is a parameter, one whose type the context may tell. */
  value(node: ExpressionSqlNode, context: ParameterContext): this {
    if (node.kind !== 'parameter' && node.kind !== 'elementParameter') return this.expression(node);
    this.spelling.parameter(node, this, context);
    return this;
  }

  condition(node: ExpressionSqlNode): this {
    this.spelling.condition(node, this);
    return this;
  }

  query(node: QueryNode): this {
    (this.spelling[node.kind] as Visitor<QueryNode>)(node, this);
    return this;
  }

  subquery(node: SelectNode | CompoundNode): this {
    return this.write('(').query(node).write(')');
  }

  /** `a, b, c` */
  list<T>(items: readonly T[], write: (item: T, index: number) => unknown, separator = ', '): this {
    items.forEach((item, index) => {
      if (index > 0) this.sql += separator;
      write(item, index);
    });
    return this;
  }

  expressions(nodes: readonly ExpressionSqlNode[]): this {
    return this.list(nodes, (node) => this.expression(node));
  }

  names(names: readonly string[]): this {
    return this.list(names, (name) => this.name(name));
  }

  /** Writes a placeholder. The same `node` gets the same number again, so that PostgreSQL sees that GROUP BY repeats the SELECT list. */
  bind(node: object, makeBinding: () => Binding): this {
    if (!this.#bindable) throw parameterRefused();
    let number = this.spelling.numbered ? this.#numbers.get(node) : undefined;
    if (number === undefined) {
      number = this.bindings.push(withConstant(makeBinding()));
      this.#numbers.set(node, number);
    }
    this.sql += this.spelling.placeholder(number);
    return this;
  }

  /** Writes a window function: `over` is written by the call itself, which may stand inside of a cast or a formula. */
  window(node: ExpressionSqlNode, over: () => unknown): this {
    this.#over = over;
    this.expression(node);
    if (this.#over !== undefined) over();
    this.#over = undefined;
    return this;
  }

  /** What follows the call that is about to be written; its arguments are no window functions. */
  takeOver(): () => unknown {
    const over = this.#over ?? nothing;
    this.#over = undefined;
    return over;
  }

  /** Says that this database has nothing of the kind, and what to do instead. */
  refuse(what: string, instead: string): never {
    throw unsupported(this.features.label, what, instead);
  }
}

const nothing = (): void => undefined;
