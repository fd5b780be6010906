#!/usr/bin/env node
import { processStreams } from './output.js';
import { run } from './run.js';

process.exitCode = await run(process.argv.slice(2), { root: process.cwd(), streams: processStreams(), interrupted });

/** Only a command that waits for it takes interrupts over; the second one ends the process as ever. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
