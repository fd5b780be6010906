import type {
  ArrayParameterNode,
  ElementParameterNode,
  ExpressionSqlNode,
  ListParameterNode,
  LiteralNode,
  ParameterNode,
  ValueType,
} from '../sql/ast/index.js';
import { UNKNOWN } from '../sql/ast/index.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import type { Tracer } from './tracer.js';

/** Lists of up to so many members are always written out. */
const SHORT_LIST = 1_024;

type Prepare = ((value: unknown) => unknown) | undefined;

/**
 * The place of a value in a plan. `tag` is the kind of value that every run of the plan brings (see `Tracer`), `sample` the value
 * of the run that made it: only what the tag fixes may be read off it.
 */
export class Slot implements ExpressionNode {
  constructor(
    readonly index: number,
    readonly tag: string,
    readonly sample: unknown,
  ) {}

  get isNull(): boolean {
    return this.tag === 'z';
  }

  get isList(): boolean {
    return this.tag.startsWith('[');
  }

  /** A boolean is part of the shape, so plans may depend on it; undefined when this is not one. */
  get boolean(): boolean | undefined {
    return this.tag === 't' ? true : this.tag === 'f' ? false : undefined;
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    return tracer.value(this.sample, 'value');
  }

  /** Without a context: the type follows the kind of value, and the database is told. */
  [RESOLVE](_scope: Scope): Resolved {
    if (this.isNull) return { node: { kind: 'literal', value: null }, type: UNKNOWN, nullable: true, strict: [] };
    const type = typeOfTag(this.tag);
    return { node: this.parameter(type, undefined, true), type, nullable: false, strict: [], constant: this };
  }

  /** As a value of a known type. */
  parameter(type: ValueType, prepare?: Prepare, cast?: boolean, subject?: string): ParameterNode | LiteralNode {
    if (this.isNull) return { kind: 'literal', value: null };
    return { kind: 'parameter', slot: this.index, type, prepare, cast, subject };
  }

  /** The list for IN: one array, one long list, or the members, which JSON is compared with one by one. */
  list(type: ValueType, prepare?: Prepare, subject?: string): ExpressionSqlNode[] {
    const count = this.#paddedLength;
    if (count === null || count <= SHORT_LIST || type.kind === 'json') return this.members(type, prepare, subject);
    return [{ kind: 'listParameter', slot: this.index, count, type, prepare, subject } satisfies ListParameterNode];
  }

  /** The members of a list: one array, or as many parameters as the padded length says. */
  members(type: ValueType, prepare?: Prepare, subject?: string): ExpressionSqlNode[] {
    const count = this.#paddedLength;
    if (count === null) return [{ kind: 'arrayParameter', slot: this.index, type, prepare, subject } satisfies ArrayParameterNode];
    return Array.from({ length: count }, (_, index): ElementParameterNode => ({
      kind: 'elementParameter',
      slot: this.index,
      index,
      type,
      prepare,
      subject,
    }));
  }

  /** null where the database takes arrays. */
  get #paddedLength(): number | null {
    const length = /\d+\]$/.exec(this.tag);
    return length === null ? null : Number.parseInt(length[0], 10);
  }

  /** Padded lengths are 0 and powers of two: only the empty list ends in 0. */
  get isEmptyList(): boolean {
    return this.isList && this.tag.endsWith('0]');
  }
}

/** The type of a value whose context says nothing. */
export function typeOfTag(tag: string): ValueType {
  return TYPES[tag] ?? UNKNOWN;
}

const TYPES: Readonly<Record<string, ValueType>> = {
  s: { kind: 'text' },
  n: { kind: 'integer' },
  I: { kind: 'bigAuto' },
  N: { kind: 'float' },
  Q: { kind: 'float' },
  t: { kind: 'boolean' },
  f: { kind: 'boolean' },
  i: { kind: 'bigInteger' },
  J: { kind: 'decimal' },
  d: { kind: 'dateTime' },
  c: { kind: 'decimal' },
  y: { kind: 'binary' },
  o: { kind: 'json' },
};
