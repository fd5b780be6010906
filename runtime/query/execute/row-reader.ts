import type { TypeCodecs } from '../../dialects/dialect.js';
import type { RowReader } from '../../dialects/driver.js';
import { HYDRATE } from '../../model/hydrate-token.js';
import type { Origin } from '../../model/origin.js';
import { deferredClass } from '../../model/deferred-class.js';
import { setRelated } from '../../model/instance-internals.js';
import { Absent } from '../../model/loading/absent.js';
import { CHUNK } from '../../model/peers.js';
import { postInit, preInit } from '../../model/signals/model-signals.js';
import type { ColumnShape, InstanceShape, RelatedShape, RowShape } from '../plan/row-shape.js';
import { compileFunction } from './compile-function.js';
import { compileInstances, type ReadInstance } from './compile-instances.js';
import type { OriginSource } from './origin-source.js';

/** Makes the reader of one result; what can be known beforehand is worked out once per plan. The source is for instances alone. */
export type ReaderFactory = (source: OriginSource | null) => RowReader<unknown>;

type Origins = readonly Origin[];

/** How rows of a shape are read: decoders by column, straight into objects. */
export function readerFactory(shape: RowShape, codecs: TypeCodecs): ReaderFactory {
  switch (shape.kind) {
    case 'flat':
      return constant(placedReaders(shape.columns, codecs)[0]!);
    case 'tuples': {
      const readers = placedReaders(shape.columns, codecs);
      return constant((row) => readers.map((read) => read(row)));
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

/** A reader for each column, at its place: a key of several columns takes as many places. */
function placedReaders(columns: readonly ColumnShape[], codecs: TypeCodecs): RowReader<unknown>[] {
  let place = 0;
  return columns.map((column) => {
    const start = place;
    place += column.items?.length ?? 1;
    if (column.items === undefined) {
      const decode = decoderOf(column, codecs);
      return (row) => decode(row[start]);
    }
    const decode = column.items.map((type) => decoderOf({ name: column.name, type }, codecs));
    return (row) => decode.map((one, index) => one(row[start + index]));
  });
}

function compileObject(columns: readonly ColumnShape[], codecs: TypeCodecs): RowReader<unknown> {
  if (columns.some(({ items }) => items !== undefined)) return objectReader(columns, codecs);
  const decode = columns.map((column) => decoderOf(column, codecs));
  // `{ "id": d0(row[0]), … }`: flat code for one shape, which V8 compiles better than a loop over columns.
  const members = columns.map(
    (column, index) =>
      `${JSON.stringify(column.name)}: ${codecs.decoder(column.type) === undefined ? `row[${index}]` : `d${index}(row[${index}])`}`,
  );
  const constants = Object.fromEntries(decode.map((one, index) => [`d${index}`, one]));
  const made = compileFunction(`return (row) => ({ ${members.join(', ')} });`, constants);
  return made === null ? objectReader(columns, codecs) : (made as RowReader<unknown>);
}

function objectReader(columns: readonly ColumnShape[], codecs: TypeCodecs): RowReader<unknown> {
  const readers = placedReaders(columns, codecs);
  return (row) => Object.fromEntries(columns.map(({ name }, index) => [name, readers[index]!(row)]));
}

type InstanceReader = (row: readonly unknown[], origin: Origin) => object;

/** The way without compiled code. */
function instanceReader(shape: InstanceShape, more: readonly ColumnShape[], moreOffset: number, codecs: TypeCodecs): InstanceReader {
  const Class = deferredClass(shape.model.modelClass, shape.deferred) as unknown as new (
    token: typeof HYDRATE,
    origin: Origin,
  ) => Record<string, unknown>;
  const columns = [...shape.columns, ...more];
  const decode = columns.map((column) => decoderOf(column, codecs));
  const place = (i: number): number => (i < shape.columns.length ? shape.offset + i : moreOffset + i - shape.columns.length);
  return (row, origin) => {
    const values = Object.fromEntries(columns.map((column, i) => [column.name, decode[i]!(row[place(i)])]));
    if (preInit.active) preInit.sendNow(shape.model, { values });
    const object = Object.assign(new Class(HYDRATE, origin), values);
    if (postInit.active) postInit.sendNow(shape.model, { instance: object });
    return object;
  };
}

/**
 * An instance, its annotations, and the instances that selectRelated hangs on it. Each is put among its peers: one origin serves a
 * chunk of rows.
 */
function instanceFactory(shape: Extract<RowShape, { kind: 'instances' }>, codecs: TypeCodecs): ReaderFactory {
  const compiled = compileInstances(shape, codecs);
  let interpreted: ReadInstance | null = null;
  const { link } = shape;
  const decodeLink = link === null ? null : decoderOf({ name: '', type: link.type }, codecs);
  return (source) => {
    let room = 0;
    let origins: Origins = [];
    // Compiled code sends no signals: a result is asked for once, not each of its rows.
    const silent = !preInit.active && !postInit.active;
    const read = silent && compiled !== null ? compiled : (interpreted ??= interpretInstances(shape, codecs));
    return (row) => {
      if (room === 0) {
        origins = source!.next();
        room = CHUNK;
      }
      room--;
      const object = read(row, origins);
      if (decodeLink !== null) source!.links.push(decodeLink(row[link!.column]));
      return object;
    };
  };
}

/** What `compileInstances` compiles, by closures. */
export function interpretInstances(shape: Extract<RowShape, { kind: 'instances' }>, codecs: TypeCodecs): ReadInstance {
  const read = instanceReader(shape.instance, shape.annotations, shape.annotationOffset, codecs);
  const attach = shape.instance.related.length === 0 ? null : hangRelated(shape.instance, codecs, { position: 1 });
  return (row, origins) => {
    const origin = origins[0]!;
    const object = read(row, origin);
    origin.peers!.instances.push(object);
    attach?.(object, row, origins);
    return object;
  };
}

type Attach = (object: object, row: readonly unknown[], origins: Origins) => void;

/** Reads the related instances of a row and hangs them on it; `next` counts the instances of a row in the order of their origins. */
function hangRelated(instance: InstanceShape, codecs: TypeCodecs, next: { position: number }): Attach {
  const steps = instance.related.map((related) => relatedStep(related, codecs, next));
  return (object, row, origins) => {
    for (const step of steps) step(object, row, origins);
  };
}

function relatedStep(related: RelatedShape, codecs: TypeCodecs, next: { position: number }): Attach {
  const { relation, nullable, keyColumn } = related;
  const position = next.position++;
  const read = instanceReader(related.instance, [], 0, codecs);
  const further = related.instance.related.length === 0 ? null : hangRelated(related.instance, codecs, next);
  const name = relation.accessor!;
  const near = relation.steps[0]!.from.attribute;
  const forward = relation.direction === 'forward';
  const back = relation.kind === 'oneToOne' ? reverseAccessor(forward, relation) : null;
  return (object, row, origins) => {
    if (related.property !== null) {
      // The row of a FilteredRelation is a property like an annotation.
      (object as Record<string, unknown>)[related.property] = nullable && row[keyColumn] === null ? null : hung(row, origins);
      return;
    }
    if (nullable && row[keyColumn] === null) {
      const key = forward ? (object as Record<string, unknown>)[near] : null;
      // A key without its row, where no constraint keeps it: remembered with the key, so that another key is looked up again.
      setRelated(object, name, key === null || key === undefined ? null : new Absent(key));
      return;
    }
    const made = hung(row, origins, object);
    setRelated(object, name, made);
  };

  function hung(row: readonly unknown[], origins: Origins, parent?: object): object {
    const origin = origins[position]!;
    const made = read(row, origin);
    origin.peers!.instances.push(made);
    if (back !== null && parent !== undefined) setRelated(made, back, parent);
    further?.(made, row, origins);
    return made;
  }
}

/** The other side of a one-to-one is this very instance. */
function reverseAccessor(forward: boolean, relation: InstanceShape['related'][number]['relation']): string | null {
  if (!forward) return relation.field!.name;
  return relation.ir.kind === 'oneToOne' ? relation.ir.reverse.accessor : null;
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
