import { DunderError } from 'dunder';

/** The code of the error that `run` ends with, at once or later; what it gives otherwise. */
export async function outcome(run: () => unknown): Promise<unknown> {
  try {
    return { value: await run() };
  } catch (error) {
    if (error instanceof DunderError) return error.code;
    throw error;
  }
}
