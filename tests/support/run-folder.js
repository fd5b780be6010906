import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
/** Bytes for the databases of several test files at once, of 40 MB each. */
const NEEDED = 1e9;

/**
 * `globalSetup` of jest: makes the folder of the databases of a run, which its end removes. In memory where there is room, for a PGlite has a thousand
 * files, and on a disk copying and removing them takes longer than most tests.
 */
export default function setup() {
  const folder = mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), 'dunder_test_'));
  process.env['DUNDER_TEST_RUN'] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

function hasRoom() {
  if (process.platform !== 'linux' || !existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > NEEDED;
}
