/** The door of schema files. */
export type { Choices, Chosen } from './vocabulary/choices.js';
export * from './vocabulary/constraints/index.js';
export { ContentType } from './vocabulary/content-type.js';
export { type DefaultGenerator, now, today, uuid4, uuid7 } from './vocabulary/default-generators.js';
export * from './vocabulary/expressions/index.js';
export type { Field, ForeignKey, GenericRelation, ManyToMany, OneToOne, Relation, ValueOf } from './vocabulary/field.js';
/**
 * The kinds of fields: `title = fields.char({ maxLength: 200 })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/fields/
 */
export * as fields from './vocabulary/fields/index.js';
export * from './vocabulary/indexes/index.js';
export { manager, type ManagerDeclaration, type UserClass } from './vocabulary/manager.js';
export type { Meta, OrderingTerm } from './vocabulary/meta.js';
export { Model, type ModelClass, type ModelTarget } from './vocabulary/model.js';
export type { ColumnName, FieldName, OrderingPath } from './vocabulary/names.js';
export { SET, type SetAction } from './vocabulary/on-delete.js';
export type { SparseVector } from './vocabulary/options/array-options.js';
/**
 * Checks that `fullClean()` makes: `fields.integer({ validators: [validators.maxValue(10)] })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/validators/
 */
export * as validators from './vocabulary/validators/index.js';
export type { BuiltinValidator, Validator } from './vocabulary/validators/validator.js';
