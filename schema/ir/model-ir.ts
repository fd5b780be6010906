import type { ConstraintIR } from './constraint-ir.js';
import type { OrderingIR } from './expression-ir.js';
import type { FieldIR, ImportIR } from './field-ir.js';
import type { IndexIR } from './index-ir.js';
import type { SourcePosition } from './positions.js';

/** A manager of a model: the user's QuerySet class or Manager class, or the built-in one when `import` is left out. */
export interface ManagerIR {
  readonly name: string;
  readonly kind: 'querySet' | 'manager';
  readonly import?: ImportIR;
  /** The class takes the model's types as its argument: `class SoftQuerySet<S extends SoftSchema> extends QuerySet<S>`. */
  readonly generic?: true;
  /** An abstract base named it: the class was not written for this model. */
  readonly inherited?: true;
}

/** One concrete or proxy model. Abstract bases are not here: their fields and options were copied into the models that extend them. */
export interface ModelIR {
  readonly name: string;
  readonly table: string;
  /** Own columns, relations and generic relations in the order of declaration; a multi-table child has its parent link first, and not its parents' fields. A proxy has none. */
  readonly fields: readonly FieldIR[];
  /** Names of the fields that make the primary key: one, or several of a composite key. */
  readonly primaryKey: readonly string[];
  /** The model whose table this one shares. */
  readonly proxyFor?: string;
  /** The proxy that its class extends, for what extends one: a proxy of a proxy, or a multi-table child of one. */
  readonly base?: string;
  /** Multi-table parents with the one-to-one field that links to each. */
  readonly parents?: readonly { readonly model: string; readonly link: string }[];
  /** The abstract bases it took fields from, nearest first. */
  readonly abstractBases?: readonly string[];
  /** Set on the join table of a many-to-many without a declared through model. */
  readonly autoCreated?: { readonly model: string; readonly field: string };
  readonly managed?: false;
  readonly ordering?: readonly OrderingIR[];
  /** The foreign key of orderWithRespectTo; the model then has a field `_order`. */
  readonly orderWithRespectTo?: string;
  readonly getLatestBy?: readonly string[];
  readonly indexes?: readonly IndexIR[];
  readonly constraints?: readonly ConstraintIR[];
  readonly managers?: readonly ManagerIR[];
  readonly defaultManager?: string;
  readonly baseManager?: string;
  /** The user's own class, which extends the generated one and which rows hydrate into. */
  readonly modelClass?: ImportIR;
  readonly selectOnSave?: true;
  readonly verboseName: string;
  readonly verboseNamePlural: string;
  readonly dbTableComment?: string;
  readonly doc?: string;
  readonly source: SourcePosition;
}
