import { describe, expect, test } from '@jest/globals';
import { projectFiles, read } from '../house/support/source-files.js';
import { compileSnippets } from '../support/docs/compile-snippets.js';
import { readFences, snippetsOf } from '../support/docs/fences.js';

const pages = projectFiles().filter((file) => /^(README\.md|docs\/.+\.md)$/.test(file));
const languages = new Set(['ts', 'sh', 'sql', 'json', 'text', 'python', 'prisma', 'diff']);

describe('code in README and docs', () => {
  test('every block says its language, and TypeScript is never left unchecked', () => {
    const strange = pages.flatMap((page) =>
      readFences(page, read(page)).flatMap(({ info, line }) => (languages.has(info) ? [] : [`${page}:${line} '${info}'`])),
    );
    expect(strange).toEqual([]);
  });

  test('every TypeScript block compiles against the reference client', () => {
    const snippets = pages.flatMap((page) => snippetsOf(page, read(page)));
    expect(snippets.length).toBeGreaterThan(50);
    expect(compileSnippets(snippets)).toEqual([]);
  }, 120_000);
});

describe('the check itself', () => {
  test('reads blocks, and joins those that continue', () => {
    const text = '# A\n\n```ts\nconst a = 1;\n```\n\n```sh\nls\n```\n\n<!-- continues -->\n\n```ts\na.b;\n```\n';
    const [snippet, ...more] = snippetsOf('docs/a.md', text);
    expect(more).toEqual([]);
    expect(snippet).toEqual({
      name: 'docs-a-4.ts',
      text: 'const a = 1;\na.b;\nexport {};\n',
      origin: ['docs/a.md:4', 'docs/a.md:14'],
      mark: '',
      prints: undefined,
    });
  });

  test('takes a block for the file that its first line names', () => {
    expect(snippetsOf('docs/a.md', '```ts\n// schema/blog.ts\nconst a = 1;\n```\n')).toMatchObject([{ name: 'docs-a/schema/blog.ts' }]);
  });

  test('reads what stands before a block, and what it prints', () => {
    const text = '<!-- runs on postgres -->\n\n```ts\nconsole.log(1); // → 1\n// → 2\nconsole.log(2);\n```\n';
    expect(snippetsOf('docs/a.md', text)).toMatchObject([{ mark: 'runs on postgres', prints: '1\n2' }]);
  });

  test('tells a fault by its line on the page', () => {
    const [snippet] = snippetsOf('docs/wrong.md', 'text\n\n```ts\nPost.objects.filter({ title: 1 });\n```\n');
    const faults = compileSnippets(snippet === undefined ? [] : [snippet]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^docs\/wrong\.md:4: error TS/);
  }, 120_000);
});
