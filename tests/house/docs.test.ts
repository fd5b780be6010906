import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as expressions from '../../runtime/expressions/index.js';
import { fillPages } from '../../scripts/docs/fill-pages.js';
import { projectFiles, read, root } from './support/source-files.js';

const files = projectFiles();
const pages = files.filter((file) => /^(README\.md|docs\/.+\.md)$/.test(file));

/** By what the pages say. */
const errors = new Set([...read('docs/reference/errors.md').matchAll(/^\| `([A-Z]+\.[A-Z0-9_]+)`/gm)].flatMap(([, code]) => code ?? []));
const diagnostics = new Set([...read('docs/reference/diagnostics.md').matchAll(/^### (SCHEMA\.\S+)$/gm)].flatMap(([, code]) => code ?? []));

describe('codes', () => {
  // By text alone, so that a fault of the script that writes the pages is found too.
  const inSource = new Set(
    files
      .filter((file) => /^(runtime|generator|cli|schema)\/.*\.ts$/.test(file))
      .flatMap((file) => [...read(file).matchAll(/'([A-Z]+\.[A-Z][A-Z0-9_]*)'/g)].flatMap(([, code]) => code ?? [])),
  );
  test('errors.md lists every code of the source and no other', () => {
    expect([...errors].sort()).toEqual([...inSource].filter((code) => !code.startsWith('SCHEMA.')).sort());
  });

  test('diagnostics.md lists every code of the generator and no other', () => {
    expect([...diagnostics].sort()).toEqual([...inSource].filter((code) => code.startsWith('SCHEMA.')).sort());
  });
});

describe('codes in tests', () => {
  const texts = files.filter((file) => /^tests\/.*\.(ts|txt)$/.test(file) && !file.startsWith('tests/house/')).map((file) => read(file));
  /** Errors that tests make themselves, to see what is done with them, provoke nothing. */
  const asserted = texts.map((text) => text.replaceAll(/\bnew \w+\(\{[^}]*?\bcode: '[A-Z_.]+'/g, '')).join('\n');
  const told = new Set(asserted.match(/\b[A-Z]+\.[A-Z][A-Z0-9_]*\b/g));

  test('each code of errors.md is expected by some test', () => {
    expect([...errors].filter((code) => !told.has(code))).toEqual([]);
  });

  test('each code of diagnostics.md is expected by some test', () => {
    expect([...diagnostics].filter((code) => !told.has(code))).toEqual([]);
  });
});

test('functions.md tells of every expression and function', () => {
  const page = read('docs/reference/functions.md');
  const names = Object.keys(expressions).filter((name) => /^[A-Z]/.test(name));
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(page))).toEqual([]);
});

describe('pages', () => {
  test('what is read from the sources is as they say: npm run docs', async () => {
    const filled = await fillPages(root);
    expect([...filled].filter(([page, text]) => read(page) !== text).map(([page]) => page)).toEqual([]);
  }, 120_000);

  test('links lead to files and headings that are there', () => {
    const broken = pages.flatMap((page) => linksOf(page).flatMap((link) => (leads(page, link) ? [] : [`${page}: ${link}`])));
    expect(broken).toEqual([]);
  });

  test('every page is reached from docs/README.md', () => {
    const reached = new Set(['docs/README.md']);
    for (const page of reached) {
      for (const link of linksOf(page)) {
        const target = posix.join(posix.dirname(page), link.split('#')[0] ?? '');
        if (pages.includes(target)) reached.add(target);
      }
    }
    expect(pages.filter((page) => page.startsWith('docs/') && !reached.has(page) && !page.startsWith('docs/preludes/'))).toEqual([]);
  });
});

/** Links inside the project, those in code left out. */
function linksOf(page: string): readonly string[] {
  const prose = read(page)
    .replaceAll(/^```[\s\S]*?^```/gm, '')
    .replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link]) => (link === undefined || /^[a-z]+:/.test(link) ? [] : link));
}

function leads(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : posix.join(posix.dirname(page), path);
  if (!files.some((file) => file === target || file.startsWith(`${target.replace(/\/$/, '')}/`))) return false;
  return anchor === undefined || headingsOf(target).includes(anchor);
}

/** As GitHub makes anchors of headings. */
function headingsOf(page: string): readonly string[] {
  return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
