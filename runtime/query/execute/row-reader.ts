import type { TypeCodecs } from '../../dialects/dialect.js';
import type { RowReader } from '../../dialects/driver.js';
import { HYDRATE } from '../../model/hydrate-token.js';
import type { Origin } from '../../model/origin.js';
import { setRelated } from '../../model/instance-internals.js';
import type { ColumnShape, InstanceShape, RowShape } from '../plan/row-shape.js';

/** The origins of the instances of one result: of the rows themselves, and of each related instance in the order of the shape. */
export type Origins = readonly Origin[];

/** Makes the reader of one result; what can be known beforehand is worked out once per plan. */
export type ReaderFactory = (origins: Origins) => RowReader<unknown>;

/** How rows of a shape are read: decoders by column, straight into objects. */
export function readerFactory(shape: RowShape, codecs: TypeCodecs): ReaderFactory {
  switch (shape.kind) {
    case 'flat':
      return constant(flatReader(shape.columns[0]!, codecs));
    case 'tuples': {
      const decode = shape.columns.map((column) => decoderOf(column, codecs));
      return constant((row) => decode.map((one, index) => one(row[index])));
    }
    case 'objects':
      return constant(compileObject(shape.columns, codecs));
    case 'instances':
      return instanceFactory(shape, codecs);
  }
}

type Decoder = (value: unknown) => unknown;

const constant =
  (reader: RowReader<unknown>): ReaderFactory =>
  () =>
    reader;

function decoderOf(column: ColumnShape, codecs: TypeCodecs): Decoder {
  const decode = codecs.decoder(column.type);
  return decode === undefined ? (value) => value : (value) => (value === null ? null : decode(value));
}

function flatReader(column: ColumnShape, codecs: TypeCodecs): RowReader<unknown> {
  const decode = decoderOf(column, codecs);
  return (row) => decode(row[0]);
}

/** `o.name = row[2] === null ? null : d2(row[2])`: flat code for one shape, which V8 compiles better than a loop over columns. */
function assignments(columns: readonly ColumnShape[], offset: number, codecs: TypeCodecs, decoders: Decoder[]): string {
  return columns
    .map((column, index) => {
      const decode = codecs.decoder(column.type);
      const place = `row[${offset + index}]`;
      if (decode === undefined) return `o[${JSON.stringify(column.name)}] = ${place};`;
      decoders.push(decode);
      return `v = ${place}; o[${JSON.stringify(column.name)}] = v === null ? null : d${decoders.length - 1}(v);`;
    })
    .join('\n');
}

function compileObject(columns: readonly ColumnShape[], codecs: TypeCodecs): RowReader<unknown> {
  const decoders: Decoder[] = [];
  const body = `return function (row) { let v; const o = {};\n${assignments(columns, 0, codecs, decoders)}\nreturn o; };`;
  const made = compile(decoders, [], body);
  if (made !== null) return made() as RowReader<unknown>;
  const decode = columns.map((column) => decoderOf(column, codecs));
  return (row) => {
    const object: Record<string, unknown> = {};
    for (let i = 0; i < columns.length; i++) object[columns[i]!.name] = decode[i]!(row[i]);
    return object;
  };
}

type InstanceReader = (row: readonly unknown[], origin: Origin) => object;

function compileInstance(shape: InstanceShape, more: readonly ColumnShape[], moreOffset: number, codecs: TypeCodecs): InstanceReader {
  const Class = shape.model.modelClass as unknown as new (token: typeof HYDRATE, origin: Origin) => Record<string, unknown>;
  const decoders: Decoder[] = [];
  const body = `return function (row, origin) { let v; const o = new Class(HYDRATE, origin);
${assignments(shape.columns, shape.offset, codecs, decoders)}
${assignments(more, moreOffset, codecs, decoders)}
return o; };`;
  const made = compile(decoders, ['Class', 'HYDRATE'], body);
  if (made !== null) return made(Class, HYDRATE) as InstanceReader;
  const columns = [...shape.columns, ...more];
  const decode = columns.map((column) => decoderOf(column, codecs));
  return (row, origin) => {
    const object = new Class(HYDRATE, origin);
    columns.forEach((column, i) => {
      object[column.name] = decode[i]!(row[i < shape.columns.length ? shape.offset + i : moreOffset + i - shape.columns.length]);
    });
    return object;
  };
}

/** null where the environment forbids code from strings (a Content Security Policy, some edge runtimes): closures serve then. */
function compile(decoders: readonly Decoder[], names: readonly string[], body: string): ((...values: unknown[]) => unknown) | null {
  try {
    // The text holds positions and JSON-quoted property names of the schema or of annotations, nothing else.
    const make = new Function(...decoders.map((_, index) => `d${index}`), ...names, body);
    return (...values) => make(...decoders, ...values) as unknown;
  } catch (error) {
    if (error instanceof EvalError) return null;
    throw error;
  }
}

/** An instance, its annotations, and the instances that selectRelated hangs on it. */
function instanceFactory(shape: Extract<RowShape, { kind: 'instances' }>, codecs: TypeCodecs): ReaderFactory {
  const read = compileInstance(shape.instance, shape.annotations, shape.annotationOffset, codecs);
  if (shape.instance.related.length === 0) {
    return ([origin]) => (origin === undefined ? unreachable() : (row) => read(row, origin));
  }
  let next = 1;
  const hang = (instance: InstanceShape): ((object: object, row: readonly unknown[], origins: Origins) => void) => {
    const steps = instance.related.map((related) => {
      const position = next++;
      const readRelated = compileInstance(related.instance, [], 0, codecs);
      const further = related.instance.related.length === 0 ? null : hang(related.instance);
      const { relation, nullable, keyColumn } = related;
      const name = relation.accessor!;
      const back = relation.kind === 'oneToOne' ? reverseAccessor(relation.direction === 'forward', relation) : null;
      return (object: object, row: readonly unknown[], origins: Origins): void => {
        if (nullable && row[keyColumn] === null) {
          setRelated(object, name, null);
          return;
        }
        const made = readRelated(row, origins[position]!);
        if (back !== null) setRelated(made, back, object);
        further?.(made, row, origins);
        setRelated(object, name, made);
      };
    });
    return (object, row, origins) => {
      for (const step of steps) step(object, row, origins);
    };
  };
  const attach = hang(shape.instance);
  return (origins) => {
    const origin = origins[0]!;
    return (row) => {
      const object = read(row, origin);
      attach(object, row, origins);
      return object;
    };
  };
}

/** The other side of a one-to-one is this very instance. */
function reverseAccessor(forward: boolean, relation: InstanceShape['related'][number]['relation']): string | null {
  if (!forward) return relation.field!.name;
  return relation.ir.kind === 'oneToOne' ? relation.ir.reverse.accessor : null;
}

function unreachable(): never {
  throw new Error('A result without an origin.');
}

/** The shapes of all instances of a row, in the order of their origins. */
export function instanceShapes(shape: RowShape): readonly InstanceShape[] {
  if (shape.kind !== 'instances') return [];
  const list: InstanceShape[] = [];
  const visit = (instance: InstanceShape): void => {
    list.push(instance);
    for (const related of instance.related) visit(related.instance);
  };
  visit(shape.instance);
  return list;
}
