import { expect, test } from '@jest/globals';
import { RowIterator } from '../../../../../runtime/query/terminals/row-iterator.js';

/** Chunks that come one tick after they are asked for, and a note of what was asked. */
function chunksOf(chunks: readonly (readonly number[] | Error)[]): { readonly rows: RowIterator<number>; readonly notes: string[] } {
  const notes: string[] = [];
  async function* read(): AsyncGenerator<readonly number[], void, undefined> {
    try {
      for (const [at, chunk] of chunks.entries()) {
        notes.push(`chunk ${at}`);
        await new Promise(setImmediate);
        if (chunk instanceof Error) throw chunk;
        yield chunk;
      }
    } finally {
      notes.push('end');
    }
  }
  return { rows: new RowIterator(read()), notes };
}

test('rows one by one, over empty chunks too', async () => {
  const { rows, notes } = chunksOf([[1, 2], [], [3]]);
  const seen: number[] = [];
  for await (const row of rows) seen.push(row);
  expect(seen).toEqual([1, 2, 3]);
  expect(notes).toEqual(['chunk 0', 'chunk 1', 'chunk 2', 'end']);
  expect(await rows.next()).toEqual({ value: undefined, done: true });
});

test('rows that are asked for together come in their order', async () => {
  const { rows } = chunksOf([[1, 2], [3]]);
  const answers = await Promise.all([rows.next(), rows.next(), rows.next(), rows.next(), rows.next()]);
  expect(answers.map(({ value }) => value as unknown)).toEqual([1, 2, 3, undefined, undefined]);
  expect(answers.map(({ done }) => done)).toEqual([false, false, false, true, true]);
});

test('nothing is asked for before the first row is, and nothing after who reads has enough', async () => {
  const { rows, notes } = chunksOf([[1, 2], [3]]);
  expect(notes).toEqual([]);
  for await (const row of rows) if (row === 1) break;
  expect(notes).toEqual(['chunk 0', 'end']);
  expect(await rows.next()).toEqual({ value: undefined, done: true });
});

test('an end that is asked for meanwhile comes after the row', async () => {
  const { rows, notes } = chunksOf([[1, 2], [3]]);
  expect(await Promise.all([rows.next(), rows.return('enough'), rows.next()])).toEqual([
    { value: 1, done: false },
    { value: 'enough', done: true },
    { value: undefined, done: true },
  ]);
  expect(notes).toEqual(['chunk 0', 'end']);
});

test('an error ends the rows', async () => {
  const { rows, notes } = chunksOf([[1], new Error('lost'), [2]]);
  expect(await rows.next()).toEqual({ value: 1, done: false });
  const [first, second] = await Promise.allSettled([rows.next(), rows.next()]);
  expect(first).toMatchObject({ status: 'rejected', reason: { message: 'lost' } });
  expect(second).toEqual({ status: 'fulfilled', value: { value: undefined, done: true } });
  expect(notes).toEqual(['chunk 0', 'chunk 1', 'end']);
});
