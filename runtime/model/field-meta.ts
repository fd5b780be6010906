import type { ColumnTypeIR, FieldIR } from '../../schema/ir/index.js';
import type { ModelMeta } from './model-meta.js';

/** One column of a model, ready to plan with. */
export class FieldMeta {
  readonly name: string;
  /** The property of an instance that holds the column's value. */
  readonly attribute: string;
  readonly column: string;
  readonly type: ColumnTypeIR;
  readonly nullable: boolean;
  readonly primaryKey: boolean;
  readonly generated: boolean;
  /** Does the database give the value when the INSERT leaves it out? */
  readonly automatic: boolean;
  /** `Post.views`, for messages. */
  readonly subject: string;

  constructor(
    /** The model whose table has the column: a parent's for an inherited field. */
    readonly model: ModelMeta,
    readonly ir: FieldIR,
  ) {
    this.name = ir.name;
    this.attribute = ir.attribute;
    this.column = ir.column!;
    this.type = ir.type!;
    this.nullable = ir.null === true;
    this.primaryKey = ir.primaryKey === true;
    this.generated = ir.generated !== undefined;
    // A foreign key has the type of the key it holds, and is given.
    this.automatic = AUTO_KINDS.has(ir.type!.kind) && ir.relation === undefined;
    this.subject = `${model.name}.${ir.name}`;
  }
}

const AUTO_KINDS: ReadonlySet<string> = new Set(['auto', 'bigAuto', 'smallAuto']);
