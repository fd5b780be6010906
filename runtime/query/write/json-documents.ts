import type { Dialect } from '../../dialects/dialect.js';
import type { FieldMeta } from '../../model/field-meta.js';
import { isInteger } from '../../sql/compile/arithmetic-visitors.js';
import type { UpdatedColumns } from './update-from-rows.js';

/**
 * Can rows with these keys travel as a document? A text would be compared by whatever collation its column has, which only a parameter
 * leaves to the column.
 */
export function takesJsonRows({ features }: Dialect, key: readonly FieldMeta[]): boolean {
  return features.jsonRows && key.every((field) => isInteger(field.type));
}

/**
 * Rows of values as documents of limited length, `[[1,"5",null],[2,"7","text"]]`, in the order of their keys, in which rows are locked
 * and unique keys are checked.
 */
export function jsonDocuments(
  { codecs }: Dialect,
  { key, fields }: UpdatedColumns,
  columns: readonly (readonly unknown[])[],
): readonly string[] {
  const encoders = [...key, ...fields].map((field) => codecs.encoder(field.type, field.subject));
  const encoded = columns.map((values, index) => values.map(encoders[index]!));
  const keys = encoded.slice(0, key.length) as (number | bigint)[][];
  const documents: string[] = [];
  let rows = '';
  for (const row of sorted(keys)) {
    const text = encoded.map((values, index) => (index < key.length ? String(values[row]) : jsonText(values[row]))).join(',');
    if (rows.length + text.length > LENGTH && rows !== '') {
      documents.push(`[${rows}]`);
      rows = '';
    }
    rows += `${rows === '' ? '' : ','}[${text}]`;
  }
  documents.push(`[${rows}]`);
  return documents;
}

/** The numbers of the rows in the order of their keys. */
function sorted(keys: readonly (readonly (number | bigint)[])[]): readonly number[] {
  return keys[0]!
    .map((_, row) => row)
    .sort((a, b) => {
      const differing = keys.find((values) => values[a] !== values[b]);
      return differing === undefined ? 0 : differing[a]! < differing[b]! ? -1 : 1;
    });
}

/** A text whatever the value is: a number of JSON might be read as one that is rounded. */
function jsonText(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Uint8Array) return `"${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}"`;
  return Object.is(value, -0) ? '"-0"' : `"${String(value)}"`;
}

/** Of a document, in characters: servers take a megabyte and more. A row that is longer stands alone. */
const LENGTH = 500_000;
