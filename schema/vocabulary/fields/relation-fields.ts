import { declareField, declareRelation } from '../declare-field.js';
import type { Field, ForeignKey, GenericRelation, ManyToMany, OneToOne } from '../field.js';
import type { ModelTarget } from '../model.js';
import type { GenericForeignKeyOptions, GenericRelationOptions } from '../options/generic-options.js';
import type { ForeignKeyOptions, OnDelete, OneToOneOptions } from '../options/key-options.js';
import type { ManyToManyOptions } from '../options/many-to-many-options.js';

/**
 * Points at one row of a model, as many rows may: the column `author_id` with a constraint and an index.
 * @example author = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: 'posts' });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#foreignkey
 */
export function foreignKey<const Target extends ModelTarget, const Action extends OnDelete>(
  model: Target,
  options: ForeignKeyOptions<Target, Action>,
): ForeignKey<Target> {
  return declareRelation('foreignKey', model, options);
}

/**
 * Points at one row of a model, as no other row does: a foreign key that is unique. On the target it is the row, or null.
 * @example author = fields.oneToOne(Author, { onDelete: 'CASCADE', relatedName: 'profile' });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#onetoonefield
 */
export function oneToOne<const Target extends ModelTarget, const Action extends OnDelete>(
  model: Target,
  options: OneToOneOptions<Target, Action>,
): OneToOne<Target> {
  return declareRelation('oneToOne', model, options);
}

/**
 * Any rows of a model, each of which may belong to any rows here: a join table.
 * @example tags = fields.manyToMany(Tag, { through: PostTag, relatedName: 'posts' });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#manytomanyfield
 */
export function manyToMany<const Target extends ModelTarget, const Through extends ModelTarget = never>(
  model: Target,
  options?: ManyToManyOptions<Through>,
): ManyToMany<Target> {
  return declareRelation('manyToMany', model, options);
}

/**
 * Points at a row of one of several models, by the number of its type and its key. The two columns are fields of their own.
 * @example subject = fields.genericForeignKey({ models: [Author, Post] });
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/contenttypes/#generic-relations
 */
export function genericForeignKey<const Targets extends readonly [ModelTarget, ...ModelTarget[]]>(
  options: GenericForeignKeyOptions<Targets>,
): Field<'genericForeignKey', Targets[number]> {
  return declareField('genericForeignKey', options);
}

/**
 * The rows of another model whose generic foreign key points here. It has no column; they are deleted with this row.
 * @example notes = fields.genericRelation(Note, { relatedQueryName: 'post' });
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/contenttypes/#reverse-generic-relations
 */
export function genericRelation<const Target extends ModelTarget>(
  model: Target,
  options?: GenericRelationOptions,
): GenericRelation<Target> {
  return declareRelation('genericRelation', model, options);
}
