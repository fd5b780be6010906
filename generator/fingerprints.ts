import { fingerprint } from '../schema/ir/fingerprint.js';

/**
 * The fingerprints of the schema's own files, by their paths from the root, sorted. Other files that were read are left out: a method
 * more on a class that the schema names changes nothing of the client.
 */
export function fingerprints(listing: readonly string[], read: ReadonlyMap<string, string>): Record<string, string> {
  const own = new Set(listing);
  const files = [...read].filter(([file]) => own.has(file)).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(files.map(([file, text]) => [file, fingerprint(text)]));
}
