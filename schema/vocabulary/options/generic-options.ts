import type { ModelTarget } from '../model.js';

/** The two fields that make a generic key. */
export interface GenericKeyOptions {
  /**
   * The foreign key to `ContentType`. Default: 'contentType'.
   * @example typeField: 'subjectType'
   * @see https://docs.djangoproject.com/en/stable/ref/contrib/contenttypes/#django.contrib.contenttypes.fields.GenericForeignKey
   */
  readonly typeField?: string;
  /**
   * The field that holds the key. Default: 'objectId'.
   * @example keyField: 'subjectId'
   * @see https://docs.djangoproject.com/en/stable/ref/contrib/contenttypes/#django.contrib.contenttypes.fields.GenericForeignKey
   */
  readonly keyField?: string;
}

/** The options of a generic foreign key. */
export interface GenericForeignKeyOptions<Targets extends readonly ModelTarget[]> extends GenericKeyOptions {
  /**
   * The models that it may point at; their union is the type of the property. It must be said.
   * @example subject = fields.genericForeignKey({ models: [Author, Post] });
   * @see https://docs.djangoproject.com/en/stable/ref/contrib/contenttypes/#generic-relations
   */
  readonly models: Targets;
  /**
   * false: a proxy has a type of its own. Default: true, a proxy's rows count as those of its concrete model.
   * @example forConcreteModel: false
   * @see https://docs.djangoproject.com/en/stable/ref/contrib/contenttypes/#django.contrib.contenttypes.fields.GenericForeignKey.for_concrete_model
   */
  readonly forConcreteModel?: boolean;
}

/** The options of a generic relation. */
export interface GenericRelationOptions extends GenericKeyOptions {
  /**
   * The path segment that leads back from the model with the generic key; `{model}` is the name of the model. Default: none, and no query can go back.
   * @example notes = fields.genericRelation(Note, { relatedQueryName: 'post' });
   * @see https://docs.djangoproject.com/en/stable/ref/contrib/contenttypes/#reverse-generic-relations
   */
  readonly relatedQueryName?: string;
}
