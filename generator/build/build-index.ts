import type { IndexIR, IndexMethod } from '../../schema/ir/index-ir.js';
import type { OrderingIR } from '../../schema/ir/expression-ir.js';
import type { DiagnosticBag } from '../diagnostics.js';
import { objectName, snakeCase, substituteModel } from '../../schema/ir/naming.js';
import type { Reading } from '../parse/reading.js';
import { buildExpression } from './build-expression.js';
import { buildOrdering } from './build-ordering.js';
import { OptionReader } from './option-reader.js';

const METHODS: readonly IndexMethod[] = ['btree', 'hash', 'gin', 'gist', 'spgist', 'brin', 'bloom', 'hnsw', 'ivfflat', 'fulltext'];

/** Classes of the vocabulary that make an index, with the method that each means. */
const CLASSES: { readonly [name: string]: IndexMethod | null } = {
  Index: null,
  BTreeIndex: 'btree',
  HashIndex: 'hash',
  GinIndex: 'gin',
  GistIndex: 'gist',
  SpGistIndex: 'spgist',
  BrinIndex: 'brin',
  BloomIndex: 'bloom',
  HnswIndex: 'hnsw',
  IvfflatIndex: 'ivfflat',
  FullTextIndex: 'fulltext',
};

/** `new Index({ fields: ['status', '-createdAt'] })`, `new Index(Lower('title'), { name: 'post_title_ci' })`. */
export function buildIndex(bag: DiagnosticBag, model: { name: string; table: string }, reading: Reading): IndexIR | undefined {
  if (reading.kind === 'invalid') return undefined;
  if (reading.kind !== 'call' || !Object.hasOwn(CLASSES, reading.name)) {
    bag.error('SCHEMA.WRONG_INDEX', reading, `'${model.name}' has an index that is none.`, "Write new Index({ fields: ['title'] }).");
    return undefined;
  }
  const last = reading.arguments.at(-1);
  const object = last?.kind === 'object' ? last : undefined;
  const given = object ? reading.arguments.slice(0, -1) : reading.arguments;
  const subject = `an index of '${model.name}'`;
  const options = new OptionReader(bag, subject, object, ['fields', 'name', 'method', 'condition', 'include', 'opclasses', 'parameters']);
  const fields = options.names('fields');
  if (fields && given.length > 0)
    bag.error('SCHEMA.WRONG_INDEX', reading, `${subject} has both fields and expressions.`, 'Give one of them.');
  const terms = [...(fields ?? []).map(fieldTerm), ...given.map((term) => buildOrdering(bag, subject, term))];
  if (terms.length === 0 && (fields?.length === 0 || !(options.has('fields') || options.hasUnknown)))
    bag.error('SCHEMA.WRONG_INDEX', reading, `${subject} indexes nothing.`, "Write new Index({ fields: ['title'] }).");
  const name = options.name('name');
  const isPlain = terms.every((term) => term?.expression.kind === 'path');
  if (name === undefined && !options.has('name') && !isPlain)
    bag.error('SCHEMA.UNNAMED_INDEX', reading, `${subject} over expressions needs a name.`, `Add name: '${model.table}_…_idx'.`);
  const condition = options.reading('condition');
  const method = CLASSES[reading.name] ?? options.oneOf('method', METHODS);
  const built = terms.filter((term) => term !== undefined);
  if (built.length !== terms.length || built.length === 0) return undefined;
  const where = condition && buildExpression(bag, subject, condition, 'value');
  const include = options.names('include');
  const opclasses = options.names('opclasses');
  const parameters = options.settings('parameters');
  return {
    name:
      name === undefined
        ? autoName(model.table, built, [method, where, include, opclasses, ...(parameters ? [parameters] : [])])
        : substituteModel(name, snakeCase(model.name)),
    terms: built,
    ...(method ? { method } : {}),
    ...(where ? { condition: where } : {}),
    ...(include ? { include } : {}),
    ...(opclasses ? { opclasses } : {}),
    ...(parameters ? { parameters } : {}),
    source: reading.source,
  };
}

/** In an index every name is a field, and a leading minus its direction. */
function fieldTerm(text: string): OrderingIR {
  return { expression: { kind: 'path', path: text.replace(/^-/, '') }, descending: text.startsWith('-') };
}

/**
 * Two indexes over the same fields differ in their directions, method, condition or covering columns, which the name's digits tell apart.
 * They come from what the index means, so that reformatting a schema renames nothing.
 */
function autoName(table: string, terms: readonly OrderingIR[], rest: readonly unknown[]): string {
  const words = terms.map((term) => (term.expression.kind === 'path' ? snakeCase(term.expression.path) : 'expr'));
  const directions = terms.map((term) => (term.descending ? '-' : '+')).join('');
  const more = rest.every((part) => part === undefined) ? '' : JSON.stringify(rest.map((part) => part ?? null));
  return objectName('index', table, words, directions + more);
}
