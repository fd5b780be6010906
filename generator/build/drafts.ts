import type { FieldIR } from '../../schema/ir/field-ir.js';
import type { ModelIR } from '../../schema/ir/model-ir.js';
import type { OnDeleteIR } from '../../schema/ir/relation-ir.js';
import type { ExpressionIR } from '../../schema/ir/expression-ir.js';
import type { Place } from '../diagnostics.js';
import type { FieldDeclaration, ModelDeclaration } from '../parse/declarations.js';
import type { ObjectReading } from '../parse/reading.js';

/** A field whose options were read, before it belongs to a model: a base's field is read once and used by each child. */
export interface FieldDraft {
  readonly name: string;
  readonly kind: string;
  readonly declaration: FieldDeclaration;
  /** false: a fault was found that leaves nothing to build; the name stays known, so that others may refer to it. */
  readonly usable: boolean;
  readonly type: FieldIR['type'];
  readonly dbColumn?: string;
  /** What does not depend on the model. */
  readonly rest: Partial<Omit<FieldIR, 'name' | 'attribute' | 'column' | 'type' | 'relation' | 'source'>>;
  readonly relation?: RelationDraft;
  /** Members of a composite primary key. */
  readonly members?: readonly string[];
}

/** A reference to a model as written: its name, or `self`. */
export interface Reference {
  readonly name: string;
  readonly place: Place;
}

export type RelationDraft = KeyDraft | ManyDraft | GenericKeyDraft | GenericRelationDraft;

interface Naming {
  readonly relatedName?: string;
  readonly relatedQueryName?: string;
  readonly limitChoicesTo?: ExpressionIR;
}

export interface KeyDraft extends Naming {
  readonly kind: 'foreignKey' | 'oneToOne';
  readonly target: Reference;
  readonly onDelete: OnDeleteIR;
  readonly toField?: string;
  readonly constraint: boolean;
  readonly parentLink: boolean;
}

export interface ManyDraft extends Naming {
  readonly kind: 'manyToMany';
  readonly target: Reference;
  readonly through?: Reference;
  readonly throughFields?: readonly string[];
  readonly symmetrical?: boolean;
  readonly dbTable?: string;
  readonly constraint: boolean;
}

export interface GenericKeyDraft {
  readonly kind: 'genericForeignKey';
  readonly targets: readonly Reference[];
  readonly typeField: string;
  readonly keyField: string;
}

export interface GenericRelationDraft {
  readonly kind: 'genericRelation';
  readonly target: Reference;
  readonly typeField?: string;
  readonly keyField?: string;
  readonly relatedQueryName?: string;
}

/** A concrete or proxy model with what it inherits, before its relations are resolved. */
export interface ModelDraft {
  readonly name: string;
  readonly declaration: ModelDeclaration;
  readonly table: string;
  readonly fields: readonly { readonly draft: FieldDraft; readonly inheritedFrom?: string }[];
  readonly meta: ObjectReading | undefined;
  /** The nearest model above with a table. */
  readonly parent?: string;
  readonly proxy: boolean;
  readonly abstractBases: readonly string[];
  readonly managers: NonNullable<ModelIR['managers']>;
}
