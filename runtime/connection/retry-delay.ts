import { setTimeout as sleep } from 'node:timers/promises';

/** Waits a random time of up to 10, 20, 40 … 1,000 ms, so that those who collided do not meet again. */
export function backoff(attempt: number): Promise<void> {
  return sleep(Math.random() * Math.min(1000, 10 * 2 ** attempt));
}
