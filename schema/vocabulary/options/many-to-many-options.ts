import type { ModelTarget, TargetMember } from '../model.js';
import type { DescriptiveOptions } from './descriptive-options.js';
import type { ReverseOptions } from './reverse-options.js';

/** The options of a many-to-many: its join table is a model of the schema (`through`), or is made for it. */
export type ManyToManyOptions<Through extends ModelTarget> = DescriptiveOptions & ReverseOptions & Symmetry & (Declared<Through> | Made);

interface Symmetry {
  /**
   * Of a relation to itself: whoever is related to a row, that row is related to. Default: true for `'self'`.
   * @example following = fields.manyToMany('self', { symmetrical: false, relatedName: 'followers' });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.ManyToManyField.symmetrical
   */
  readonly symmetrical?: boolean;
  /**
   * false: the join table has no foreign key constraints. Default: true.
   * @example dbConstraint: false
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.ManyToManyField.db_constraint
   */
  readonly dbConstraint?: boolean;
}

interface Declared<Through extends ModelTarget> {
  /**
   * The model whose rows are the links, when they have fields of their own. Default: one is made.
   * @example tags = fields.manyToMany(Tag, { through: PostTag, relatedName: 'posts' });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.ManyToManyField.through
   */
  readonly through: Through;
  /**
   * The foreign keys of that model, to this one and to the target, when it has several to one side. Default: the only ones.
   * @example members = fields.manyToMany(Person, { through: Invitation, throughFields: ['group', 'invitee'] });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.ManyToManyField.through_fields
   */
  readonly throughFields?: readonly [from: TargetMember<Through>, to: TargetMember<Through>];
  readonly dbTable?: never;
}

interface Made {
  readonly through?: never;
  readonly throughFields?: never;
  /**
   * The name of the join table that is made. Default: the model's table and the field's name.
   * @example dbTable: 'blog_post_tags'
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.ManyToManyField.db_table
   */
  readonly dbTable?: string;
}
