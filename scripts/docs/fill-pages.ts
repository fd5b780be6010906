import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { sections } from './sections.js';

/** The pages that hold generated sections. */
export const PAGES = ['errors', 'diagnostics', 'fields', 'query-set', 'configuration', 'databases', 'functions'].map(
  (name) => `docs/reference/${name}.md`,
);

/** The pages as they should be: what people wrote, and the sections as the sources say them. */
export async function fillPages(root: string): Promise<ReadonlyMap<string, string>> {
  const made = sections(root);
  const filled = new Map<string, string>();
  for (const page of PAGES) {
    const path = join(root, page);
    const text = readFileSync(path, 'utf8').replaceAll(
      /(<!-- begin: ([\w-]+) -->\n)[\s\S]*?(<!-- end: \2 -->)/g,
      (_, begin: string, name: string, end: string) => `${begin}\n${made.get(name) ?? missing(page, name)}\n\n${end}`,
    );
    filled.set(page, await format(text, { ...(await resolveConfig(path)), filepath: path }));
  }
  return filled;
}

function missing(page: string, name: string): never {
  throw new Error(`${page} asks for the section '${name}', which scripts/docs/sections.ts does not make.`);
}
