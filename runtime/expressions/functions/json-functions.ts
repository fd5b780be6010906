import type { JsonArrayFunction, JsonObjectFunction, KeyTextFunction } from '../../query/types/expressions/json.js';
import { JsonBuildExpression } from '../json-build-expression.js';
import { KeyTextExpression } from '../key-text-expression.js';
import { asArgument } from '../path-expression.js';

/**
 * An object of JSON with these members. Moments are texts as JSON.stringify writes them, decimals and big integers texts of all their digits.
 * @example JSONObject({ title: 'title', by: 'author__name', comments: Count('comments') })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#jsonobject
 */
export const JSONObject = ((members: Readonly<Record<string, unknown>>) =>
  new JsonBuildExpression(Object.keys(members), Object.values(members).map(asArgument))) as unknown as JsonObjectFunction;

/**
 * A list of JSON with these members.
 * @example JSONArray('id', 'title')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#jsonarray
 */
export const JSONArray = ((...members: readonly unknown[]) =>
  new JsonBuildExpression(null, members.map(asArgument))) as unknown as JsonArrayFunction;

/**
 * A key of a document as text: without the quotes of JSON, for functions and orders of texts.
 * @example Lower(KT('settings__theme'))
 * @see https://docs.djangoproject.com/en/stable/topics/db/queries/#module-django.db.models.fields.json
 */
export const KT = ((path: string) => new KeyTextExpression(asArgument(path), path)) as unknown as KeyTextFunction;
