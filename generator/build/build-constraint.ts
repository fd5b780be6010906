import type { ConstraintIR } from '../../schema/ir/constraint-ir.js';
import type { ExpressionIR } from '../../schema/ir/expression-ir.js';
import { snakeCase, substituteModel } from '../../schema/ir/naming.js';
import type { DiagnosticBag } from '../diagnostics.js';
import type { CallReading, Reading } from '../parse/reading.js';
import { buildExpression } from './build-expression.js';
import { OptionReader } from './option-reader.js';

const BASE = ['name', 'violationErrorCode', 'violationErrorMessage'];
const OPTIONS: { readonly [kind: string]: readonly string[] } = {
  CheckConstraint: [...BASE, 'condition'],
  UniqueConstraint: [...BASE, 'fields', 'condition', 'deferrable', 'include', 'opclasses', 'nullsDistinct'],
  ExclusionConstraint: [...BASE, 'expressions', 'method', 'include', 'condition', 'deferrable'],
};

/** As Django calls them. */
const HINTS = { indexType: 'Write method.', check: 'Write condition.' };

/** `new UniqueConstraint({ … })`, `new CheckConstraint({ … })`, `new ExclusionConstraint({ … })`. */
export function buildConstraint(bag: DiagnosticBag, model: string, reading: Reading): ConstraintIR | undefined {
  if (reading.kind === 'invalid') return undefined;
  const known = reading.kind === 'call' && Object.hasOwn(OPTIONS, reading.name) ? OPTIONS[reading.name] : undefined;
  if (reading.kind !== 'call' || !known) {
    const hint = 'Write new UniqueConstraint({ … }), new CheckConstraint({ … }) or new ExclusionConstraint({ … }).';
    bag.error('SCHEMA.WRONG_CONSTRAINT', reading, `'${model}' has a constraint that is none.`, hint);
    return undefined;
  }
  const last = reading.arguments.at(-1);
  const object = last?.kind === 'object' ? last : undefined;
  const options = new OptionReader(bag, subjectOf(reading.name, model), object, known, HINTS);
  const name = options.name('name');
  if (name === undefined && !options.has('name'))
    bag.error('SCHEMA.UNNAMED_CONSTRAINT', reading, `${subjectOf(reading.name, model)} has no name.`, `Add name: '${snakeCase(model)}_…'.`);
  const builder = new ConstraintBuilder(bag, model, reading, options, object ? reading.arguments.slice(0, -1) : reading.arguments);
  const code = options.string('violationErrorCode');
  const message = options.string('violationErrorMessage');
  const base = {
    name: substituteModel(name ?? '', snakeCase(model)),
    ...(code === undefined ? {} : { violationCode: code }),
    ...(message === undefined ? {} : { violationMessage: message }),
    source: reading.source,
  };
  const built = builder.build(base);
  return name === undefined ? undefined : built;
}

const EXCLUSION_METHODS = ['gist', 'spgist', 'hash'] as const;

type Base = Pick<ConstraintIR, 'name' | 'violationCode' | 'violationMessage' | 'source'>;

class ConstraintBuilder {
  readonly #bag: DiagnosticBag;
  readonly #subject: string;
  readonly #call: CallReading;
  readonly #options: OptionReader;
  readonly #given: readonly Reading[];

  constructor(bag: DiagnosticBag, model: string, call: CallReading, options: OptionReader, given: readonly Reading[]) {
    this.#bag = bag;
    this.#subject = subjectOf(call.name, model);
    this.#call = call;
    this.#options = options;
    this.#given = given;
  }

  build(base: Base): ConstraintIR | undefined {
    if (this.#call.name === 'CheckConstraint') return this.#check(base);
    return this.#call.name === 'UniqueConstraint' ? this.#unique(base) : this.#exclusion(base);
  }

  #check(base: Base): ConstraintIR | undefined {
    if (!this.#options.has('condition') && this.#options.hasUnknown) return undefined;
    if (!this.#options.has('condition')) return this.#wrong(`${this.#subject} checks nothing.`, 'Add condition: Q({ views__gte: 0 }).');
    const condition = this.#condition();
    if (condition?.kind === 'condition' && condition.children.length === 0)
      return this.#wrong(`${this.#subject} checks nothing.`, 'Name a field in it: Q({ views__gte: 0 }).');
    return condition && { ...base, kind: 'check', condition };
  }

  #unique(base: Base): ConstraintIR | undefined {
    const fields = this.#options.names('fields');
    // The direction of a term means nothing to uniqueness: `Lower('name').desc()` is `Lower('name')`.
    const terms = this.#given.map((item) => (item.kind === 'method' && (item.name === 'asc' || item.name === 'desc') ? item.object : item));
    const expressions = terms.map((item) => buildExpression(this.#bag, this.#subject, item, 'path'));
    if (fields && expressions.length > 0) return this.#wrong(`${this.#subject} has both fields and expressions.`, 'Give one of them.');
    if ((fields?.length ?? 0) + expressions.length === 0)
      return (this.#options.has('fields') && !fields) || (!fields && this.#options.hasUnknown)
        ? undefined
        : this.#wrong(`${this.#subject} names no field.`, "Add fields: ['slug'].");
    const condition = this.#condition();
    const deferrable = this.#options.oneOf('deferrable', ['deferred', 'immediate']);
    const include = this.#options.names('include');
    const opclasses = this.#options.names('opclasses');
    const nullsDistinct = this.#options.boolean('nullsDistinct');
    if (deferrable && (condition || include || opclasses || expressions.length > 0))
      return this.#wrong(
        `${this.#subject} is an index, which cannot be deferrable.`,
        'Leave out deferrable, or condition, include, opclasses and expressions.',
      );
    if (!expressions.every((expression) => expression !== undefined)) return undefined;
    return {
      ...base,
      kind: 'unique',
      fields: fields ?? [],
      expressions,
      ...(condition ? { condition } : {}),
      ...(deferrable ? { deferrable } : {}),
      ...(include ? { include } : {}),
      ...(opclasses ? { opclasses } : {}),
      ...(nullsDistinct === undefined ? {} : { nullsDistinct }),
    };
  }

  #exclusion(base: Base): ConstraintIR | undefined {
    const list = this.#options.array('expressions');
    if (!list?.items.length)
      return list || !this.#options.has('expressions')
        ? this.#wrong(`${this.#subject} excludes nothing.`, "Add expressions: [['during', '&&']].")
        : undefined;
    const pairs = list.items.map((item) => this.#pair(item));
    const method = this.#options.oneOf('method', EXCLUSION_METHODS);
    const include = this.#options.names('include');
    const condition = this.#condition();
    const deferrable = this.#options.oneOf('deferrable', ['deferred', 'immediate']);
    if (!pairs.every((pair) => pair !== undefined)) return undefined;
    return {
      ...base,
      kind: 'exclusion',
      expressions: pairs,
      ...(method ? { method } : {}),
      ...(include ? { include } : {}),
      ...(condition ? { condition } : {}),
      ...(deferrable ? { deferrable } : {}),
    };
  }

  /** `['during', '&&']`. */
  #pair(item: Reading): { expression: ExpressionIR; operator: string } | undefined {
    if (item.kind === 'invalid') return undefined;
    const [first, second] = item.kind === 'array' && item.items.length === 2 ? item.items : [];
    if (!first || second?.kind !== 'literal' || typeof second.value !== 'string' || !OPERATOR.test(second.value)) {
      this.#bag.error(
        'SCHEMA.WRONG_CONSTRAINT',
        item,
        `${this.#subject} has an expression without its operator.`,
        "Write ['during', '&&'].",
      );
      return undefined;
    }
    const expression = buildExpression(this.#bag, this.#subject, first, 'path');
    return expression && { expression, operator: second.value };
  }

  #condition(): ExpressionIR | undefined {
    const reading = this.#options.reading('condition');
    if (!reading) return undefined;
    if (reading.kind === 'call' || reading.kind === 'method') return buildExpression(this.#bag, this.#subject, reading, 'value');
    this.#options.wrong(reading, 'condition', 'a condition such as Q({ views__gte: 0 })');
    return undefined;
  }

  #wrong(message: string, hint: string): undefined {
    this.#bag.error('SCHEMA.WRONG_CONSTRAINT', this.#call, message, hint);
  }
}

function subjectOf(name: string, model: string): string {
  return `${name.startsWith('E') ? 'an' : 'a'} ${name} of '${model}'`;
}

/** An operator of PostgreSQL: it is written into DDL, so nothing else may pass. */
const OPERATOR = /^(?:[-+*<>=~!@#%^&|`?]+)$/;
