import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillPages } from './fill-pages.js';

// `npm run docs`: writes the tables of docs/reference that are read from the sources.
const root = fileURLToPath(new URL('../../', import.meta.url));
for (const [page, text] of await fillPages(root)) {
  writeFileSync(join(root, page), text);
  console.log(`wrote ${page}`);
}
