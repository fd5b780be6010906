import { atomic } from 'dunder';

/** What `run` answers, after which nothing that it wrote is left. */
export async function undone<T>(run: () => Promise<T>): Promise<T> {
  const kept: { answer?: T } = {};
  try {
    await atomic(async () => {
      kept.answer = await run();
      throw UNDO;
    });
  } catch (error) {
    if (error !== UNDO) throw error;
  }
  return kept.answer!;
}

const UNDO = new Error('undone');
