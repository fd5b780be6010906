import type { RelationIR } from '../../schema/ir/index.js';
import type { FieldMeta } from './field-meta.js';
import type { ModelMeta } from './model-meta.js';

/** One hop between two tables: `post.author_id = author.id`. */
export interface RelationStep {
  readonly target: ModelMeta;
  readonly from: FieldMeta;
  readonly to: FieldMeta;
  /** May one row have several on the other side? */
  readonly multiple: boolean;
  /** May there be none on the other side? */
  readonly nullable: boolean;
  /** Does the near column hold the key of the far row, so that asking for that key needs no join? */
  readonly holdsKey: boolean;
  /** Generic relations: the column that must hold the content type, beside the one that holds the key. It is the far table's, or `typeNear`. */
  readonly typeField?: FieldMeta;
  /** The step leads back over a generic relation, from the rows with the generic key to the one of this model that they point at. */
  readonly typeNear?: true;
  /** Does it lead to the rows that point here, and not to the one that a key points at? Global filters hold for them. */
  readonly collects?: true;
  /** Of the first of the two hops of a many-to-many: the second. */
  readonly onward?: RelationStep;
}

/** A relation as one of its two models sees it: a segment of paths and a property of instances. */
export interface RelationMeta {
  /** The path segment: `author`, `comments`, `post` for the reverse of a foreign key without a related name. */
  readonly name: string;
  /** The property on instances; null when the reverse side is hidden. */
  readonly accessor: string | null;
  readonly model: ModelMeta;
  readonly target: ModelMeta;
  readonly direction: 'forward' | 'reverse';
  readonly kind: RelationIR['kind'];
  readonly multiple: boolean;
  readonly nullable: boolean;
  readonly steps: readonly RelationStep[];
  /** The column that holds the key: of this model (forward) or of the target (reverse); of the join model for a many-to-many. */
  readonly field: FieldMeta | null;
  readonly ir: RelationIR;
  /** Many-to-many only. */
  readonly through?: { readonly model: ModelMeta; readonly fromField: FieldMeta; readonly toField: FieldMeta };
}
