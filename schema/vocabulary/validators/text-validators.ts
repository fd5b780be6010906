import { builtin } from './builtin.js';
import type { BuiltinValidator } from './validator.js';

/**
 * A match of the pattern, or none with `inverseMatch`.
 * @example validators: [validators.regex(/^[A-Z]{2}\d+$/, { message: 'Two letters and digits.' })]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#regexvalidator
 */
export function regex(pattern: RegExp | string, options?: RegexOptions): BuiltinValidator<string> {
  return builtin('regex', [pattern, options]);
}

/**
 * An address of electronic mail. `fields.email` has it already.
 * @example validators: [validators.email()]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#emailvalidator
 */
export function email(): BuiltinValidator<string> {
  return builtin('email', []);
}

/**
 * A URL of these schemes (http, https, ftp, ftps unless given). `fields.url` has it already.
 * @example validators: [validators.url({ schemes: ['https'] })]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#urlvalidator
 */
export function url(options?: { readonly schemes?: readonly string[] }): BuiltinValidator<string> {
  return builtin('url', [options]);
}

/**
 * Letters, digits, hyphens and underscores. `fields.slug` has it already.
 * @example validators: [validators.slug()]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#validate-slug
 */
export function slug(): BuiltinValidator<string> {
  return builtin('slug', []);
}

/**
 * The same with letters beyond ASCII.
 * @example validators: [validators.unicodeSlug()]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#validate-unicode-slug
 */
export function unicodeSlug(): BuiltinValidator<string> {
  return builtin('unicodeSlug', []);
}

/**
 * An address of IP version 4.
 * @example validators: [validators.ipv4()]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#validate-ipv4-address
 */
export function ipv4(): BuiltinValidator<string> {
  return builtin('ipv4', []);
}

/**
 * An address of IP version 6.
 * @example validators: [validators.ipv6()]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#validate-ipv6-address
 */
export function ipv6(): BuiltinValidator<string> {
  return builtin('ipv6', []);
}

/**
 * An address of either version.
 * @example validators: [validators.ipv46()]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#validate-ipv46-address
 */
export function ipv46(): BuiltinValidator<string> {
  return builtin('ipv46', []);
}

/**
 * Whole numbers with commas between them.
 * @example validators: [validators.integerList({ separator: ';' })]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#int-list-validator
 */
export function integerList(options?: ListOptions): BuiltinValidator<string> {
  return builtin('integerList', [options]);
}

/**
 * A file name with one of these extensions.
 * @example validators: [validators.fileExtension(['pdf'])]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#fileextensionvalidator
 */
export function fileExtension(extensions: readonly string[]): BuiltinValidator<string> {
  return builtin('fileExtension', [extensions]);
}

/**
 * No NUL characters.
 * @example validators: [validators.prohibitNullCharacters()]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#prohibitnullcharactersvalidator
 */
export function prohibitNullCharacters(): BuiltinValidator<string> {
  return builtin('prohibitNullCharacters', []);
}

interface RegexOptions {
  readonly message?: string;
  readonly code?: string;
  readonly inverseMatch?: boolean;
}

interface ListOptions {
  readonly separator?: string;
  readonly allowNegative?: boolean;
}
